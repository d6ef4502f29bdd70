package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Workers whose outputs leave in the order of their inputs: with both kinds of queues for that. */
final class OrderedQueueStress {

  private static final String OK = "in order";

  private static final List<Way> WAYS = List.of(Way.values());

  private OrderedQueueStress() {}

  /** How the consumer takes. */
  enum Way {
    WAITS_FOR_EACH,
    LOOKS_FOR_EACH,
    WAITS_BEFORE_EACH
  }

  /**
   * What the workers do: they have the inputs in turn, each of which has 0, 1 or 2 outputs, or each
   * one output.
   */
  private static final class Work {
    final AbstractRingQueue<Item> queue;
    final int capacity = 1 + ThreadLocalRandom.current().nextInt(3);
    final int workers;
    final int[] outputs;
    final Way way;

    Work(int inputs, int workers) {
      this(inputs, workers, 1);
    }

    Work(int inputs, int workers, int consumers) {
      boolean oneOutput = ThreadLocalRandom.current().nextBoolean();
      queue =
          oneOutput
              ? new OrderedRing<>(capacity, workers, 1, consumers, Scheduler.system())
              : new OrderedQueue<>(capacity, workers, consumers, Scheduler.system());
      this.workers = workers;
      way = WAYS.get(ThreadLocalRandom.current().nextInt(WAYS.size()));
      outputs = new int[inputs];
      for (int i = 0; i < inputs; i++) {
        outputs[i] = oneOutput ? 1 : ThreadLocalRandom.current().nextInt(3);
      }
    }

    /** Does what a worker does, and returns whether it could. */
    void work(int first) {
      Stuck.unless(
          queue,
          () -> {
            for (int number = first; number < outputs.length; number += workers) {
              Producer worker = new Numbered(first, number);
              for (int i = 0; i < outputs[number]; i++) {
                queue.put(new Item(10 * number + i), worker);
              }
              queue.beforeInput(worker);
            }
            return OK;
          });
    }

    List<Integer> expected() {
      List<Integer> expected = new ArrayList<>();
      for (int number = 0; number < outputs.length; number++) {
        for (int i = 0; i < outputs[number]; i++) {
          expected.add(10 * number + i);
        }
      }
      return expected;
    }

    /** Takes all outputs, none of which anything but itself tells of. */
    String takeAll() {
      List<Integer> expected = expected();
      List<Integer> taken = new ArrayList<>();
      String end =
          Stuck.unless(
              queue,
              () -> {
                while (taken.size() < expected.size()) {
                  Item item = takeOne();
                  if (item != null) {
                    taken.add(item.value);
                  }
                }
                return OK;
              });
      return end.equals(OK) && taken.equals(expected) ? OK : describe(end, taken);
    }

    private @Nullable Item takeOne() {
      if (way == Way.LOOKS_FOR_EACH) {
        return queue.takeNow();
      }
      if (way == Way.WAITS_FOR_EACH) {
        return queue.take();
      }
      try {
        queue.awaitItem();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts", e);
      }
      return queue.takeNow();
    }

    /** Takes until the end. */
    String takeToTheEnd() {
      List<Integer> expected = expected();
      List<Integer> taken = new ArrayList<>();
      String end =
          Stuck.unless(
              queue,
              () -> {
                for (Item item = queue.take(); item != null; item = queue.take()) {
                  taken.add(item.value);
                }
                return OK;
              });
      return end.equals(OK) && taken.equals(expected) ? OK : describe(end, taken);
    }

    /**
     * Takes until the end, as one of several, and returns what was taken; the first of them waits
     * for an item before each.
     */
    List<Integer> takeAmongSeveral(boolean first) {
      List<Integer> taken = new ArrayList<>();
      String end =
          Stuck.unless(
              queue,
              () -> {
                try {
                  while (!first || queue.awaitItem()) {
                    Item item = first ? queue.takeNow() : queue.take();
                    if (item != null) {
                      taken.add(item.value);
                    } else if (!first) {
                      break;
                    }
                  }
                } catch (InterruptedException e) {
                  throw new IllegalStateException("nobody interrupts", e);
                }
                return OK;
              });
      if (!end.equals(OK)) {
        taken.add(-1);
      }
      return taken;
    }

    /** Returns whether several consumers took all, each in the order of the inputs. */
    String together(List<Integer> one, List<Integer> other) {
      List<Integer> all = new ArrayList<>(one);
      all.addAll(other);
      all.sort(null);
      return all.equals(expected()) && isSorted(one) && isSorted(other)
          ? OK
          : describe("taken by two", one) + other;
    }

    private static boolean isSorted(List<Integer> values) {
      return values.stream().sorted().toList().equals(values);
    }

    private String describe(String end, List<Integer> taken) {
      return end
          + " "
          + queue.getClass().getSimpleName()
          + " with "
          + capacity
          + " "
          + way
          + " of "
          + expected()
          + ": "
          + taken;
    }
  }

