package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Graphs made at random, run: those in which no circle of waits is found come to an end, whatever
 * their tasks give, and in each other one the tasks can be made to give so much, or so little, that
 * it blocks.
 */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WaitsAtRunTimeTest {

  private static final int GRAPHS = 400;

  /** Enough to fill all queues of a graph. */
  private static final int MANY = 200;

  /** How many outputs a task gives. */
  private enum Kind {
    ONE(false, false),
    BRANCH(true, true),
    OPTIONAL(false, true),
    /** As many as it has inputs, when these have ended; or as a branch does. */
    COLLECT(true, true);

    final boolean more;
    final boolean fewer;

    Kind(boolean more, boolean fewer) {
      this.more = more;
      this.fewer = fewer;
    }
  }

  /**
   * A task, behind the stages that are named, of which it takes in order of arrival or by position.
   */
  private record Stage(Kind kind, int throttle, List<Integer> behind, boolean merges) {

    boolean isMerge() {
      return merges && behind.size() > 1;
    }
  }

  /** A graph. */
  private record Sample(List<Stage> stages) {

    static Sample of(Random random) {
      List<Stage> stages = new ArrayList<>();
      int count = 3 + random.nextInt(5);
      for (int stage = 0; stage < count; stage++) {
        List<Integer> behind = new ArrayList<>();
        int edges = stage == 0 || random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(2);
        for (int i = 0; i < edges; i++) {
          behind.add(random.nextInt(stage));
        }
        Kind kind = random.nextInt(3) > 0 ? Kind.ONE : any(Kind.values(), random);
        int throttle = random.nextInt(6) == 0 ? Attributes.UNBOUNDED : 1 + random.nextInt(3);
        boolean merges = random.nextInt(4) == 0;
        boolean collects = kind == Kind.COLLECT && behind.size() > 1 && !merges;
        stages.add(new Stage(collects ? Kind.ONE : kind, throttle, behind, merges));
      }
      return new Sample(stages);
    }

    private static <T> T any(T[] values, Random random) {
      return values[random.nextInt(values.length)];
    }

    List<Waits.Step> circle() {
      List<Waits.Channel> channels = new ArrayList<>();
      for (int to = 0; to < stages.size(); to++) {
        for (int from : stages.get(to).behind()) {
          boolean mayFill = stages.get(from).throttle() != Attributes.UNBOUNDED;
          channels.add(new Waits.Channel(from, to, mayFill, false));
        }
      }
      return new Waits(
              stages.stream()
                  .map(
                      s ->
                          new Waits.Passing(
                              s.isMerge(), s.kind().more || s.isMerge(), s.kind().fewer))
                  .toList(),
              channels)
          .circle();
    }

    /** Whether items are paired though a merge changes their order, which is refused before. */
    boolean pairsInAnyOrder() {
      return stages.stream()
          .filter(zip -> zip.behind().size() > 1 && !zip.isMerge())
          .anyMatch(zip -> pairsInAnyOrder(upTo(zip.behind().get(0)), upTo(zip.behind().get(1))));
    }

    private boolean pairsInAnyOrder(Set<Integer> a, Set<Integer> b) {
      return Stream.concat(a.stream(), b.stream())
          .filter(stage -> stages.get(stage).isMerge())
          .filter(stage -> !a.contains(stage) || !b.contains(stage))
          .anyMatch(stage -> upTo(stage).stream().anyMatch(s -> a.contains(s) && b.contains(s)));
    }

    private Set<Integer> upTo(int stage) {
      Set<Integer> found = new HashSet<>(Set.of(stage));
      stages.get(stage).behind().forEach(before -> found.addAll(upTo(before)));
      return found;
    }

    /** The stage between the first two steps of a circle. */
    int passed(List<Waits.Step> circle) {
      Waits.Step step = circle.get(0);
      int channel = 0;
      for (int to = 0; to < stages.size(); to++) {
        for (int from : stages.get(to).behind()) {
          if (channel++ == step.channel()) {
            return step.full() ? to : from;
          }
        }
      }
      throw new IllegalArgumentException(circle.toString());
    }

    /**
     * Places the tasks.
     *
     * @param outputs says for each stage, given the number of an input, how many outputs it has
     * @param progress counts everything that happens
     */
    Graph<Integer> graph(List<IntUnaryOperator> outputs, AtomicLong progress) {
      List<Node<Integer>> nodes = new ArrayList<>();
      for (int stage = 0; stage < stages.size(); stage++) {
        Stage made = stages.get(stage);
        Attributes attributes = Attributes.of("s" + stage).withThrottle(made.throttle());
        List<Node<Integer>> behind = made.behind().stream().map(nodes::get).toList();
        IntUnaryOperator count = outputs.get(stage);
        if (behind.isEmpty()) {
          nodes.add(Node.first(source(attributes.withBranch(), progress)));
        } else if (behind.size() == 1) {
          nodes.add(behind.get(0).then(loop(made.kind(), attributes, count, progress)));
        } else {
          Edge<?>[] edges = behind.toArray(Edge<?>[]::new);
          InEdges<?> inputs =
              made.isMerge() ? InEdges.merged(edges) : InEdges.zipped(List.of("a", "b"), edges);
          nodes.add(inputs.then(loop(made.kind(), attributes, count, progress)));
        }
      }
      List<Node<Integer>> ends =
          IntStream.range(0, stages.size())
              .filter(s -> stages.stream().noneMatch(other -> other.behind().contains(s)))
              .mapToObj(nodes::get)
              .toList();
      List<Node<Void>> sinks =
          ends.subList(1, ends.size()).stream().map(end -> end.then(sink(progress))).toList();
      return Graph.of("sample", sinks.isEmpty() ? ends.get(0) : ends.get(0).beside(sinks));
    }
  }

  private static FirstCall<Integer> source(Attributes attributes, AtomicLong progress) {
    return new FirstCall<>(attributes) {
      @Override
      public void run(Output<Integer> out) {
        for (int i = 0; i < MANY; i++) {
          out.put(i);
          progress.incrementAndGet();
        }
      }
    };
  }

  private static Loop<Object, Integer> loop(
      Kind kind, Attributes attributes, IntUnaryOperator outputs, AtomicLong progress) {
    return new Loop<>(kind == Kind.ONE ? attributes : attributes.withBranch()) {
      @Override
      public void run(Input<Object> in, Output<Integer> out) {
        if (kind == Kind.COLLECT && outputs.applyAsInt(0) == 1) {
          in.stream().peek(item -> progress.incrementAndGet()).toList().forEach(i -> put(out));
          return;
        }
        for (int i = 0; in.next(); i++) {
          int count = outputs.applyAsInt(i);
          for (int j = 0; j < count; j++) {
            put(out);
          }
          progress.incrementAndGet();
        }
      }

      private void put(Output<Integer> out) {
        out.put(1);
        progress.incrementAndGet();
      }
    };
  }

  private static Loop<Integer, Void> sink(AtomicLong progress) {
    return new Loop<>(Attributes.of("sink")) {
      @Override
      public void run(Input<Integer> in, Output<Void> out) {
        while (in.next()) {
          progress.incrementAndGet();
        }
      }
    };
  }

  /**
   * Returns whether a run blocks, and does not come to an end, with outputs or by a failure.
   *
   * @param patience for how many hundredths of a second nothing happens in a run that is blocked
   */
  private static boolean blocks(Graph<Integer> graph, AtomicLong progress, int patience)
      throws Exception {
    Run<Integer> run = LocalEngine.plain().run(graph);
    CompletableFuture<Void> end =
        CompletableFuture.runAsync(
            () -> {
              try {
                run.forEach(item -> progress.incrementAndGet());
              } catch (TaskException e) {
                assertThat(e.getCause()).hasMessageStartingWith("inputs of different lengths");
              } catch (CancellationException e) {
                assertThat(progress).as("closed, since it is blocked").hasPositiveValue();
              }
            });
    long before = -1;
    while (!end.isDone() && before != progress.get()) {
      before = progress.get();
      for (int i = 0; i < 10 + patience && !end.isDone() && before == progress.get(); i++) {
        Thread.sleep(i < 10 ? 1 : 10);
      }
    }
    boolean blocked = !end.isDone();
    run.close();
    end.get();
    return blocked;
  }

  /** What each task gives for each input, at random, as far as it may. */
  private static List<IntUnaryOperator> anything(Sample sample, Random random) {
    return sample.stages().stream()
        .<IntUnaryOperator>map(
            stage -> {
              long seed = random.nextLong();
              int most = stage.kind() == Kind.BRANCH ? 4 : 2;
              return stage.kind() == Kind.ONE ? i -> 1 : i -> new Random(seed + i).nextInt(most);
            })
        .toList();
  }

  /**
   * One output for each input, but for one stage that gives more than there is room for, or none.
   */
  private static List<IntUnaryOperator> forced(Sample sample, List<Waits.Step> circle) {
    int passed = sample.passed(circle);
    IntUnaryOperator uneven = circle.get(0).full() ? i -> i == 0 ? MANY : 1 : i -> 0;
    boolean mayBeUneven = sample.stages().get(passed).kind() != Kind.ONE;
    return IntStream.range(0, sample.stages().size())
        .mapToObj(stage -> stage == passed && mayBeUneven ? uneven : (IntUnaryOperator) i -> 1)
        .toList();
  }

  @Test
  void onlyWhatIsRefusedBlocks() throws Exception {
    int refused = 0;
    List<String> wrong = new ArrayList<>();
    for (long seed = 0; seed < GRAPHS; seed++) {
      Random random = new Random(seed);
      Sample sample = Sample.of(random);
      List<Waits.Step> circle = sample.circle();
      AtomicLong progress = new AtomicLong();
      if (sample.pairsInAnyOrder()) {
        continue;
      }
      if (circle.isEmpty()) {
        List<List<IntUnaryOperator>> outputs =
            Stream.generate(() -> anything(sample, random)).limit(3).toList();
        for (List<IntUnaryOperator> each : outputs) {
          if (blocks(sample.graph(each, progress), progress, 1000)) {
            wrong.add("seed " + seed + " is accepted and blocks: " + sample);
          }
        }
      } else {
        refused++;
        if (!blocks(sample.graph(forced(sample, circle), progress), progress, 30)) {
          wrong.add("seed " + seed + " is refused and does not block: " + sample + circle);
        }
      }
    }
    assertThat(wrong).as(refused + " refused").isEmpty();
    assertThat(refused).isBetween(GRAPHS / 20, GRAPHS);
  }
}
