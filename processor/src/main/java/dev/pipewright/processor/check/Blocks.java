package dev.pipewright.processor.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * The parts of a graph that a circle lies within, whichever way its edges are passed: two edges are
 * in one block if there is a circle of both that passes no stage twice.
 *
 * @see <a href="https://doi.org/10.1145/362248.362272">Hopcroft and Tarjan, Efficient algorithms
 *     for graph manipulation</a>
 */
final class Blocks {

  /** The edges at each stage. */
  private final List<List<Integer>> edgesAt = new ArrayList<>();

  private final List<Waits.Channel> edges;
  private final int[] reached;
  private final int[] lowest;
  private final int[] next;
  private final int[] blockOf;
  private final List<Integer> sizes = new ArrayList<>();
  private final Deque<Integer> open = new ArrayDeque<>();
  private int count;

  Blocks(int stages, List<Waits.Channel> edges) {
    this.edges = edges;
    this.reached = new int[stages];
    this.lowest = new int[stages];
    this.next = new int[stages];
    this.blockOf = new int[edges.size()];
    Arrays.fill(blockOf, -1);
    for (int stage = 0; stage < stages; stage++) {
      edgesAt.add(new ArrayList<>());
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      edgesAt.get(edges.get(edge).from()).add(edge);
      edgesAt.get(edges.get(edge).to()).add(edge);
    }
    for (int stage = 0; stage < stages; stage++) {
      if (reached[stage] == 0) {
        walk(stage);
      }
    }
  }

  /** Returns the number of the block of an edge. */
  int of(int edge) {
    return blockOf[edge];
  }

  /** Returns how many stages the edges of a block connect; no circle in it passes more. */
  int size(int block) {
    return sizes.get(block);
  }

  /** Walks depth first, without calling itself: chains are long. */
  private void walk(int root) {
    Deque<Integer> stages = new ArrayDeque<>(List.of(root));
    Deque<Integer> cameBy = new ArrayDeque<>(List.of(-1));
    reach(root);
    while (!stages.isEmpty()) {
      int stage = stages.getLast();
      if (next[stage] < edgesAt.get(stage).size()) {
        int edge = edgesAt.get(stage).get(next[stage]++);
        int other = edges.get(edge).from() + edges.get(edge).to() - stage;
        if (edge == cameBy.getLast() || blockOf[edge] >= 0) {
          continue;
        }
        if (reached[other] == 0) {
          open.addLast(edge);
          reach(other);
          stages.addLast(other);
          cameBy.addLast(edge);
        } else if (reached[other] < reached[stage]) {
          open.addLast(edge);
          lowest[stage] = Math.min(lowest[stage], reached[other]);
        }
      } else {
        stages.removeLast();
        int edge = cameBy.removeLast();
        if (edge >= 0) {
          leave(stage, stages.getLast(), edge);
        }
      }
    }
  }

  private void reach(int stage) {
    reached[stage] = ++count;
    lowest[stage] = count;
  }

  /** Closes a block if nothing behind a stage leads back past the one before it. */
  private void leave(int stage, int before, int edge) {
    lowest[before] = Math.min(lowest[before], lowest[stage]);
    if (lowest[stage] >= reached[before]) {
      BitSet within = new BitSet();
      int last;
      do {
        last = open.removeLast();
        blockOf[last] = sizes.size();
        within.set(edges.get(last).from());
        within.set(edges.get(last).to());
      } while (last != edge);
      sizes.add(within.cardinality());
    }
  }
}
