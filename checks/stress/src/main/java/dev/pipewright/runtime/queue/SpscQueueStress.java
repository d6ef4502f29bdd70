package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ThreadLocalRandom;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/** One worker that puts and one that takes. */
final class SpscQueueStress {

  /** Whose output an item is makes no difference here. */
  private static final Producer ANY = new Numbered(0, -1);

  private SpscQueueStress() {}

  private static SpscQueue<Item> anyQueue() {
    return new SpscQueue<>(1 + ThreadLocalRandom.current().nextInt(3), Scheduler.system());
  }

  private static String take(SpscQueue<Item> queue) {
    return Stuck.unless(queue, () -> Item.value(queue.take()));
  }

  private static String put(SpscQueue<Item> queue, int value) {
    return Stuck.unless(
        queue,
        () -> {
          queue.put(new Item(value), ANY);
          return "put";
        });
  }

  /** Whoever gets an item sees its fields. */
  @JCStressTest
  @Outcome(
      id = {"none", "1"},
      expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class Publication {
    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void producer() {
      queue.put(new Item(1), ANY);
    }

    @Actor
    public void consumer(L_Result r) {
      r.r1 = Item.value(queue.takeNow());
    }
  }

  /** What one puts, one takes in the same order, however small the capacity. */
  @JCStressTest
  @Outcome(id = "put put put put, 1 2 3 4", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class Order {
    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void producer(LL_Result r) {
      r.r1 = put(queue, 1) + ' ' + put(queue, 2) + ' ' + put(queue, 3) + ' ' + put(queue, 4);
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r2 = take(queue) + ' ' + take(queue) + ' ' + take(queue) + ' ' + take(queue);
    }
  }

  /** A consumer that yields or is parked is woken by the one item that is put. */
  @JCStressTest
  @Outcome(id = "put, 1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class LatePut {
    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void producer(LL_Result r) {
      Late.come();
      r.r1 = put(queue, 1);
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r2 = take(queue);
    }
  }

  /** A consumer that parks at once is woken by the one item that is put in that moment. */
  @JCStressTest
  @Outcome(id = "put, 1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class SlowPut {
    private static final VarHandle CONSUMER =
        Late.field(SpscQueue.class, "waitingConsumer", SingleWaiter.class);

    private final SpscQueue<Item> queue = anyQueue();

    public SlowPut() {
      Late.expectLongWait((SingleWaiter) CONSUMER.get(queue));
    }

    @Actor
    public void producer(LL_Result r) {
      r.r1 = put(queue, 1);
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r2 = take(queue);
    }
  }

  /** A producer that yields or is parked is woken by the one item that is taken. */
  @JCStressTest
  @Outcome(id = "put put, 1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class LateTake {
    private final SpscQueue<Item> queue = new SpscQueue<>(1, Scheduler.system());

    @Actor
    public void producer(LL_Result r) {
      r.r1 = put(queue, 1) + ' ' + put(queue, 2);
    }

    @Actor
    public void consumer(LL_Result r) {
      Late.come();
      r.r2 = take(queue);
    }
  }

  /** Whoever waits for an item, or is about to, is told that the queue was closed. */
  @JCStressTest
  @Outcome(id = "stopped", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class CloseWhileTaking {
    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void closer() {
      Late.come();
      queue.close();
    }

    @Actor
    public void consumer(L_Result r) {
      long began = System.nanoTime();
      r.r1 = take(queue);
      if (System.nanoTime() - began > 1_000_000_000L) {
        r.r1 = "woken by the watch";
      }
    }
  }

  /** Whoever waits for room, or is about to, is told that the queue was closed. */
  @JCStressTest
  @Outcome(
      id = {"put stopped", "stopped stopped"},
      expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class CloseWhilePutting {
    private final SpscQueue<Item> queue = new SpscQueue<>(1, Scheduler.system());

    @Actor
    public void closer() {
      Late.come();
      queue.close();
    }

    @Actor
    public void producer(L_Result r) {
      long began = System.nanoTime();
      r.r1 = put(queue, 1) + ' ' + put(queue, 2);
      if (System.nanoTime() - began > 1_000_000_000L) {
        r.r1 = "woken by the watch";
      }
    }
  }

  /** The end wakes a consumer, and what was put before it is taken all the same. */
  @JCStressTest
  @Outcome(id = "put, 1 none", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class End {
    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void producer(LL_Result r) {
      r.r1 = put(queue, 1);
      Late.come();
      queue.producerEnded();
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r2 = take(queue) + ' ' + take(queue);
    }
  }

  /** A consumer is woken that has just said that it is parked, and has not looked again. */
  @JCStressTest
  @Outcome(id = "put, 1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class PutWhenItParks {
    private static final VarHandle CONSUMER =
        Late.field(SpscQueue.class, "waitingConsumer", SingleWaiter.class);

    private final SpscQueue<Item> queue = anyQueue();

    @Actor
    public void producer(LL_Result r) {
      Late.comeWhen(
          (SingleWaiter) CONSUMER.get(queue),
          ThreadLocalRandom.current().nextBoolean()
              ? SingleWaiter.PARKED
              : SingleWaiter.TIMED_PARK);
      r.r1 = put(queue, 1);
    }

    @Actor
    public void consumer(LL_Result r) {
      r.r2 = take(queue);
    }
  }

  /** A producer is woken that has just said that it is parked, and has not looked again. */
  @JCStressTest
  @Outcome(id = "put put, 1", expect = Expect.ACCEPTABLE)
  @Outcome(expect = Expect.FORBIDDEN)
  @State
  public static class TakeWhenItParks {
    private static final VarHandle PRODUCER =
        Late.field(SpscQueue.class, "waitingProducer", SingleWaiter.class);

    private final SpscQueue<Item> queue = new SpscQueue<>(1, Scheduler.system());

    @Actor
    public void producer(LL_Result r) {
      r.r1 = put(queue, 1) + ' ' + put(queue, 2);
    }

    @Actor
    public void consumer(LL_Result r) {
      Late.comeWhen(
          (SingleWaiter) PRODUCER.get(queue),
          ThreadLocalRandom.current().nextBoolean()
              ? SingleWaiter.PARKED
              : SingleWaiter.TIMED_PARK);
      r.r2 = take(queue);
    }
  }
}
