package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.PrintedLines;
import dev.pipewright.runtime.testing.ProcessTasks.Chatter;
import dev.pipewright.runtime.testing.ProcessTasks.Commands;
import dev.pipewright.runtime.testing.ProcessTasks.Count;
import dev.pipewright.runtime.testing.ProcessTasks.Held;
import dev.pipewright.runtime.testing.ProcessTasks.Hook;
import dev.pipewright.runtime.testing.ProcessTasks.Interrupted;
import dev.pipewright.runtime.testing.ProcessTasks.Repeat;
import dev.pipewright.runtime.testing.ProcessTasks.Square;
import dev.pipewright.runtime.testing.ProcessTasks.Subscriber;
import dev.pipewright.runtime.testing.ProcessTasks.Sum;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tasks whose workers are processes do what they would do as threads. */
@Timeout(120)
class ProcessesTest {

  @AfterEach
  void nothingIsLeft() throws Exception {
    Leftovers.assertNone();
  }

  private static List<Integer> squares(int count) {
    return IntStream.range(0, count).map(i -> i * i).boxed().toList();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 10_000})
  void everyInputBecomesAnOutputInOrder(int count) {
    assertThat(Line.numbers(count).then(new Square(task("square"))).run().toList())
        .isEqualTo(squares(count));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void aThrottleHoldsEverywhere(int throttle) {
    assertThat(
            Line.<Integer>first(
                    task("numbers").withThrottle(throttle),
                    out -> Branch.putAll(IntStream.range(0, 300), out))
                .then(new Square(task("square").withThrottle(throttle)))
                .run()
                .toList())
        .isEqualTo(squares(300));
  }

  @Test
  void severalWorkersShareTheInputs() {
    assertThat(Line.numbers(20_000).then(new Square(task("square").withWorkers(3))).run().toList())
        .containsExactlyInAnyOrderElementsOf(squares(20_000));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 1024})
  void orderedWorkersKeepTheOrder(int throttle) {
    List<Integer> expected =
        IntStream.range(0, 500)
            .flatMap(i -> IntStream.range(0, i % 5).map(j -> i % 5))
            .boxed()
            .toList();

    assertThat(
            Line.numbers(500)
                .each(task("small"), i -> i % 5)
                .then(new Repeat(task("repeat").withWorkers(3).withOrder().withThrottle(throttle)))
                .run()
                .toList())
        .isEqualTo(expected);
  }

  @Test
  void anOutputIsWorkedOnWhileItsProcessWaits() {
    CountDownLatch seen = new CountDownLatch(1);

    assertThat(
            Line.<Integer>first(
                    task("first").withBranch(),
                    out -> {
                      out.put(3);
                      seen.await();
                      out.put(4);
                    })
                .then(new Square(task("square")))
                .each(
                    task("behind").withCpuBound(),
                    i -> {
                      seen.countDown();
                      return i;
                    })
                .run()
                .toList())
        .containsExactly(9, 16);
  }

  @Test
  void aJoinTakesAllInputs() {
    assertThat(Line.numbers(1000).then(new Sum(task("sum"), 5000)).run().toList())
        .containsExactly(499_500);
  }

  @Test
  void workersOfAJoinShareTheInputs() {
    assertThat(
            Line.numbers(1000).then(new Sum(task("sum").withWorkers(2), 5000)).run().stream()
                .mapToInt(i -> i)
                .sum())
        .isEqualTo(499_500);
  }

  @Test
  void aJoinThatEndsBeforeItsInputStopsWhatIsBeforeIt() {
    assertThat(Line.allNumbers().then(new Sum(task("sum"), 4)).run().toList()).containsExactly(6);
  }

  @Test
  void whatOneWorkerOfAJoinLeavesGoesToTheOther() {
    // Each takes up to 600 of 1,000, so that all are taken whoever comes first.
    assertThat(
            Line.numbers(1000).then(new Sum(task("sum").withWorkers(2), 600)).run().stream()
                .mapToInt(i -> i)
                .sum())
        .isEqualTo(499_500);
  }

  @Test
  void aWorkerThatSubscribesTakesNoInputThatItDoesNotRequest() {
    assertThat(Line.numbers(60).then(new Subscriber(task("sub").withWorkers(2))).run().toList())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 60).boxed().toList());
  }

  @Test
  void aFirstTaskMayBeAProcess() {
    assertThat(Line.first(new Count(3000)).run().toList())
        .isEqualTo(IntStream.range(0, 3000).boxed().toList());
  }

  @Test
  void processesFollowEachOther() {
    assertThat(
            Line.first(new Count(3000))
                .then(new Square(task("square")))
                .then(new Square(task("again")))
                .run()
                .toList())
        .isEqualTo(IntStream.range(0, 3000).map(i -> i * i).map(i -> i * i).boxed().toList());
  }

  @Test
  void runsAreIndependentOfEachOther() {
    Line<Integer> line = Line.numbers(1000).then(new Square(task("square").withWorkers(2)));
    List<CompletableFuture<List<Integer>>> runs =
        Stream.generate(() -> line.run().toListLater()).limit(3).toList();

    assertThat(runs)
        .allSatisfy(
            run -> assertThat(run.join()).containsExactlyInAnyOrderElementsOf(squares(1000)));
  }

  @Test
  void closingARunEndsItsProcesses() {
    LocalRun<Integer> run = Line.allNumbers().then(new Square(task("square").withWorkers(2))).run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();

    run.close();

    assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive)).isEmpty();
  }

  @Test
  void aRunThatIsClosedAtOnceLeavesNothing() {
    for (int i = 0; i < 5; i++) {
      LocalRun<Integer> run = Line.numbers(10).then(new Square(task("square"))).run();
      CompletableFuture<List<Integer>> outputs = run.toListLater();
      outputs.cancel(true);
      run.close();
    }
  }

  /** What waits: in the queues, on the way, and in the hands of the source and of each worker. */
  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 1024})
  void noMoreIsInWorkThanTheThrottlesAllow(int throttle) throws Exception {
    AtomicInteger produced = new AtomicInteger();
    int workers = 2;
    try (Run<Integer> run =
        Line.<Integer>first(
                task("numbers").withThrottle(throttle),
                out ->
                    Branch.putAll(
                        Stream.iterate(0, i -> i + 1).peek(i -> produced.incrementAndGet()), out))
            .then(new Square(task("square").withWorkers(workers).withThrottle(throttle)))
            .run()) {
      Iterator<Integer> outputs = run.iterator();
      int taken = 0;
      for (int i = 0; i < 3; i++) {
        outputs.next();
        taken++;
        int allowed = taken + throttle + throttle + workers + 1;
        await()
            .atMost(Duration.ofSeconds(20))
            .untilAsserted(
                () ->
                    assertThat(produced)
                        .hasValueGreaterThanOrEqualTo(allowed - workers * throttle / 2 - workers));
        Threads.staysSo(() -> assertThat(produced).hasValueLessThanOrEqualTo(allowed));
      }
    }
  }

  @Test
  void aSlowProcessDoesNotHoardInputs(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("may-end");
    List<Integer> inputs = new ArrayList<>(List.of(Held.UNTIL_FILE));
    inputs.addAll(Collections.nCopies(500, 0));
    try (Run<Integer> run =
        Line.<Integer>first(task("inputs"), out -> Branch.putAll(inputs, out))
            .then(new Held(task("held").withWorkers(2), file.toString()))
            .run()) {
      Iterator<Integer> outputs = run.iterator();

      for (int i = 0; i < 500; i++) {
        assertThat(outputs.next()).as("output %d of the other process", i).isZero();
      }
      Files.createFile(file);
      assertThat(outputs.next()).isEqualTo(Held.UNTIL_FILE);
      assertThat(outputs.hasNext()).isFalse();
    }
  }

  @Test
  void outputsAreNotHeldBackByALongCall(@TempDir Path directory) {
    try (Run<Integer> run =
        Line.<Integer>first(
                task("inputs"), out -> Branch.putAll(List.of(0, 0, 0, Held.UNTIL_FILE), out))
            .then(new Held(task("held"), directory.resolve("never").toString()))
            .run()) {
      Iterator<Integer> outputs = run.iterator();

      assertThat(List.of(outputs.next(), outputs.next(), outputs.next())).containsOnly(0);
    }
  }

  @Test
  void aTaskThatLeavesItsThreadInterruptedDisturbsNothing() {
    assertThat(Line.numbers(200).then(new Interrupted(task("interrupted"))).run().toList())
        .isEqualTo(IntStream.range(0, 200).boxed().toList());
  }

  @Test
  void whatAProcessPrintsAppearsLineByLineWithItsName() {
    PrintedLines out = PrintedLines.ofSystemOut();
    PrintedLines err = PrintedLines.ofSystemErr();
    List<Integer> read;
    try (out;
        err) {
      read = Line.numbers(2).then(new Chatter(task("chatter"))).run().toList();
    }

    assertThat(read).as("the end of its standard input").containsOnly(-1);
    assertThat(out.lines()).containsExactly("[chatter-1] out 0", "[chatter-1] out 1");
    assertThat(err.lines()).containsExactly("[chatter-1] err 0", "[chatter-1] err 1");
  }

  @Test
  void aCommandOfAProcessFindsItsStandardInputAtItsEnd() {
    assertThat(commands(Commands.READS).toList()).containsExactly(0);
  }

  /** That no thread of the process's output stays is asserted after each test. */
  @Test
  void aCommandMayOutliveItsProcess() throws Exception {
    PrintedLines out = PrintedLines.ofSystemOut();
    List<Integer> started;
    try (out) {
      started = commands(Commands.STAYS).toList();
    }

    ProcessHandle command = ProcessHandle.of(started.get(0)).orElseThrow();
    try {
      Leftovers.assertNone();
      assertThat(command.isAlive()).isTrue();
    } finally {
      command.destroyForcibly();
    }
    assertThat(out.lines()).containsExactly("[commands-1] stays");
  }

  @Test
  void whatAProcessPrintedBeforeItsEndIsNotLostThoughACommandOutlivesIt() {
    PrintedLines out = PrintedLines.ofSystemOut();
    try (out) {
      assertThatThrownBy(commands(Commands.PRINTS_AND_HALTS)::toEnd)
          .hasCauseInstanceOf(ProcessException.class);
    }

    List<String> lines = out.lines();
    String last = lines.get(lines.size() - 1);
    ProcessHandle.of(Long.parseLong(last.substring(last.indexOf(' ') + 1)))
        .ifPresent(ProcessHandle::destroyForcibly);
    assertThat(lines.subList(0, lines.size() - 1))
        .isEqualTo(IntStream.range(0, Commands.LINES).mapToObj(i -> "[commands-1] " + i).toList());
  }

  /** Runs {@code Commands} with one input. */
  private static LocalRun<Integer> commands(int input) {
    return Line.<Integer>first(task("input"), out -> Branch.putAll(List.of(input), out))
        .then(new Commands(task("commands")))
        .run();
  }

  @Test
  void aProcessCanBeDebugged() {
    PrintedLines out = PrintedLines.ofSystemOut();
    PrintedLines err = PrintedLines.ofSystemErr();
    System.setProperty("dev.pipewright.debug", "square");
    try (out;
        err) {
      Line.numbers(2).then(new Square(task("square"))).run().toList();
    } finally {
      System.clearProperty("dev.pipewright.debug");
    }

    assertThat(Stream.concat(out.lines().stream(), err.lines().stream()))
        .anyMatch(line -> line.matches("\\[square-1] Listening for transport dt_socket.*\\d+"));
  }

  @Test
  void processesConnectByTcpWhereThatIsWanted() {
    System.setProperty("dev.pipewright.tcp", "true");
    try {
      assertThat(Line.numbers(100).then(new Square(task("square"))).run().toList())
          .isEqualTo(squares(100));
    } finally {
      System.clearProperty("dev.pipewright.tcp");
    }
  }

  @Test
  void aDirectoryWhoseNameIsTooLongForASocketIsNoHindrance(@TempDir Path directory)
      throws Exception {
    Path deep = Files.createDirectories(directory.resolve("d".repeat(120)));
    String before = System.setProperty("java.io.tmpdir", deep.toString());
    try {
      assertThat(Line.numbers(100).then(new Square(task("square"))).run().toList())
          .isEqualTo(squares(100));
      assertThat(deep).isEmptyDirectory();
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  @Test
  void shutdownHooksOfAProcessRunWhenItsRunIsClosed(@TempDir Path directory) {
    Path file = directory.resolve("file");
    LocalRun<Integer> run = Line.numbers(10).then(new Hook(file.toString())).run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();

    run.close();

    assertThat(file).exists();
  }

  @Test
  void aDirectoryThatCannotBeWrittenIsNoHindrance(@TempDir Path directory) {
    String before =
        System.setProperty("java.io.tmpdir", directory.resolve("there is none").toString());
    try {
      assertThat(Line.numbers(100).then(new Square(task("square"))).run().toList())
          .isEqualTo(squares(100));
    } finally {
      System.setProperty("java.io.tmpdir", before);
    }
  }

  @Test
  void optionsOfTheEnvironmentAreNotPassedOnTwice() throws Exception {
    // Else the process has two collectors to choose from, and ends.
    assertThat(
            ChildJvm.run(
                Program.class, "-ea", Map.of("JDK_JAVA_OPTIONS", "-XX:+UseParallelGC -Dx=y")))
        .endsWith("[0, 1, 4]");
  }

  @Test
  void aLongCommandLineMayHoldAnyCharacters() throws Exception {
    String odd = "-Dodd=" + "\"two words\"\r\nand '\\' #\t@ ".repeat(2000);

    assertThat(ChildJvm.run(Program.class, odd, Map.of())).endsWith("[0, 1, 4]");
  }

  /** A program with a process. */
  static final class Program {
    public static void main(String[] arguments) {
      System.out.println(Line.numbers(3).then(new Square(task("square"))).run().toList());
    }
  }
}