  /** Two inputs, finished in either order. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class TwoInputs {
    private final Work work = new Work(2, 2);

    @Actor
    public void worker0() {
      work.work(0);
    }

    @Actor
    public void worker1() {
      work.work(1);
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 = work.takeAll();
    }
  }

  /** The outputs of one input, of which there may be any number, leave as they came. */
  @JCStressTest
  @Outcome(id = "1 2", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class OneInput {
    private final OrderedQueue<Item> queue = new OrderedQueue<>(3, 2, 1, Scheduler.system());

    @Actor
    public void worker() {
      Producer worker = new Numbered(0, 0);
      queue.put(new Item(1), worker);
      queue.put(new Item(2), worker);
    }

    @Actor
    public void consumer(L_Result r) {
      Item one = queue.takeNow();
      while (one == null) {
        one = queue.takeNow();
      }
      Item other = queue.takeNow();
      while (other == null) {
        other = queue.takeNow();
      }
      r.r1 = one.value + " " + other.value;
    }
  }

  /** An output that is put and finished while the consumer waits for one is not passed over. */
  @JCStressTest
  @Outcome(id = "1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class Await {
    private final OrderedQueue<Item> queue = new OrderedQueue<>(2, 1, 1, Scheduler.system());

    @Actor
    public void worker() {
      queue.beforeInput(new Numbered(0, 0));
      Producer worker = new Numbered(0, 1);
      queue.put(new Item(1), worker);
      queue.beforeInput(worker);
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 =
          Stuck.unless(
              queue,
              () -> {
                try {
                  return queue.awaitItem() ? Item.value(queue.takeNow()) : Stuck.STOPPED;
                } catch (InterruptedException e) {
                  throw new IllegalStateException("nobody interrupts", e);
                }
              });
    }
  }

  /** So many inputs that their places are used again, and workers that are too far ahead wait. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class ManyInputs {
    private final Work work = new Work(9, 2);

    @Actor
    public void worker0() {
      work.work(0);
    }

    @Actor
    public void worker1() {
      work.work(1);
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 = work.takeAll();
    }
  }

  /** The same, and the consumer waits longer and longer in between, as do those who wait for it. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class LateWorker {
    private final Work work = new Work(5, 2);

    @Actor
    public void worker0() {
      Late.come();
      work.work(0);
    }

    @Actor
    public void worker1() {
      Late.come();
      work.work(1);
    }

    @Actor
    public void consumer(L_Result r) {
      Late.come();
      r.r1 = work.takeAll();
    }
  }

  /** Three workers, so that more of them wait at once than the ring has room for. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class ThreeWorkers {
    private final Work work = new Work(60, 3);

    @Actor
    public void worker0() {
      work.work(0);
    }

    @Actor
    public void worker1() {
      Late.come();
      work.work(1);
    }

    @Actor
    public void worker2() {
      work.work(2);
    }

    @Actor
    public void consumer(L_Result r) {
      Late.come();
      r.r1 = work.takeAll();
    }
  }

  /** Two consumers, one of which waits for items that the other may take. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class TwoTakers {
    private final Work work = new Work(60, 2, 2);
    private final CompletableFuture<List<Integer>> other = new CompletableFuture<>();

    @Actor
    public void worker0() {
      work.work(0);
      work.queue.producerEnded();
    }

    @Actor
    public void worker1() {
      work.work(1);
      work.queue.producerEnded();
    }

    @Actor
    public void taker0(L_Result r) {
      List<Integer> taken = work.takeAmongSeveral(true);
      r.r1 = work.together(taken, other.join());
    }

    @Actor
    public void taker1() {
      other.complete(work.takeAmongSeveral(false));
    }
  }

  /** The end comes behind the last output. */
  @JCStressTest
  @Outcome(id = OK, expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class End {
    private final Work work = new Work(4, 2);

    @Actor
    public void worker0() {
      work.work(0);
      work.queue.producerEnded();
    }

    @Actor
    public void worker1() {
      work.work(1);
      work.queue.producerEnded();
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 = work.takeToTheEnd();
    }
  }

  /** Whoever waits, on either side, is told that the queue was closed. */
  @JCStressTest
  @Outcome(id = "stopped", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class Close {
    private final AbstractRingQueue<Item> queue =
        ThreadLocalRandom.current().nextBoolean()
            ? new OrderedQueue<>(2, 2, 1, Scheduler.system())
            : new OrderedRing<>(1, 2, 1, 1, Scheduler.system());

    @Actor
    public void closer() {
      Late.come();
      queue.close();
    }

    @Actor
    public void worker(L_Result r) {
      long began = System.nanoTime();
      r.r1 =
          Stuck.unless(
              queue,
              () -> {
                Producer worker = new Numbered(0, 1);
                queue.put(new Item(1), worker);
                queue.put(new Item(2), worker); // the other place is kept for number 0
                return "not held up";
              });
      if (System.nanoTime() - began > 1_000_000_000L) {
        r.r1 = "woken by the watch";
      }
    }
  }
}
