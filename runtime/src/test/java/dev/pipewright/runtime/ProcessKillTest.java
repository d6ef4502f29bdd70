package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.ProcessTasks.Square;
import dev.pipewright.runtime.testing.ProcessTasks.StuckCodec;
import dev.pipewright.runtime.testing.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at random moments. How often is said by the system properties {@code kills}
 * and {@code parents}; few times by default, since each costs the start of two or three processes.
 */
class ProcessKillTest {

  private static final int KILLS = Integer.getInteger("kills", 10);
  private static final int PARENTS = Integer.getInteger("parents", 5);

  /** Killed in time, a process is not even one yet: Java starts it by way of a helper. */
  private static final Pattern KILLED =
      Pattern.compile(
          "the process square-[12] ended with exit code 137 \\(by signal 9\\) before its work was"
              + " done; .*|a process for task square cannot be started: .* signal: 9",
          Pattern.DOTALL);

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aChildThatIsKilledAtARandomMomentFailsTheRun() throws Exception {
    Line<Integer> line = Line.allNumbers().then(new Square(task("square").withWorkers(2)));
    for (int seed = 0; seed < KILLS; seed++) {
      Random random = new Random(seed);
      LocalRun<Integer> run = line.run();
      Threads.Background<Boolean> killer =
          Threads.inBackground(
              () -> {
                boolean killed = false;
                try {
                  killOneOf(random);
                  killed = true;
                } finally {
                  if (!killed) {
                    run.close(); // or else it would run for ever
                  }
                }
                return killed;
              });

      Throwable thrown = catchThrowable(run::toEnd);

      assertThat(killer.get()).isTrue();
      TaskException failure = thrown instanceof TaskException told ? told : null;
      assertThat(failure).as("seed %d", seed).isNotNull();
      assertThat(failure.task()).isEqualTo("square");
      assertThat(failure.getCause())
          .as("seed %d", seed)
          .isInstanceOf(ProcessException.class)
          .extracting(Throwable::getMessage, STRING)
          .matches(KILLED);
      Leftovers.assertNone();
    }
  }

  /** Kills a child, within half a second after there are two. */
  private static void killOneOf(Random random) throws InterruptedException {
    List<ProcessHandle> children =
        await()
            .pollInterval(Duration.ofMillis(1))
            .atMost(Duration.ofSeconds(30))
            .until(Leftovers::processes, found -> found.size() == 2);
    Thread.sleep(random.nextInt(500));
    children.get(random.nextInt(2)).destroyForcibly();
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aParentThatIsKilledTakesItsChildrenAlong(@TempDir Path directory) throws Exception {
    for (int seed = 0; seed < PARENTS; seed++) {
      Random random = new Random(seed);
      String round = "seed " + seed;
      Process parent = ChildJvm.start(Parent.class, "-Djava.io.tmpdir=" + directory);
      List<ProcessHandle> children =
          await()
              .pollInterval(Duration.ofMillis(1))
              .atMost(Duration.ofSeconds(30))
              .until(() -> parent.descendants().toList(), found -> found.size() == 2);
      Thread.sleep(random.nextInt(500));
      parent.destroyForcibly().waitFor();

      await()
          .pollInterval(Duration.ofMillis(5))
          .untilAsserted(
              () -> assertThat(children.stream().filter(Leftovers::runs)).as(round).isEmpty());
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files).as(round).isEmpty();
      }
    }
  }

  @Test
  @Timeout(60)
  void aParentThatIsKilledTakesAChildAlongWhoseCodecHangs(@TempDir Path directory)
      throws Exception {
    Path called = directory.resolve("called");
    Process parent = ChildJvm.start(StuckParent.class, "-Dcalled=" + called);
    Threads.eventually().until(() -> Files.exists(called));
    List<ProcessHandle> children = parent.descendants().toList();
    assertThat(children).hasSize(1);
    parent.destroyForcibly().waitFor();

    Threads.eventually()
        .untilAsserted(() -> assertThat(children.stream().filter(Leftovers::runs)).isEmpty());
  }

  /** A program that runs a pipeline with a process whose codec never returns. */
  static final class StuckParent {
    public static void main(String[] arguments) {
      Line.allNumbers().then(new StuckCodec(System.getProperty("called"))).run().toEnd();
    }
  }

  /** A program that runs a pipeline with two processes for ever. */
  static final class Parent {
    public static void main(String[] arguments) {
      Line.allNumbers().then(new Square(task("square").withWorkers(2))).run().toEnd();
    }
  }
}
