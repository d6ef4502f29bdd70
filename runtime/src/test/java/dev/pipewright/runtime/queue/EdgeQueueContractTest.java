package dev.pipewright.runtime.queue;

import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.testing.Numbered;
import dev.pipewright.runtime.testing.Threads.Background;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every kind of queue keeps to. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EdgeQueueContractTest {

  private static final int SEEDS = 100;

  /** Takes or waits, in one of the three ways that may have to wait. */
  private enum Wait {
    TAKE("take"),
    TAKE_INTERRUPTIBLY("takeInterruptibly"),
    AWAIT_ITEM("awaitItem");

    /** The method that a thread is in meanwhile. */
    final String method;

    Wait(String method) {
      this.method = method;
    }

    /** Returns the item; or whether there is one. */
    @Nullable Object in(EdgeQueue<?> queue) throws InterruptedException {
      return switch (this) {
        case TAKE -> queue.take();
        case TAKE_INTERRUPTIBLY -> queue.takeInterruptibly();
        case AWAIT_ITEM -> queue.awaitItem();
      };
    }

    /** Waits in another thread, which is parked when this returns. */
    Background<@Nullable Object> startIn(EdgeQueue<?> queue) {
      Background<@Nullable Object> waiting = inBackground(() -> in(queue));
      waiting.awaitParkedIn(method);
      return waiting;
    }
  }

  static Stream<QueueKind> kinds() {
    return Stream.of(QueueKind.values());
  }

  static Stream<QueueKind> orderedKinds() {
    return kinds().filter(QueueKind::isOrdered);
  }

  static Stream<QueueKind> orderedKindsThatBranch() {
    return orderedKinds().filter(QueueKind::branches);
  }

  static Stream<QueueKind> kindsForSeveralThreads() {
    return kinds().filter(kind -> kind.atMost(2) == 2);
  }

  static Stream<Arguments> kindsAndWaits() {
    return kinds()
        .flatMap(kind -> Arrays.stream(Wait.values()).map(wait -> Arguments.of(kind, wait)));
  }

  static Stream<Arguments> kindsAndInterruptibleWaits() {
    return kindsAndWaits().filter(arguments -> arguments.get()[1] != Wait.TAKE);
  }

  static Stream<Arguments> kindsAndCapacities() {
    return kinds()
        .filter(QueueKind::isBounded)
        .flatMap(kind -> IntStream.of(1, 2, 3, 4, 7, 8, 9).mapToObj(c -> Arguments.of(kind, c)));
  }

  static Stream<Arguments> kindsAndSeeds() {
    return kinds()
        .flatMap(kind -> IntStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(kind, seed)));
  }

  /** Puts an item as the one output of an input. */
  private static <T> T put(EdgeQueue<T> queue, T item, int producer, long number) {
    Producer from = new Numbered(producer, number);
    queue.put(item, from);
    queue.beforeInput(from);
    return item;
  }

  /** Puts in another thread, which is parked when this returns. */
  private static Background<Integer> startPutting(
      EdgeQueue<Integer> queue, int item, int producer, long number) {
    Background<Integer> putting = inBackground(() -> put(queue, item, producer, number));
    putting.awaitParkedIn("put");
    return putting;
  }

  @ParameterizedTest
  @EnumSource
  void isFirstInFirstOut(QueueKind kind) {
    EdgeQueue<Integer> queue = kind.make(3, 1, 1);
    assertThat(queue.isOrdered()).isEqualTo(kind.isOrdered());
    assertThat(queue.hasItem()).isFalse();
    assertThat(queue.takeNow()).isNull();
    put(queue, 10, 0, 0);
    put(queue, 11, 0, 1);
    assertThat(queue.hasItem()).isTrue();
    assertThat(queue.take()).isEqualTo(10);
    put(queue, 12, 0, 2);
    assertThat(queue.takeNow()).isEqualTo(11);
    assertThat(queue.take()).isEqualTo(12);
    assertThat(queue.hasItem()).isFalse();
    assertThat(queue.takeNow()).isNull();
  }

  @ParameterizedTest
  @MethodSource("orderedKinds")
  void outputsLeaveInTheOrderOfTheirInputs(QueueKind kind) {
    EdgeQueue<Integer> queue = kind.make(3, 2, 1);
    put(queue, 11, 1, 1);
    assertThat(queue.hasItem()).isFalse();
    assertThat(queue.takeNow()).isNull();
    put(queue, 10, 0, 0);
    assertThat(queue.take()).isEqualTo(10);
    assertThat(queue.takeNow()).isEqualTo(11);
  }

  @ParameterizedTest
  @MethodSource("orderedKindsThatBranch")
  void anInputMayHaveSeveralOutputsOrNone(QueueKind kind) {
    EdgeQueue<Integer> queue = kind.make(5, 2, 1);
    Producer first = new Numbered(0, 0);
    Producer second = new Numbered(1, 1);
    queue.put(20, second);
    queue.put(10, first);
    queue.put(21, second);
    assertThat(queue.takeNow()).isEqualTo(10);
    assertThat(queue.takeNow()).isNull(); // there may be more of the first input
    queue.put(11, first);
    queue.beforeInput(first);
    queue.beforeInput(second);
    assertThat(queue.takeNow()).isEqualTo(11);
    assertThat(queue.takeNow()).isEqualTo(20);
    first.setInputNumber(3);
    queue.put(40, first);
    assertThat(queue.takeNow()).isEqualTo(21);
    assertThat(queue.takeNow()).isNull();
    second.setInputNumber(2);
    queue.beforeInput(second); // which gave nothing for it
    assertThat(queue.takeNow()).isEqualTo(40);
  }

  @ParameterizedTest
  @MethodSource("kindsAndCapacities")
  void holdsAsManyAsItsCapacityAndThenMakesTheProducerWait(QueueKind kind, int capacity)
      throws Exception {
    EdgeQueue<Integer> queue = kind.make(capacity, 1, 1);
    int number = 0;
    for (; number < capacity; number++) {
      put(queue, number, 0, number);
    }
    int turns = capacity + 1; // and so around the ring, which has less than twice as many slots
    for (int taken = 0; taken < turns; taken++) {
      Background<Integer> producer = startPutting(queue, number, 0, number);
      assertThat(queue.take()).isEqualTo(taken);
      assertThat(producer.get()).isEqualTo(number);
      number++;
    }
    for (int taken = turns; taken < number; taken++) {
      assertThat(queue.takeNow()).isEqualTo(taken);
    }
    assertThat(queue.takeNow()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"LOCKED", "LOCKED_ORDERED"})
  void withoutABoundNoProducerWaits(QueueKind kind) {
    EdgeQueue<Integer> queue = kind.make(Queues.UNBOUNDED, 1, 1);
    List<Integer> items = IntStream.range(0, 20_000).boxed().toList();
    items.forEach(item -> put(queue, item, 0, item));
    queue.producerEnded();
    List<Integer> taken = new ArrayList<>();
    for (Integer item = queue.takeNow(); item != null; item = queue.takeNow()) {
      taken.add(item);
    }
    assertThat(taken).isEqualTo(items);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDERED_RING", "ORDERED"})
  void aPlaceIsKeptForTheLowestInput(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(3, 3, 1);
    put(queue, 11, 1, 1);
    put(queue, 12, 1, 2);
    Background<Integer> later = startPutting(queue, 13, 2, 3);
    put(queue, 10, 0, 0); // does not wait
    assertThat(later.isDone()).isFalse();
    assertThat(queue.take()).isEqualTo(10);
    assertThat(later.get()).isEqualTo(13);
    assertThat(queue.take()).isEqualTo(11);
    assertThat(queue.take()).isEqualTo(12);
    assertThat(queue.take()).isEqualTo(13);
  }

  @Test
  void aPlaceIsKeptForTheLowestInputHoweverManyOutputsALaterOneHas() throws Exception {
    EdgeQueue<Integer> queue = QueueKind.ORDERED.make(3, 2, 1);
    Producer later = new Numbered(1, 1);
    queue.put(20, later);
    queue.put(21, later);
    Background<Integer> third =
        inBackground(
            () -> {
              queue.put(22, later);
              return 22;
            });
    third.awaitParkedIn("put"); // though there is room
    put(queue, 10, 0, 0); // does not wait
    assertThat(third.isDone()).isFalse();
    assertThat(queue.take()).isEqualTo(10);
    assertThat(third.get()).isEqualTo(22);
    assertThat(queue.take()).isEqualTo(20);
    assertThat(queue.take()).isEqualTo(21);
    assertThat(queue.take()).isEqualTo(22);
  }

  @ParameterizedTest
  @EnumSource
  void isExhaustedWhenTheLastProducerHasEndedAndTheLastItemIsTaken(QueueKind kind)
      throws Exception {
    int producers = kind.atMost(2);
    EdgeQueue<Integer> queue = kind.make(3, producers, 1);
    put(queue, 10, 0, 0);
    put(queue, 11, 0, 1);
    for (int i = 1; i < producers; i++) {
      queue.producerEnded();
    }
    assertThat(queue.take()).isEqualTo(10);
    assertThat(queue.take()).isEqualTo(11);
    Background<?> consumer = Wait.TAKE.startIn(queue); // since one producer is left
    put(queue, 12, 0, 2);
    assertThat(consumer.get()).isEqualTo(12);
    put(queue, 13, 0, 3);
    queue.producerEnded();
    assertThat(queue.awaitItem()).isTrue();
    assertThat(queue.takeInterruptibly()).isEqualTo(13);
    for (int i = 0; i < 2; i++) { // and again
      assertThat(queue.take()).isNull();
      assertThat(queue.takeInterruptibly()).isNull();
      assertThat(queue.takeNow()).isNull();
      assertThat(queue.awaitItem()).isFalse();
      assertThat(queue.hasItem()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndWaits")
  void anItemWakesWhoWaits(QueueKind kind, Wait wait) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, 1);
    Background<?> consumer = wait.startIn(queue);
    put(queue, 10, 0, 0);
    if (wait == Wait.AWAIT_ITEM) {
      assertThat(consumer.get()).isEqualTo(true);
      assertThat(queue.awaitItem()).isTrue(); // since it was not taken
      assertThat(queue.take()).isEqualTo(10);
    } else {
      assertThat(consumer.get()).isEqualTo(10);
    }
  }

  @ParameterizedTest
  @MethodSource("kindsForSeveralThreads")
  void whoOnlyLooksDoesNotKeepAWakeUpFromWhoTakes(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, 2);
    Background<?> looking = Wait.AWAIT_ITEM.startIn(queue);
    Background<?> taking = Wait.TAKE.startIn(queue);
    put(queue, 10, 0, 0);
    assertThat(taking.get()).isEqualTo(10);
    queue.producerEnded();
    assertThat(looking.get()).isInstanceOf(Boolean.class); // depending on who came first
  }

  @ParameterizedTest
  @MethodSource("kindsAndWaits")
  void theEndWakesAllConsumers(QueueKind kind, Wait wait) throws Exception {
    int consumers = kind.atMost(3);
    EdgeQueue<Integer> queue = kind.make(3, 1, consumers);
    List<Background<?>> waiting = new ArrayList<>();
    for (int i = 0; i < consumers; i++) {
      waiting.add(wait.startIn(queue));
    }
    queue.producerEnded();
    for (Background<?> consumer : waiting) {
      assertThat(consumer.get()).isEqualTo(wait == Wait.AWAIT_ITEM ? false : null);
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndWaits")
  void closingWakesAllConsumers(QueueKind kind, Wait wait) throws Exception {
    int consumers = kind.atMost(3);
    EdgeQueue<Integer> queue = kind.make(3, 1, consumers);
    List<Background<?>> waiting = new ArrayList<>();
    for (int i = 0; i < consumers; i++) {
      waiting.add(wait.startIn(queue));
    }
    queue.close();
    for (Background<?> consumer : waiting) {
      if (wait == Wait.AWAIT_ITEM) {
        assertThat(consumer.get()).isEqualTo(false);
      } else {
        assertThatThrownBy(consumer::get).isInstanceOf(QueueClosedException.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("kindsAndCapacities")
  void closingWakesAllProducers(QueueKind kind, int capacity) {
    int producers = kind.atMost(3);
    EdgeQueue<Integer> queue = kind.make(capacity, producers, 1);
    for (int number = 0; number < capacity; number++) {
      put(queue, number, 0, number);
    }
    List<Background<?>> waiting = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      waiting.add(startPutting(queue, i, i, capacity + i));
    }
    queue.close();
    for (Background<?> producer : waiting) {
      assertThatThrownBy(producer::get).isInstanceOf(QueueClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aClosedQueueNeitherTakesNorGives(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(3, 1, 1);
    put(queue, 10, 0, 0);
    queue.close();
    queue.producerEnded();
    queue.close(); // without effect
    assertThatThrownBy(queue::take).isInstanceOf(QueueClosedException.class);
    assertThatThrownBy(queue::takeNow).isInstanceOf(QueueClosedException.class);
    assertThatThrownBy(queue::takeInterruptibly).isInstanceOf(QueueClosedException.class);
    assertThat(queue.awaitItem()).isFalse();
    assertThatThrownBy(() -> queue.put(11, new Numbered(0, 1)))
        .isInstanceOf(QueueClosedException.class);
    if (kind.isOrdered() && kind.branches()) {
      assertThatThrownBy(() -> queue.beforeInput(new Numbered(0, 1)))
          .isInstanceOf(QueueClosedException.class);
    }
  }

  @ParameterizedTest
  @EnumSource
  void takeDoesNotMindInterruptsAndKeepsTheFlag(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, 1);
    Background<Boolean> consumer =
        inBackground(
            () -> {
              Thread.currentThread().interrupt();
              assertThat(queue.take()).isEqualTo(10);
              return Thread.interrupted();
            });
    consumer.awaitParkedIn("take");
    consumer.interruptAndAwaitNotice();
    consumer.awaitParkedIn("take");
    put(queue, 10, 0, 0);
    assertThat(consumer.get()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("kindsAndCapacities")
  void putDoesNotMindInterruptsAndKeepsTheFlag(QueueKind kind, int capacity) throws Exception {
    EdgeQueue<Integer> queue = kind.make(capacity, 1, 1);
    for (int number = 0; number < capacity; number++) {
      put(queue, number, 0, number);
    }
    Background<Boolean> producer =
        inBackground(
            () -> {
              Thread.currentThread().interrupt();
              put(queue, capacity, 0, capacity);
              return Thread.interrupted();
            });
    producer.awaitParkedIn("put");
    producer.interruptAndAwaitNotice();
    producer.awaitParkedIn("put");
    for (int number = 0; number <= capacity; number++) {
      assertThat(queue.take()).isEqualTo(number);
    }
    assertThat(producer.get()).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void takeInterruptiblyGivesUpThoughItNeedNotWait(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, 1);
    put(queue, 10, 0, 0);
    Thread.currentThread().interrupt();
    assertThatThrownBy(queue::takeInterruptibly).isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
    assertThat(queue.takeInterruptibly()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource
  void awaitItemDoesNotMindAnInterruptWhereItNeedNotWait(QueueKind kind) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, 1);
    put(queue, 10, 0, 0);
    Thread.currentThread().interrupt();
    assertThat(queue.awaitItem()).isTrue();
    assertThat(Thread.interrupted()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("kindsAndInterruptibleWaits")
  void anInterruptEndsAWaitThatMindsItAndLosesNoItem(QueueKind kind, Wait wait) throws Exception {
    EdgeQueue<Integer> queue = kind.make(1, 1, kind.atMost(2));
    Background<?> consumer = wait.startIn(queue);
    consumer.thread().interrupt();
    assertThatThrownBy(consumer::get).isInstanceOf(InterruptedException.class);
    put(queue, 10, 0, 0);
    assertThat(queue.take()).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource
  void keepsNoItemThatWasTaken(QueueKind kind) {
    EdgeQueue<Object> queue = kind.make(4, 1, 1);
    List<WeakReference<Object>> items = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      items.add(new WeakReference<>(put(queue, new Object(), 0, i)));
      assertThat(queue.take()).isNotNull();
    }
    eventually()
        .until(
            () -> {
              System.gc();
              return items.stream().allMatch(item -> item.get() == null);
            });
    assertThat(queue.takeNow()).isNull();
  }

  /** An output: all of a group are in order. */
  private record Output(int group, int place) {}

  /** Any number of producers and consumers: each item once, and those of a group in order. */
  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void losesAndDoublesNothing(QueueKind kind, int seed) throws Exception {
    Random random = new Random(seed);
    int capacity = random.nextBoolean() ? 1 + random.nextInt(3) : 1 + random.nextInt(100);
    int producers = kind.atMost(1 + random.nextInt(4));
    int consumers = kind.atMost(1 + random.nextInt(4));
    int inputs = random.nextInt(500);
    EdgeQueue<Output> queue = kind.make(capacity, producers, consumers);
    Flow flow = new Flow(kind, queue, consumers, inputs);

    List<Background<List<Output>>> producing = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      int producer = i;
      long own = random.nextLong();
      producing.add(inBackground(() -> flow.produce(producer, new Random(own))));
    }
    List<Background<List<Output>>> consuming = new ArrayList<>();
    for (int i = 0; i < consumers; i++) {
      long own = random.nextLong();
      consuming.add(inBackground(() -> flow.consume(new Random(own))));
    }

    List<Output> given = new ArrayList<>();
    for (Background<List<Output>> producer : producing) {
      given.addAll(producer.get());
    }
    List<Output> taken = new ArrayList<>();
    for (Background<List<Output>> consumer : consuming) {
      Map<Integer, Integer> last = new HashMap<>();
      for (Output output : consumer.get()) {
        Integer before = last.put(output.group(), output.place());
        assertThat(before == null || before < output.place())
            .as("%s after %s", output, before)
            .isTrue();
        taken.add(output);
      }
    }
    assertThat(taken).containsExactlyInAnyOrderElementsOf(given);
    if (kind.isBounded()) {
      assertThat(flow.mostWaiting.get()).isLessThanOrEqualTo(capacity);
    }
  }

  /** Items on their way through a queue. */
  private static final class Flow {
    private final QueueKind kind;
    private final EdgeQueue<Output> queue;
    private final int consumers;
    private final int inputs;
    private final AtomicInteger nextInput = new AtomicInteger();
    private final AtomicInteger put = new AtomicInteger();
    private final AtomicInteger taken = new AtomicInteger();

    /** The most items that waited for certain: each consumer may hold one that is not counted. */
    final AtomicInteger mostWaiting = new AtomicInteger();

    Flow(QueueKind kind, EdgeQueue<Output> queue, int consumers, int inputs) {
      this.kind = kind;
      this.queue = queue;
      this.consumers = consumers;
      this.inputs = inputs;
    }

    List<Output> produce(int producer, Random random) {
      List<Output> given = new ArrayList<>();
      Numbered from = new Numbered(producer, -1);
      for (int input = nextInput.getAndIncrement();
          input < inputs;
          input = nextInput.getAndIncrement()) {
        from.setInputNumber(input);
        int outputs = kind.branches() ? random.nextInt(3) : 1;
        for (int i = 0; i < outputs; i++) {
          Output output = new Output(kind.isOrdered() ? 0 : producer, 3 * input + i);
          queue.put(output, from);
          given.add(output);
          int waiting = put.incrementAndGet() - taken.get() - consumers;
          mostWaiting.accumulateAndGet(waiting, Math::max);
        }
        queue.beforeInput(from);
      }
      queue.producerEnded();
      return given;
    }

    List<Output> consume(Random random) throws InterruptedException {
      List<Output> got = new ArrayList<>();
      while (true) {
        Output output = queue.takeNow();
        if (output == null) {
          if (random.nextBoolean()) {
            boolean unused = queue.awaitItem(); // others may take it first
          }
          output = random.nextBoolean() ? queue.take() : queue.takeInterruptibly();
        }
        if (output == null) {
          return got;
        }
        taken.incrementAndGet();
        got.add(output);
      }
    }
  }

  /** Closed at any moment, it lets every thread go. */
  @ParameterizedTest
  @MethodSource("kindsAndSeeds")
  void keepsNoThreadWhenItIsClosed(QueueKind kind, int seed) {
    Random random = new Random(seed);
    int producers = kind.atMost(1 + random.nextInt(3));
    int consumers = kind.atMost(1 + random.nextInt(3));
    EdgeQueue<Long> queue = kind.make(1 + random.nextInt(3), producers, consumers);
    AtomicLong moved = new AtomicLong();
    List<Background<?>> busy = new ArrayList<>();
    for (int i = 0; i < producers; i++) {
      int producer = i;
      busy.add(
          inBackground(
              () -> {
                while (true) {
                  long number = moved.getAndIncrement();
                  put(queue, number, producer, number);
                }
              }));
    }
    for (int i = 0; i < consumers; i++) {
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
    for (Background<?> each : busy) {
      assertThatThrownBy(each::get).isInstanceOf(QueueClosedException.class);
    }
  }
}
