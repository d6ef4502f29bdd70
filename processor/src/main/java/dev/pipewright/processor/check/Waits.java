package dev.pipewright.processor.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * How the stages of a graph can wait for each other. A stage waits for room in an edge behind it
 * that is full, or for an item of an edge before it that is empty; in a run that is blocked, some
 * stages wait for each other in a circle. Going round it, from each stage to the one that it waits
 * for, leads along full edges in their direction, and along empty ones against it:
 *
 * <ul>
 *   <li>from full edges to empty ones at a stage that takes of both at a time; one that merges does
 *       not wait while one of its edges has an item;
 *   <li>from empty edges to full ones at a stage that gives to both.
 * </ul>
 *
 * <p>Where each stage that is passed from input to output gives one output for each input, items
 * and free places on the circle keep their number, and it cannot come about. It can where a stage
 * on full edges may give more, or one on empty edges fewer.
 *
 * @see <a href="https://doi.org/10.1016/S0022-0000(71)80013-2">Commoner, Holt, Even and Pnueli,
 *     Marked directed graphs</a>
 */
final class Waits {

  /**
   * An edge.
   *
   * @param from the number of the stage before it
   * @param to the number of the stage behind it
   * @param mayFill whether the stage before it can ever have to wait for room
   * @param routed whether not every output of that stage goes there
   */
  record Channel(int from, int to, boolean mayFill, boolean routed) {}

  /**
   * What a stage does with the number of items.
   *
   * @param merges whether it takes from any of its edges
   * @param more whether it may give more outputs than it takes from one of its edges
   * @param fewer whether it may give fewer
   */
  record Passing(boolean merges, boolean more, boolean fewer) {}

  /**
   * A step of a circle.
   *
   * @param channel the number of the edge
   * @param full whether it is full, and not empty
   */
  record Step(int channel, boolean full) {}

  private final List<Passing> stages;
  private final List<Channel> channels;

  /** Each edge in both ways, those of the same end side by side. */
  private final List<List<Step>> stepsFrom = new ArrayList<>();

  private final Blocks blocks;

  /** The blocks in which a circle can turn from full edges to empty ones. */
  private final BitSet turns;

  /** How far each step is from where a measurement began, and which measurement that was. */
  private final int[] distances;

  private final int[] measuredIn;
  private int measurement;

  Waits(List<Passing> stages, List<Channel> channels) {
    this.stages = stages;
    this.channels = channels;
    stages.forEach(stage -> stepsFrom.add(new ArrayList<>()));
    for (int channel = 0; channel < channels.size(); channel++) {
      if (channels.get(channel).mayFill()) {
        stepsFrom.get(channels.get(channel).from()).add(new Step(channel, true));
      }
      stepsFrom.get(channels.get(channel).to()).add(new Step(channel, false));
    }
    this.blocks = new Blocks(stages.size(), channels);
    this.turns = turns();
    this.distances = new int[2 * channels.size()];
    this.measuredIn = new int[2 * channels.size()];
  }

  /**
   * Finds a circle of waits that can come about, no longer than any other.
   *
   * <p>Such a circle passes each stage once, since a stage waits for one thing at a time, so it is
   * not enough to look for a closed walk. The search begins with each place where items can be lost
   * or gained, and goes on only where a walk leads back to it that passes no stage again, and that
   * stays in one of the {@link Blocks} of the graph.
   *
   * @return its steps, the place where items can be lost or gained between the first two, or on the
   *     first one; nothing if there is none
   */
  List<Step> circle() {
    List<Start> starts = starts();
    int longest = starts.stream().mapToInt(Start::longest).max().orElse(0);
    for (int length = 2; length <= longest; length++) {
      for (Start start : starts) {
        if (start.shortest() <= length && length <= start.longest()) {
          Search search = new Search(start.first(), length);
          if (search.closes(start.second())) {
            return search.path;
          }
        }
      }
    }
    return List.of();
  }

  /**
   * Two steps that a circle may begin with.
   *
   * @param shortest how many steps a closed walk has at least that begins so
   * @param longest how many a circle can have
   */
  private record Start(Step first, Step second, int shortest, int longest) {}

