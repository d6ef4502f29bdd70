package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Leftovers;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.ProcessTasks;
import dev.pipewright.runtime.testing.ProcessTasks.Breaker;
import dev.pipewright.runtime.testing.ProcessTasks.Deserter;
import dev.pipewright.runtime.testing.ProcessTasks.Doomed;
import dev.pipewright.runtime.testing.ProcessTasks.Misfortune;
import dev.pipewright.runtime.testing.ProcessTasks.Square;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes wrong in a process is told to the caller of the pipeline. */
@Timeout(120)
class ProcessFailuresTest {

  @AfterEach
  void nothingIsLeft() throws Exception {
    Leftovers.assertNone();
  }

  /** Runs a task that does nothing with some inputs, then something bad, then waits for more. */
  private static TaskException failureOf(int misfortune) {
    LocalRun<Integer> run =
        Line.<Integer>first(task("inputs"), out -> Branch.putAll(List.of(0, 0, misfortune), out))
            .then(new Misfortune(task("misfortune")))
            .run();
    return catchThrowableOfType(TaskException.class, run::toList);
  }

  private static ProcessException causeOf(TaskException failure) {
    assertThat(failure).hasCauseInstanceOf(ProcessException.class);
    return (ProcessException) failure.getCause();
  }

  @Test
  void anExceptionArrivesWithItsClassMessageAndStack() {
    TaskException failure = failureOf(Misfortune.THROWS);

    assertThat(failure.task()).isEqualTo("misfortune");
    assertThat(failure.pipeline()).isEqualTo(Line.NAME);
    assertThat(failure.input()).isEqualTo(Misfortune.THROWS);
    assertThat(failure)
        .hasMessage(
            "Task misfortune of pipeline line failed:"
                + " java.lang.UnsupportedOperationException: not today");
    ProcessException cause = causeOf(failure);
    assertThat(cause.className()).isEqualTo("java.lang.UnsupportedOperationException");
    assertThat(cause).hasMessage("not today");
    assertThat(cause.exitCode()).isEmpty();
    assertThat(cause.getStackTrace()[0].getMethodName()).isEqualTo("call");
    assertThat(cause.getStackTrace()[0].getClassName()).isEqualTo(Misfortune.class.getName());
    StringWriter printed = new StringWriter();
    cause.printStackTrace(new PrintWriter(printed, true));
    assertThat(printed.toString())
        .startsWith("java.lang.UnsupportedOperationException: not today")
        .contains("Caused by: java.io.IOException: the disk is full");
  }

  @Test
  void anErrorOfTheTaskArrivesLikeAnException() {
    assertThat(causeOf(failureOf(Misfortune.OVERFLOWS)).className())
        .isEqualTo("java.lang.StackOverflowError");
  }

  @Test
  void anExitIsToldWithItsCodeAndWhatWasPrintedLast() {
    TaskException failure = failureOf(Misfortune.EXITS);

    assertThat(failure.task()).isEqualTo("misfortune");
    ProcessException cause = causeOf(failure);
    assertThat(cause.className()).isNull();
    assertThat(cause.exitCode()).hasValue(7);
    assertThat(cause)
        .hasMessage(
            "the process misfortune-1 ended with exit code 7 before its work was done; it printed"
                + " last to its standard error:\nleaving");
  }

  @Test
  void aHaltIsToldWithItsCode() {
    ProcessException cause = causeOf(failureOf(Misfortune.HALTS));

    assertThat(cause.exitCode()).hasValue(9);
    assertThat(cause)
        .hasMessage(
            "the process misfortune-1 ended with exit code 9 before its work was done; it printed"
                + " nothing to its standard error");
  }

  @Test
  void outOfMemoryEndsTheProcessAndIsTold() {
    ProcessException cause = causeOf(failureOf(Misfortune.RUNS_OUT_OF_MEMORY));

    assertThat(cause.exitCode()).hasValue(3);
    assertThat(cause).hasMessageContaining("java.lang.OutOfMemoryError: Java heap space");
  }

  @Test
  void aKilledProcessIsToldWithTheSignal() {
    ProcessException cause = causeOf(failureOf(Misfortune.IS_KILLED));

    assertThat(cause.exitCode()).hasValue(137);
    assertThat(cause).hasMessageContaining("exit code 137 (by signal 9)");
  }

