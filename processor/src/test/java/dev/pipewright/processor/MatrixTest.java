package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every shape of input with every shape of output, one worker and several, ordered or not, with
 * several throttles and numbers of items: each combination gives exactly the outputs it should.
 *
 * <p>What is expected is computed here from the numbers of the items alone: the bodies of the tasks
 * stand in the compiled source, and nothing of them is used.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MatrixTest {

  private static final int SEVERAL = 3;
  private static final int UNDECLARED = 0;
  private static final int[] COUNTS = {0, 1, 2, 1000};
  private static final int[] THROTTLES = {1, 2, 3};
  private static final int[] COUNTS_OF_THROTTLES = {1, 2, 100};

  /** How a task takes its inputs. */
  enum Input {
    ONE("int n", "n"),
    ITERABLE("Iterable<Integer> in", "In.of(in)"),
    ITERATOR("Iterator<Integer> in", "In.of(in)"),
    STREAM("Stream<Integer> in", "In.of(in)"),
    PUBLISHER("Flow.Publisher<Integer> in", "In.of(in)");

    final String parameter;
    final String argument;

    Input(String parameter, String argument) {
      this.parameter = parameter;
      this.argument = argument;
    }
  }

  /** How a task gives its outputs. */
  enum Output {
    ONE("Object"),
    SINK("void"),
    ITERABLE("Iterable<Integer>"),
    ITERATOR("Iterator<Integer>"),
    STREAM("Stream<Integer>"),
    INT_STREAM("IntStream"),
    LONG_STREAM("LongStream"),
    DOUBLE_STREAM("DoubleStream"),
    ARRAY("Integer[]"),
    PRIMITIVE_ARRAY("long[]"),
    OPTIONAL("Optional<Object>"),
    PUBLISHER("Flow.Publisher<Integer>"),
    EMITTER("void");

    final String result;

    Output(String result) {
      this.result = result;
    }

    boolean isBranch() {
      return this != ONE && this != SINK;
    }
  }

  /** A task and the pipeline that runs it behind a source of numbers. */
  record Combination(Input input, Output output, boolean async, int workers, boolean ordered) {

    boolean joins() {
      return input != Input.ONE;
    }

    /** Whether it is known in which order the outputs come. */
    boolean inOrder() {
      return workers == 1 || ordered;
    }

    String name() {
      return (input + "_" + output + (async ? "_async" : "") + (ordered ? "_ordered" : ""))
              .toLowerCase(Locale.ROOT)
          + workers;
    }

    String source(int throttle) {
      String attributes =
          "branch = %s, join = %s, workers = %d, ordered = %s, throttle = %d"
              .formatted(output.isBranch(), joins(), workers, ordered, throttle);
      String result = output.result;
      if (async) {
        result = "CompletionStage<%s>".formatted(output == Output.SINK ? "Void" : result);
      }
      String parameters =
          switch (output) {
            case SINK -> ", @Bind Collection<Object> seen";
            case EMITTER -> ", Emitter<? super Integer> out";
            default -> "";
          };
      String arguments =
          switch (output) {
            case SINK -> ", seen";
            case EMITTER -> ", out";
            default -> "";
          };
      String call =
          "%s.%s(%s%s)"
              .formatted(
                  joins() ? "All" : "Each",
                  output.name().toLowerCase(Locale.ROOT),
                  input.argument,
                  arguments);
      if (async) {
        call =
            "Later.%s() -> %s)"
                .formatted(
                    joins() ? "alone(" : "half(n, ",
                    output == Output.SINK ? "{ " + call + "; return null; }" : call);
      }
      String body = result.equals("void") ? call + ";" : "return " + call + ";";
      boolean sink = output == Output.SINK;
      return """
        @Task(%s) static %s task_%s(%s%s) { %s }
        @Pipeline("upTo -> task_%3$s") %s %3$s(int count%s);
      """
          .formatted(
              attributes,
              result,
              name(),
              input.parameter,
              parameters,
              body,
              sink ? "void" : "List<Object>",
              sink ? ", Collection<Object> seen" : "");
    }

    /** The outputs, one list for each worker of a join whose share is known. */
    List<Object> expected(int count) {
      List<Object> inputs = new ArrayList<>(IntStream.range(0, count).boxed().toList());
      if (output == Output.SINK) {
        return inputs;
      }
      if (output == Output.ONE || output == Output.OPTIONAL) {
        if (joins()) {
          return inputs; // in as many lists as there are workers
        }
        return inputs.stream()
            .filter(n -> output == Output.ONE || (int) n % 2 == 0)
            .<Object>map(n -> "item " + n)
            .toList();
      }
      List<Object> expected = new ArrayList<>();
      for (Object n : inputs) {
        for (int k = 0; k < (int) n % 4; k++) {
          int element = (int) n * 10 + k;
          expected.add(
              switch (output) {
                case LONG_STREAM, PRIMITIVE_ARRAY -> (Object) (long) element;
                case DOUBLE_STREAM -> (double) element;
                default -> element;
              });
        }
      }
      return expected;
    }
  }

  private static final String SUPPORT = Sources.of("Tasks.java");

  private final Map<String, Compiled.Made> made = new HashMap<>();
  private int runs;

  static List<Combination> combinations() {
    List<Combination> all = new ArrayList<>();
    for (Input input : Input.values()) {
      for (Output output : Output.values()) {
        for (boolean async : new boolean[] {false, true}) {
          for (int workers : new int[] {1, SEVERAL}) {
            for (boolean ordered : new boolean[] {false, true}) {
              Combination c = new Combination(input, output, async, workers, ordered);
              boolean legal =
                  !(async && output == Output.EMITTER) && !(c.joins() && ordered && workers > 1);
              if (legal) {
                all.add(c);
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static String contract(Input input, int throttle) {
    return input.name() + throttle;
  }

  /** The interface of all tasks with one shape of input and one throttle. */
  private static String source(Input input, int throttle) {
    StringBuilder source = new StringBuilder();
    source.append(
        """
        package p;
        import dev.pipewright.*;
        import dev.pipewright.runtime.*;
        import p.Tasks.*;
        import java.util.*;
        import java.util.concurrent.*;
        import java.util.stream.*;
        interface %s {
          @Task(branch = true, throttle = %d) static IntStream upTo(int count) { return IntStream.range(0, count); }
        """
            .formatted(contract(input, throttle), throttle));
    combinations().stream()
        .filter(c -> c.input() == input)
        .forEach(c -> source.append(c.source(throttle)));
    return source.append("}\n").toString();
  }

  @BeforeAll
  void compile() {
    List<String> sources = new ArrayList<>(List.of(SUPPORT));
    for (Input input : Input.values()) {
      sources.add(source(input, UNDECLARED));
      for (int throttle : THROTTLES) {
        sources.add(source(input, throttle));
      }
    }
    Compiled compiled = Compiling.compile(sources.toArray(String[]::new));
    for (Input input : Input.values()) {
      for (int throttle = 0; throttle <= THROTTLES.length; throttle++) {
        String contract = contract(input, throttle);
        made.put(contract, compiled.make("p.Pipewright" + contract));
      }
    }
  }

  @AfterAll
  void number() {
    int inputs = 5;
    int outputs = 13 + 12; // an emitter is for synchronous tasks only
    int taskCombinations = outputs * (4 + (inputs - 1) * 3); // no ordered join with several workers
    assertThat(combinations()).hasSize(taskCombinations);
    assertThat(runs)
        .isEqualTo(
            taskCombinations * (COUNTS.length + THROTTLES.length * COUNTS_OF_THROTTLES.length));
  }

  @ParameterizedTest
  @MethodSource("combinations")
  void givesExactlyTheExpectedOutputs(Combination combination) {
    for (int count : COUNTS) {
      check(combination, UNDECLARED, count);
    }
    for (int throttle : THROTTLES) {
      for (int count : COUNTS_OF_THROTTLES) {
        check(combination, throttle, count);
      }
    }
  }

  private void check(Combination c, int throttle, int count) {
    Compiled.Made x = made.get(contract(c.input(), throttle));
    List<Object> outputs;
    if (c.output() == Output.SINK) {
      List<Object> seen = Collections.synchronizedList(new ArrayList<>());
      assertThat(x.call(c.name(), count, seen)).isNull();
      outputs = seen;
    } else {
      outputs = new ArrayList<>((List<?>) x.call(c.name(), count));
    }
    runs++;
    String which = c + " with throttle " + throttle + " and " + count + " items";
    if (c.joins() && (c.output() == Output.ONE || c.output() == Output.OPTIONAL)) {
      int most = Math.min(c.workers(), c.output() == Output.ONE ? c.workers() : count);
      int least = c.output() == Output.ONE ? c.workers() : Math.min(1, count);
      assertThat(outputs).as(which).hasSizeBetween(least, most);
      outputs = outputs.stream().<Object>flatMap(list -> ((List<?>) list).stream()).toList();
    }
    // Sinks run in parallel even where their outputs, if they had any, would be put in order.
    if (c.inOrder() && (c.workers() == 1 || c.output() != Output.SINK)) {
      assertThat(outputs).as(which).isEqualTo(c.expected(count));
    } else {
      assertThat(sorted(outputs)).as(which).isEqualTo(sorted(c.expected(count)));
    }
  }

  private static List<String> sorted(List<Object> outputs) {
    return outputs.stream().map(MatrixTest::withType).sorted().toList();
  }

  private static String withType(Object output) {
    return output.getClass().getSimpleName() + " " + output;
  }
}
