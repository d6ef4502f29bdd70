package dev.pipewright.runtime;

import static dev.pipewright.runtime.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.ProcessTasks.Square;
import dev.pipewright.runtime.ProcessTasks.StuckCodec;
import dev.pipewright.runtime.local.LocalRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Processes are killed at random moments. How often is said by the system property {@code kills};
 * few by default, since each time costs the start of two processes.
 */
class ProcessKillTest {

  private static final int KILLS = Integer.getInteger("kills", 10);

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aChildThatIsKilledAtARandomMomentFailsTheRun() throws Exception {
    Line<Integer> line = Line.allNumbers().then(new Square(task("square").withWorkers(2)));
    for (int seed = 0; seed < KILLS; seed++) {
      Random random = new Random(seed);
      LocalRun<Integer> run = line.run();
      Thread killer = new Thread(() -> killOneOf(random));
      killer.start();

      TaskException failure = catchThrowableOfType(TaskException.class, run::drain);

      killer.join();
      assertThat(failure).as("seed %d", seed).isNotNull();
      assertThat(failure.task()).isEqualTo("square");
      assertThat(((ProcessException) failure.getCause()).exitCode())
          .as("seed %d: %s", seed, failure)
          .hasValue(137);
      Leftovers.assertNone();
    }
  }

  /** Kills a child, within half a second after there are two. */
  private static void killOneOf(Random random) {
    try {
      List<ProcessHandle> children =
          await()
              .pollInterval(Duration.ofMillis(1))
              .atMost(Duration.ofSeconds(30))
              .until(Leftovers::processes, found -> found.size() == 2);
      Thread.sleep(random.nextInt(500));
      children.get(random.nextInt(2)).destroyForcibly();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void aParentThatIsKilledTakesItsChildrenAlong(@TempDir Path directory) throws Exception {
    for (int seed = 0; seed < KILLS; seed++) {
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
          .pollInterval(Duration.ofMillis(10))
          .atMost(Duration.ofSeconds(1))
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
    Process parent = ChildJvm.start(StuckParent.class, "-Djava.io.tmpdir=" + directory);
    List<ProcessHandle> children =
        await()
            .atMost(Duration.ofSeconds(30))
            .until(() -> parent.descendants().toList(), found -> found.size() == 1);
    Thread.sleep(1500); // there is no sign that the codec has been called
    parent.destroyForcibly().waitFor();

    await()
        .atMost(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(children.stream().filter(Leftovers::runs)).isEmpty());
  }

  /** A program that runs a pipeline with a process whose codec never returns. */
  static final class StuckParent {
    public static void main(String[] arguments) {
      Line.allNumbers().then(new StuckCodec(task("stuck"))).run().drain();
    }
  }

  /** A program that runs a pipeline with two processes for ever. */
  static final class Parent {
    public static void main(String[] arguments) {
      Line.allNumbers().then(new Square(task("square").withWorkers(2))).run().drain();
    }
  }
}