  private List<Start> starts() {
    List<Start> starts = new ArrayList<>();
    for (List<Step> steps : stepsFrom) {
      for (Step first : steps) {
        int block = blocks.of(first.channel());
        if (turns.get(block)) {
          for (Step second : stepsFrom.get(end(first))) {
            if (blocks.of(second.channel()) == block
                && isFollowedBy(first, second)
                && isUneven(first, second)) {
              int longest = blocks.size(block);
              int shortest = 1 + new Search(first, longest).distance(second);
              if (shortest <= longest) {
                starts.add(new Start(first, second, shortest, longest));
              }
            }
          }
        }
      }
    }
    return starts;
  }

  /** Returns the blocks in which a circle can turn from full edges to empty ones. */
  private BitSet turns() {
    BitSet found = new BitSet();
    for (int stage = 0; stage < stages.size(); stage++) {
      BitSet once = new BitSet();
      for (Step step : stepsFrom.get(stage)) {
        if (!step.full() && !stages.get(stage).merges()) {
          int block = blocks.of(step.channel());
          if (once.get(block)) {
            found.set(block);
          }
          once.set(block);
        }
      }
    }
    return found;
  }

  private int begin(Step step) {
    Channel channel = channels.get(step.channel());
    return step.full() ? channel.from() : channel.to();
  }

  private int end(Step step) {
    Channel channel = channels.get(step.channel());
    return step.full() ? channel.to() : channel.from();
  }

  /** Returns whether the stage that one step leads to can wait for what the next one leads to. */
  private boolean isFollowedBy(Step step, Step next) {
    boolean turnsBack = step.full() && !next.full();
    return end(step) == begin(next)
        && step.channel() != next.channel()
        && !(turnsBack && stages.get(end(step)).merges());
  }

  /** Returns whether items can be lost or gained on a step, or between it and the next one. */
  private boolean isUneven(Step step, Step next) {
    Passing passed = stages.get(end(step));
    if (step.full() != next.full()) {
      return !step.full() && channels.get(step.channel()).routed();
    }
    return step.full() ? passed.more() : passed.fewer() || channels.get(step.channel()).routed();
  }

  /** The search for a circle of limited length that begins with a step. */
  private final class Search {
    private final Step first;
    private final int length;
    private final List<Step> path = new ArrayList<>();
    private final BitSet passed = new BitSet();

    Search(Step first, int length) {
      this.first = first;
      this.length = length;
      path.add(first);
      passed.set(end(first));
    }

    /** Adds a step, and those that close the circle; without them, takes it back. */
    boolean closes(Step step) {
      if (path.size() + distance(step) > length) {
        return false;
      }
      path.add(step);
      if (end(step) == begin(first)) {
        return true;
      }
      passed.set(end(step));
      for (Step next : stepsFrom.get(end(step))) {
        if (isOpen(step, next) && closes(next)) {
          return true;
        }
      }
      path.remove(path.size() - 1);
      passed.clear(end(step));
      return false;
    }

    private boolean isOpen(Step step, Step next) {
      return isFollowedBy(step, next)
          && blocks.of(next.channel()) == blocks.of(first.channel())
          && !passed.get(end(next))
          && (end(next) != begin(first) || isFollowedBy(next, first));
    }

    /** Returns how many steps, with this one, would lead back if stages could be passed again. */
    private int distance(Step from) {
      if (passed.get(end(from)) || (end(from) == begin(first) && !isFollowedBy(from, first))) {
        return Integer.MAX_VALUE - length;
      }
      measurement++;
      Deque<Step> open = new ArrayDeque<>(List.of(from));
      distances[index(from)] = 1;
      measuredIn[index(from)] = measurement;
      while (!open.isEmpty()) {
        Step step = open.remove();
        if (end(step) == begin(first)) {
          return distances[index(step)];
        }
        for (Step next : stepsFrom.get(end(step))) {
          if (isOpen(step, next) && measuredIn[index(next)] != measurement) {
            measuredIn[index(next)] = measurement;
            distances[index(next)] = distances[index(step)] + 1;
            open.add(next);
          }
        }
      }
      return Integer.MAX_VALUE - length;
    }

    private int index(Step step) {
      return 2 * step.channel() + (step.full() ? 1 : 0);
    }
  }
}