  @Test
  void aTaskThatIgnoresItsInterruptionIsEndedWithItsProcess() {
    LocalRun<Integer> run =
        Line.<Integer>first(task("inputs"), out -> Branch.putAll(List.of(0, Misfortune.HANGS), out))
            .then(new Misfortune(task("misfortune")))
            .run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();

    run.close();

    assertThat(Leftovers.processes()).isEmpty();
  }

  @Test
  void aFailureElsewhereEndsTheProcesses() {
    LocalRun<Integer> run =
        Line.numbers(1000)
            .then(new Square(task("square").withWorkers(2)))
            .each(
                task("refuse"),
                (Integer i) -> {
                  if (i > 100) {
                    throw new IllegalStateException("enough");
                  }
                  return i;
                })
            .run();

    assertThat(catchThrowableOfType(TaskException.class, run::toList).task()).isEqualTo("refuse");
  }

  @Test
  void aProcessThatCannotBeStartedIsToldWithWhatJavaSays() {
    LocalRun<Integer> run = Line.numbers(3).then(new WrongOption()).run();

    TaskException failure = catchThrowableOfType(TaskException.class, run::toList);

    assertThat(causeOf(failure))
        .hasMessageContaining("exit code 1 ")
        .hasMessageContaining("'NoSuchOption=1'");
  }

  @Test
  void anInputThatCannotBeWrittenFailsTheRunWithThatInput() {
    LocalRun<Integer> run = Line.numbers(3).then(new Unwritable()).run();

    TaskException failure = catchThrowableOfType(TaskException.class, run::toList);

    assertThat(failure.task()).isEqualTo("unwritable");
    assertThat(failure.input()).isEqualTo(1);
    assertThat(failure).hasRootCauseMessage("one is not written");
  }

  @Test
  void aProcessThatEndsBeforeItHasReadItsValuesIsToldWithItsCode() {
    LocalRun<Integer> run = Line.numbers(3).then(new Deserter()).run();

    TaskException failure = catchThrowableOfType(TaskException.class, run::toList);

    assertThat(causeOf(failure).exitCode()).hasValue(5);
  }

  @Test
  void aProcessThatEndedWhileItsOutputsWaitedIsToldWithItsCode() {
    LocalRun<Integer> run =
        Line.allNumbers().then(new Doomed(task("doomed").withThrottle(1))).run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    await().until(() -> Leftovers.processes().isEmpty());

    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> outputs.forEachRemaining(output -> {}));

    assertThat(causeOf(failure).exitCode()).hasValue(6);
  }

  @Test
  void aProcessThatEndsWithinAMessageIsToldWithItsCode() {
    LocalRun<Integer> run = Line.numbers(3).then(new Breaker()).run();

    TaskException failure = catchThrowableOfType(TaskException.class, run::toList);

    assertThat(causeOf(failure).exitCode()).hasValue(8);
  }

  /** A task whose processes are started with an option that there is not. */
  static final class WrongOption extends ProcessTasks.Numbers {
    WrongOption() {
      super(task("wrongOption"));
    }

    @Override
    public List<String> jvmOptions() {
      return List.of("-XX:NoSuchOption=1");
    }

    @Override
    protected int call(int in) {
      return in;
    }
  }

  /** A task with a codec that refuses an input. */
  static final class Unwritable extends ProcessTasks.Numbers {
    Unwritable() {
      super(task("unwritable"));
    }

    @Override
    public ItemCodec<Integer> inputs() {
      return new ItemCodec<>() {
        @Override
        public void write(Integer value, dev.pipewright.runtime.codec.ItemWriter out) {
          if (value == 1) {
            throw new IllegalArgumentException("one is not written");
          }
          out.writeInt(value);
        }

        @Override
        public Integer read(dev.pipewright.runtime.codec.ItemReader in) throws java.io.IOException {
          return in.readInt();
        }
      };
    }

    @Override
    protected int call(int in) {
      return in;
    }

    public static void main(String[] arguments) {
      dev.pipewright.runtime.local.WorkerProcess.run(
          values -> {
            values.readInt();
            return new Unwritable();
          });
    }
  }
}
