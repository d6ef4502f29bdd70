package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.check.Waits.Channel;
import dev.pipewright.processor.check.Waits.Passing;
import dev.pipewright.processor.check.Waits.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Circles of waits, found and compared with all that there are. */
class WaitsTest {

  private static final Passing ONE_TO_ONE = new Passing(false, false, false);
  private static final Passing BRANCH = new Passing(false, true, true);
  private static final Passing MERGE = new Passing(true, true, false);

  private static Channel channel(int from, int to) {
    return new Channel(from, to, true, false);
  }

  private static List<Step> circle(List<Passing> stages, Channel... channels) {
    return new Waits(stages, List.of(channels)).circle();
  }

  @Test
  void branchOnOneOfTwoWays() {
    assertThat(
            circle(
                List.of(ONE_TO_ONE, BRANCH, ONE_TO_ONE),
                channel(0, 1),
                channel(1, 2),
                channel(0, 2)))
        .containsExactly(new Step(0, true), new Step(1, true), new Step(2, false));
  }

  @Test
  void branchAsForkOrZip() {
    assertThat(
            circle(
                List.of(BRANCH, ONE_TO_ONE, BRANCH), channel(0, 1), channel(1, 2), channel(0, 2)))
        .isEmpty();
  }

  @Test
  void nothingWaitsForRoomWhereThereIsAlwaysSome() {
    assertThat(
            circle(
                List.of(ONE_TO_ONE, new Passing(false, true, false), ONE_TO_ONE),
                new Channel(0, 1, false, false),
                channel(1, 2),
                channel(0, 2)))
        .isEmpty();
  }

  @Test
  void aMergeDoesNotWaitForOneOfItsEdges() {
    assertThat(
            circle(List.of(ONE_TO_ONE, BRANCH, MERGE), channel(0, 1), channel(1, 2), channel(0, 2)))
        .isEmpty();
  }

  /**
   * From the merge to a circle behind it and back: each edge would have to be full and empty at
   * once, and the merge to wait for both its ends.
   */
  @Test
  void aWalkThatPassesAStageTwiceIsNoCircle() {
    Channel[] barbell = {
      channel(0, 1),
      channel(0, 2),
      channel(1, 3),
      channel(2, 3), // forked and merged at 3
      channel(3, 4), // passed both ways
      channel(4, 5),
      channel(4, 6),
      channel(5, 6), // forked and zipped at 6
    };
    assertThat(
            circle(
                List.of(ONE_TO_ONE, BRANCH, BRANCH, MERGE, ONE_TO_ONE, ONE_TO_ONE, ONE_TO_ONE),
                barbell))
        .isEmpty();
  }

  /** A random graph whose edges lead from lower numbers to higher ones. */
  private record Sample(List<Passing> stages, List<Channel> channels) {

    static Sample of(Random random, int mostStages, int mostChannels) {
      int count = 2 + random.nextInt(mostStages - 1);
      List<Passing> stages = new ArrayList<>();
      int oddity = 1 + random.nextInt(4);
      for (int i = 0; i < count; i++) {
        stages.add(
            new Passing(
                random.nextInt(3) == 0,
                random.nextInt(2 * oddity) == 0,
                random.nextInt(2 * oddity) == 0));
      }
      List<Channel> channels = new ArrayList<>();
      int edges = 1 + random.nextInt(mostChannels);
      for (int i = 0; i < edges; i++) {
        int from = random.nextInt(count - 1);
        int to = from + 1 + random.nextInt(count - from - 1);
        channels.add(new Channel(from, to, random.nextInt(6) > 0, random.nextInt(4 * oddity) == 0));
      }
      return new Sample(stages, channels);
    }

    /** The length of the shortest circle, found by trying every set of edges. */
    OptionalInt shortest() {
      return IntStream.range(1, 1 << channels.size())
          .filter(this::isCircle)
          .map(Integer::bitCount)
          .min();
    }

    /** Whether a set of edges, each a bit, is one simple circle on which a run can block. */
    boolean isCircle(int edges) {
      int start = Integer.numberOfTrailingZeros(edges);
      return isCircle(edges, start, true) || isCircle(edges, start, false);
    }

    /** Goes round once, from the lowest edge on in the given direction. */
    private boolean isCircle(int edges, int start, boolean forward) {
      int left = edges;
      int edge = start;
      boolean full = forward;
      int passed = 0;
      boolean uneven = false;
      while (true) {
        left &= ~(1 << edge);
        Channel channel = channels.get(edge);
        if (full && !channel.mayFill()) {
          return false;
        }
        uneven |= !full && channel.routed();
        int at = full ? channel.to() : channel.from();
        if ((passed & (1 << at)) != 0) {
          return false; // the set is more than a simple circle
        }
        passed |= 1 << at;
        int next = -1;
        for (int i = 0; i < channels.size(); i++) {
          boolean touches = channels.get(i).from() == at || channels.get(i).to() == at;
          if ((left & (1 << i)) != 0 && touches) {
            next = i;
          }
        }
        if (next < 0) {
          next = start;
        }
        boolean nextFull = channels.get(next).from() == at;
        if (!nextFull && channels.get(next).to() != at) {
          return false; // it ends before it comes round
        }
        Passing stage = stages.get(at);
        if (full && !nextFull && stage.merges()) {
          return false;
        }
        uneven |= full && nextFull && stage.more();
        uneven |= !full && !nextFull && stage.fewer();
        if (next == start) {
          return left == 0 && nextFull == forward && Integer.bitCount(edges) > 1 && uneven;
        }
        edge = next;
        full = nextFull;
      }
    }
  }

  @Test
  void findsTheShortestOfAllCircles() {
    int found = 0;
    for (long seed = 0; seed < 20_000; seed++) {
      Sample sample = Sample.of(new Random(seed), 7, 10);
      List<Step> circle = new Waits(sample.stages(), sample.channels()).circle();
      OptionalInt shortest = sample.shortest();
      assertThat(circle.isEmpty()).as("seed %s: %s", seed, sample).isEqualTo(shortest.isEmpty());
      if (!circle.isEmpty()) {
        int edges = circle.stream().mapToInt(step -> 1 << step.channel()).sum();
        assertThat(sample.isCircle(edges)).as("seed %s: %s, %s", seed, sample, circle).isTrue();
        assertThat(circle).as("seed %s: %s", seed, sample).hasSize(shortest.getAsInt());
        found++;
      }
    }
    assertThat(found).isBetween(4_000, 16_000);
  }

  @Test
  @Timeout(60)
  void largeGraphs() {
    int found = 0;
    for (long seed = 0; seed < 200; seed++) {
      Sample sample = Sample.of(new Random(seed), 80, 200);
      List<Step> circle = new Waits(sample.stages(), sample.channels()).circle();
      assertThat(circle).as("seed %s", seed).extracting(Step::channel).doesNotHaveDuplicates();
      found += circle.isEmpty() ? 0 : 1;
    }
    assertThat(found).isBetween(10, 200);
  }
}
