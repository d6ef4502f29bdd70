package dev.pipewright.runtime.queue;

import static dev.pipewright.runtime.Threads.eventually;
import static dev.pipewright.runtime.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.Threads;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LockedQueueTest {

  /** Whose output an item is makes no difference here. */
  private static final Producer ANY = new Numbered(0, -1);

  @Test
  void isFirstInFirstOut() {
    LockedQueue<Integer> queue = new LockedQueue<>(3, 1);
    queue.put(1, ANY);
    queue.put(2, ANY);
    assertThat(queue.take()).isEqualTo(1);
    queue.put(3, ANY);
    assertThat(queue.take()).isEqualTo(2);
    assertThat(queue.take()).isEqualTo(3);
  }

  @Test
  void isExhaustedWhenTheLastProducerHasEndedAndTheLastItemIsTaken() throws Exception {
    LockedQueue<Integer> queue = new LockedQueue<>(3, 2);
    queue.put(1, ANY);
    queue.producerEnded();
    queue.put(2, ANY);
    queue.producerEnded();
    assertThat(queue.take()).isEqualTo(1);
    assertThat(queue.takeInterruptibly()).isEqualTo(2);
    assertThat(queue.take()).isNull();
    assertThat(queue.takeInterruptibly()).isNull();
  }

  @Test
  void everyWaitingConsumerIsToldOfTheEnd() throws Exception {
    LockedQueue<Integer> queue = new LockedQueue<>(3, 1);
    List<Threads.Background<Integer>> consumers =
        List.of(
            inBackground(queue::take),
            inBackground(queue::take),
            inBackground(queue::takeInterruptibly));
    consumers.forEach(Threads.Background::awaitIdle);
    assertThat(consumers).noneMatch(Threads.Background::isDone);
    queue.producerEnded();
    for (Threads.Background<Integer> consumer : consumers) {
      assertThat(consumer.get()).isNull();
    }
  }

  @Test
  void everyoneWhoWaitsIsToldOfItsClosing() {
    LockedQueue<Integer> empty = new LockedQueue<>(1, 1);
    LockedQueue<Integer> full = new LockedQueue<>(1, 2);
    full.put(0, ANY);
    List<Threads.Background<Integer>> waiting =
        List.of(
            inBackground(empty::take),
            inBackground(empty::takeInterruptibly),
            inBackground(() -> put(full, 1)),
            inBackground(() -> put(full, 2)));
    waiting.forEach(Threads.Background::awaitIdle);
    assertThat(waiting).noneMatch(Threads.Background::isDone);
    empty.close();
    full.close();
    for (Threads.Background<Integer> each : waiting) {
      assertThatThrownBy(each::get).isInstanceOf(Stopped.class);
    }
  }

  private static Integer put(LockedQueue<Integer> queue, Integer item) {
    queue.put(item, ANY);
    return item;
  }

  @Test
  void aClosedQueueNeitherTakesNorGives() {
    LockedQueue<Integer> queue = new LockedQueue<>(3, 1);
    queue.put(1, ANY);
    queue.close();
    queue.producerEnded();
    assertThatThrownBy(queue::take).isInstanceOf(Stopped.class);
    assertThatThrownBy(queue::takeInterruptibly).isInstanceOf(Stopped.class);
    assertThatThrownBy(() -> queue.put(2, ANY)).isInstanceOf(Stopped.class);
  }

  @Test
  void aFullQueueMakesTheProducerWait() throws Exception {
    LockedQueue<Integer> queue = new LockedQueue<>(2, 1);
    queue.put(1, ANY);
    queue.put(2, ANY);
    Threads.Background<Integer> producer = inBackground(() -> put(queue, 3));
    producer.awaitIdle();
    assertThat(producer.isDone()).isFalse();
    assertThat(queue.take()).isEqualTo(1);
    assertThat(producer.get()).isEqualTo(3);
    assertThat(queue.take()).isEqualTo(2);
    assertThat(queue.take()).isEqualTo(3);
  }

  @Test
  void takeAndPutDoNotMindAnInterruptAndKeepIt() throws Exception {
    LockedQueue<Integer> in = new LockedQueue<>(1, 1);
    LockedQueue<Integer> out = new LockedQueue<>(1, 1);
    Threads.Background<Boolean> worker =
        inBackground(
            () -> {
              Thread.currentThread().interrupt();
              assertThat(in.take()).isEqualTo(1);
              assertThat(Thread.interrupted()).isTrue();
              Thread.currentThread().interrupt();
              out.put(2, ANY);
              out.put(3, ANY);
              return Thread.interrupted();
            });
    worker.awaitIdle(); // in take()
    assertThat(worker.isDone()).isFalse();
    in.put(1, ANY);
    worker.awaitIdle(); // in put()
    assertThat(worker.isDone()).isFalse();
    assertThat(out.take()).isEqualTo(2);
    assertThat(out.take()).isEqualTo(3);
    assertThat(worker.get()).isTrue();
  }

  @Test
  void takeInterruptiblyGivesUpThoughItNeedNotWait() throws Exception {
    LockedQueue<Integer> queue = new LockedQueue<>(1, 1);
    queue.put(1, ANY);
    Thread.currentThread().interrupt();
    assertThatThrownBy(queue::takeInterruptibly).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(queue.takeInterruptibly()).isEqualTo(1);
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  /** Any number of producers and consumers: each item once, and those of a producer in order. */
  @ParameterizedTest
  @MethodSource("seeds")
  void losesAndDoublesNothing(int seed) throws Exception {
    Random random = new Random(seed);
    int capacity = random.nextBoolean() ? 1 + random.nextInt(3) : 1 + random.nextInt(100);
    int producers = 1 + random.nextInt(4);
    int consumers = 1 + random.nextInt(4);
    int items = random.nextInt(500);
    LockedQueue<int[]> queue = new LockedQueue<>(capacity, producers);
    AtomicInteger put = new AtomicInteger();
    AtomicInteger taken = new AtomicInteger();
    AtomicInteger mostWaiting = new AtomicInteger();

    List<Threads.Background<Integer>> producing = new ArrayList<>();
    for (int producer = 0; producer < producers; producer++) {
      int self = producer;
      producing.add(
          inBackground(
              () -> {
                for (int i = 0; i < items; i++) {
                  queue.put(new int[] {self, i}, ANY);
                  int waiting = put.incrementAndGet() - taken.get() - consumers;
                  mostWaiting.accumulateAndGet(waiting, Math::max);
                }
                queue.producerEnded();
                return self;
              }));
    }
    List<Threads.Background<List<int[]>>> consuming = new ArrayList<>();
    for (int consumer = 0; consumer < consumers; consumer++) {
      consuming.add(
          inBackground(
              () -> {
                List<int[]> got = new ArrayList<>();
                for (int[] item = queue.take(); item != null; item = queue.take()) {
                  taken.incrementAndGet();
                  got.add(item);
                }
                return got;
              }));
    }

    int[][] times = new int[producers][items];
    for (Threads.Background<List<int[]>> consumer : consuming) {
      int[] last = new int[producers];
      Arrays.fill(last, -1);
      for (int[] item : consumer.get()) {
        assertThat(item[1]).isGreaterThan(last[item[0]]);
        last[item[0]] = item[1];
        times[item[0]][item[1]]++;
      }
    }
    for (Threads.Background<Integer> producer : producing) {
      assertThat(times[producer.get()]).containsOnly(ones(items));
    }
    assertThat(mostWaiting.get()).isLessThanOrEqualTo(capacity);
  }

  private static int[] ones(int count) {
    int[] ones = new int[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Closed at any moment, it lets everyone go. */
  @ParameterizedTest
  @MethodSource("seeds")
  void keepsNobodyWhenItIsClosed(int seed) {
    Random random = new Random(seed);
    LockedQueue<Integer> queue = new LockedQueue<>(1 + random.nextInt(3), 2);
    AtomicInteger moved = new AtomicInteger();
    List<Threads.Background<Integer>> busy = new ArrayList<>();
    for (int i = random.nextInt(3); i >= 0; i--) {
      busy.add(
          inBackground(
              () -> {
                while (true) {
                  queue.put(moved.incrementAndGet(), ANY);
                }
              }));
    }
    for (int i = random.nextInt(3); i >= 0; i--) {
      busy.add(
          inBackground(
              () -> {
                while (true) {
                  assertThat(queue.take()).isNotNull();
                }
              }));
    }
    int enough = random.nextInt(200);
    eventually().until(() -> moved.get() >= enough);
    queue.close();
    for (Threads.Background<Integer> each : busy) {
      assertThatThrownBy(each::get).isInstanceOf(Stopped.class);
    }
  }
}
