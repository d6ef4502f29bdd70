package dev.pipewright.processor;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** That dependencies point one way. */
class ArchitectureTest {

  private static final JavaClasses PROCESSOR = classesOf(PipewrightProcessor.class);
  private static final JavaClasses RUNTIME = classesOf(Run.class);
  private static final JavaClasses ANNOTATIONS = classesOf(Task.class);

  /** What makes a thread wait, tells the time, or starts threads: the scheduler's, not ours. */
  private static final Map<String, Set<String>> WAITS =
      Map.of(
          "java.lang.Object", Set.of("wait", "notify", "notifyAll"),
          "java.lang.System", Set.of("nanoTime", "currentTimeMillis"),
          "java.lang.Thread", Set.of("sleep", "yield", "onSpinWait", "join", "start"),
          "java.util.concurrent.TimeUnit", Set.of("sleep", "timedJoin", "timedWait"),
          "java.util.concurrent.locks.ReentrantLock", Set.of("newCondition"),
          "java.util.concurrent.CompletableFuture",
              Set.of("get", "join", "orTimeout", "completeOnTimeout", "delayedExecutor"));

  private static JavaClasses classesOf(Class<?> type) {
    return new ClassFileImporter()
        .importUrl(type.getProtectionDomain().getCodeSource().getLocation());
  }

  @Test
  void thereAreClassesToLookAt() {
    assertThat(PROCESSOR).hasSizeGreaterThan(30);
    assertThat(RUNTIME).hasSizeGreaterThan(10);
    assertThat(ANNOTATIONS).hasSizeGreaterThan(2);
  }

  /** Steps, check and write build on model, which builds on none of them. */
  @ParameterizedTest
  @CsvSource({
    "model, steps",
    "model, check",
    "model, write",
    "steps, check",
    "steps, write",
    "check, steps",
    "check, write",
    "write, steps",
    "write, check",
  })
  void noRoomOfTheProcessorKnows(String room, String other) {
    String root = "dev.pipewright.processor.";
    noClasses()
        .that()
        .resideInAPackage(root + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + other + "..")
        .check(PROCESSOR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model", "steps", "check", "write"})
  void noRoomOfTheProcessorKnowsItsEntry(String room) {
    noClasses()
        .that()
        .resideInAPackage("dev.pipewright.processor." + room + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pipewright.processor")
        .check(PROCESSOR);
  }

  @Test
  void packagesOfTheProcessorHaveNoCycles() {
    SlicesRuleDefinition.slices()
        .matching("dev.pipewright.processor.(*)..")
        .should()
        .beFreeOfCycles()
        .check(PROCESSOR);
  }

  @Test
  void questionsAboutTypesKnowNoTasksAndNoCodecs() {
    noClasses()
        .that(simpleName("TypeSystem").or(simpleName("TypeVariables")))
        .should()
        .dependOnClassesThat(
            simpleName("TaskModel")
                .or(simpleName("PipelineModel"))
                .or(simpleName("GraphModel"))
                .or(simpleName("CodecReader"))
                .or(simpleName("Codecs")))
        .check(PROCESSOR);
  }

  @Test
  void whatCrossesIsReadWhereItIsCheckedOnly() {
    noClasses()
        .that()
        .resideInAPackage("dev.pipewright.processor.write..")
        .should()
        .dependOnClassesThat(simpleName("CodecReader"))
        .check(PROCESSOR);
  }

  @Test
  void theProcessorKnowsAnnotationsAndRuntimeByNameOnly() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.pipewright").or(resideInAPackage("dev.pipewright.runtime..")))
        .check(PROCESSOR);
  }

  @Test
  void onlyWriteKnowsTheWriterOfSource() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.pipewright.processor.write..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.palantir..")
        .check(PROCESSOR);
  }

  @Test
  void theGraphKnowsNoEngineAndNoRun() {
    noClasses()
        .that()
        .resideInAPackage("dev.pipewright.runtime.graph..")
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.pipewright.runtime")
                .and(not(simpleName("Emitter")))) // which tasks are called with
        .check(RUNTIME);
  }

  /** Of the runtime's packages only the local engine knows all others. */
  @ParameterizedTest
  @CsvSource({
    "graph, local",
    "graph, process",
    "codec, graph",
    "codec, local",
    "codec, process",
  })
  void noPackageOfTheRuntimeKnows(String one, String other) {
    String root = "dev.pipewright.runtime.";
    noClasses()
        .that()
        .resideInAPackage(root + one + "..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(root + other + "..")
        .check(RUNTIME);
  }

  @Test
  void queuesKnowNothingButJavaAndHowThreadsWait() {
    classes()
        .that()
        .resideInAPackage("dev.pipewright.runtime.queue..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "dev.pipewright.runtime.queue..",
                "dev.pipewright.runtime.scheduling..",
                "org.jspecify.annotations"))
        .check(RUNTIME);
  }

  @Test
  void howThreadsWaitBuildsOnJavaAlone() {
    classes()
        .that()
        .resideInAPackage("dev.pipewright.runtime.scheduling..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..", "dev.pipewright.runtime.scheduling..", "org.jspecify.annotations"))
        .check(RUNTIME);
  }

  /**
   * Whoever waits does so by the scheduler of the run, so that an engine can supply another one.
   * Worker processes are the exception, which run in real time whoever started them; and a run that
   * finds no memory, which the scheduler may need.
   */
  @Test
  void runsWaitByTheirScheduler() {
    noClasses()
        .that()
        .resideInAnyPackage("dev.pipewright.runtime.queue..", "dev.pipewright.runtime.local..")
        .and(not(simpleName("WorkerProcess")))
        .should()
        .accessTargetWhere(
            describe(
                "it makes threads wait",
                access -> {
                  String owner = access.getTargetOwner().getName();
                  boolean waits =
                      WAITS.getOrDefault(owner, Set.of()).contains(access.getTarget().getName());
                  boolean parks = owner.equals("java.util.concurrent.locks.LockSupport");
                  return waits
                      || (parks && !access.getOrigin().getName().equals("pauseWithoutMemory"));
                }))
        .orShould()
        .dependOnClassesThat(
            assignableTo(ExecutorService.class)
                .or(assignableTo(BlockingQueue.class))
                .or(assignableTo(CountDownLatch.class))
                .or(assignableTo(Semaphore.class))
                .or(assignableTo(Timer.class)))
        .check(RUNTIME);
  }

  @Test
  void workerProcessesKnowQueuesAndCodecsAndNoRun() {
    classes()
        .that()
        .resideInAPackage("dev.pipewright.runtime.process..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(
                "java..",
                "dev.pipewright.runtime",
                "dev.pipewright.runtime.codec..",
                "dev.pipewright.runtime.process..",
                "dev.pipewright.runtime.queue..",
                "org.jspecify.annotations"))
        .check(RUNTIME);
  }

  @Test
  void onlyTheLocalEngineAndItsProcessesKnowQueues() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.pipewright.runtime.queue..",
            "dev.pipewright.runtime.local..",
            "dev.pipewright.runtime.process..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pipewright.runtime.queue..")
        .check(RUNTIME);
  }

  @Test
  void onlyTheLocalEngineAndItsQueuesKnowHowThreadsWait() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.pipewright.runtime.scheduling..",
            "dev.pipewright.runtime.queue..",
            "dev.pipewright.runtime.local..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pipewright.runtime.scheduling..")
        .check(RUNTIME);
  }

  @Test
  void thePackagesOfTheRuntimeFormNoCycle() {
    slices().matching("dev.pipewright.runtime.(*)..").should().beFreeOfCycles().check(RUNTIME);
  }

  @Test
  void whatUsersNameKnowsNothingBelowItButTheEngineItsSeam() {
    noClasses()
        .that()
        .resideInAPackage("dev.pipewright.runtime")
        .and()
        .haveNameNotMatching("dev\\.pipewright\\.runtime\\.Engine(\\$Local)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.pipewright.runtime.*..")
        .check(RUNTIME);
  }

  @Test
  void theRuntimeNeedsOnlyJava() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java..", "dev.pipewright.runtime..", "org.jspecify.annotations"))
        .check(RUNTIME);
  }

  @Test
  void theAnnotationsNeedOnlyJava() {
    classes()
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage("java.lang..", "dev.pipewright", "org.jspecify.annotations"))
        .check(ANNOTATIONS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "annotations/src/main/java",
        "runtime/src/main/java",
        "processor/src/main/java",
        "examples/src/main/java",
        "runtime/src/test/java/dev/pipewright/runtime/testing",
        "processor/src/test/java/dev/pipewright/processor/testing",
        "examples/src/test/java/dev/pipewright/examples/testing",
        "checks/benchmarks/src/main/java",
        "checks/stress/src/main/java",
        "checks/integration-tests/src/test/java"
      })
  void everyPackageSaysWhatItIsAndWhatIsNull(String sources) throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("..", sources))) {
      List<Path> packages =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("module-info.java"))
              .map(Path::getParent)
              .distinct()
              .toList();
      assertThat(packages).isNotEmpty();
      for (Path directory : packages) {
        assertThat(directory.resolve("package-info.java"))
            .exists()
            .content()
            .startsWith("/**")
            .contains("\n@NullMarked\npackage ");
      }
    }
  }
}
