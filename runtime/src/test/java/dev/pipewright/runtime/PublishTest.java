package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pipeline that is published runs for each of its subscribers. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishTest {

  private final Threads workers = new Threads();
  private final AtomicInteger calls = new AtomicInteger();

  private Integer noted(Integer i) {
    workers.note();
    calls.incrementAndGet();
    return i;
  }

  private Flow.Publisher<Integer> publisher(Line<Integer> line) {
    return LocalEngine.plain()
        .publish(line.each(task("same").withThrottle(1), this::noted).graph());
  }

  private void awaitNoWorkers() {
    eventually()
        .untilAsserted(
            () -> {
              assertThat(workers.seen()).isNotEmpty();
              assertThat(workers.alive()).isEmpty();
            });
  }

  @Test
  void everySubscriptionIsARunOfItsOwn() {
    Flow.Publisher<Integer> publisher = publisher(numbers(1000));
    for (int i = 1; i <= 2; i++) {
      Collector<Integer> all = Collector.ofAll();
      publisher.subscribe(all);
      assertThat(all.awaitEnd()).isNull();
      assertThat(all.items).containsExactlyElementsOf(IntStream.range(0, 1000).boxed().toList());
      assertThat(all.signals).containsExactly("subscribed", "completed");
      assertThat(all.threads.seen()).hasSize(1);
      assertThat(calls).hasValue(i * 1000);
      assertThat(workers.alive()).as("the end is told when every worker has ended").isEmpty();
    }
  }

  @Test
  void tenThreadsMaySubscribeAtOnce() throws Exception {
    Flow.Publisher<Integer> publisher = publisher(numbers(500));
    CyclicBarrier start = new CyclicBarrier(10);
    List<Threads.Background<List<Integer>>> subscribers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      subscribers.add(
          Threads.inBackground(
              () -> {
                Collector<Integer> all = Collector.ofAll();
                start.await();
                publisher.subscribe(all);
                assertThat(all.awaitEnd()).isNull();
                return all.items;
              }));
    }
    for (Threads.Background<List<Integer>> subscriber : subscribers) {
      assertThat(subscriber.get())
          .containsExactlyElementsOf(IntStream.range(0, 500).boxed().toList());
    }
  }

  @Test
  void nothingRunsBeforeTheFirstRequest() {
    Collector<Integer> none = new Collector<>(0);
    publisher(numbers(3)).subscribe(none);
    Flow.Subscription subscription = none.subscription();
    eventually().until(() -> none.threads.seen().stream().allMatch(Threads::isIdle));
    assertThat(calls).hasValue(0);
    assertThat(Threads.platformWorkers()).isEmpty();

    subscription.request(1);
    eventually().until(() -> none.items.equals(List.of(0)));
    subscription.cancel();
    awaitNoWorkers();
  }

  @Test
  void noMoreComesThanIsAskedFor() {
    Collector<Integer> three = new Collector<>(3);
    publisher(allNumbers()).subscribe(three);
    // three that were asked for, one that waits, one in hand
    eventually()
        .untilAsserted(
            () -> {
              assertThat(calls).hasValue(3 + 1 + 1);
              assertThat(workers.seen()).allMatch(Threads::isIdle);
              assertThat(three.threads.seen()).allMatch(Threads::isIdle);
            });
    assertThat(three.items).containsExactly(0, 1, 2);
    three.subscription().request(2);
    eventually().until(() -> three.items.size() == 5);
    three.subscription().cancel();
    awaitNoWorkers();
    assertThat(three.items).hasSize(5);
    assertThat(three.signals).containsExactly("subscribed");
  }

  @Test
  void cancellingClosesTheRunAndDoesNotWaitForIt() {
    CountDownLatch mayEnd = new CountDownLatch(1);
    Collector<Integer> all = Collector.ofAll();
    LocalEngine.plain()
        .publish(
            allNumbers()
                .each(
                    task("stubborn"),
                    i -> {
                      if (i == 5) {
                        calls.incrementAndGet();
                        Threads.awaitStubbornly(mayEnd);
                      }
                      workers.note();
                      return i;
                    })
                .graph())
        .subscribe(all);
    eventually().until(() -> calls.get() == 1 && all.items.size() == 5);
    all.subscription().cancel();
    assertThat(workers.alive()).as("cancel() returned before").isNotEmpty();
    mayEnd.countDown();
    awaitNoWorkers();
    eventually().until(() -> all.threads.seen().stream().noneMatch(Thread::isAlive));
    assertThat(all.signals).containsExactly("subscribed");
    assertThat(all.items).hasSize(5);
  }

  @Test
  void cancellingFromWithinASignalIsTheLastOfIt() {
    Collector<Integer> three =
        new Collector<>(Long.MAX_VALUE) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            if (item == 2) {
              subscription().cancel();
            }
          }
        };
    publisher(allNumbers()).subscribe(three);
    awaitNoWorkers();
    eventually().until(() -> three.threads.seen().stream().noneMatch(Thread::isAlive));
    assertThat(three.items).containsExactly(0, 1, 2);
    assertThat(three.signals).containsExactly("subscribed");
  }

  @Test
  void cancellingBeforeTheFirstRequestRunsNothing() {
    Collector<Integer> none = new Collector<>(0);
    publisher(numbers(3)).subscribe(none);
    none.subscription().cancel();
    none.subscription().cancel();
    none.subscription().request(1);
    eventually().until(() -> none.threads.seen().stream().noneMatch(Thread::isAlive));
    assertThat(calls).hasValue(0);
    assertThat(none.signals).containsExactly("subscribed");
  }

  @Test
  void aFailureIsToldToTheSubscriber() {
    IOException cause = new IOException();
    Collector<Integer> all = Collector.ofAll();
    LocalEngine.plain()
        .publish(
            numbers(10)
                .each(task("same").withThrottle(1), this::noted)
                .<Integer>each(
                    task("fail"),
                    i -> {
                      if (i == 5) {
                        throw cause;
                      }
                      return i;
                    })
                .graph())
        .subscribe(all);
    assertThat(all.awaitEnd()).isInstanceOf(TaskException.class).hasCause(cause);
    assertThat(workers.alive()).isEmpty();
    assertThat(all.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void theEndComesWithoutBeingAskedFor() {
    Collector<Integer> three = new Collector<>(3);
    publisher(numbers(3)).subscribe(three);
    assertThat(three.awaitEnd()).isNull();
    assertThat(three.items).containsExactly(0, 1, 2);
    assertThat(three.signals).containsExactly("subscribed", "completed");
    eventually().until(() -> three.threads.seen().stream().noneMatch(Thread::isAlive));
  }

  @Test
  void aFailureComesWithoutBeingAskedFor() {
    IOException cause = new IOException();
    Collector<Integer> one = new Collector<>(1);
    LocalEngine.plain()
        .publish(
            numbers(2)
                .<Integer>each(
                    task("fail"),
                    i -> {
                      if (i == 1) {
                        eventually().until(() -> !one.items.isEmpty());
                        throw cause;
                      }
                      return i;
                    })
                .graph())
        .subscribe(one);
    assertThat(one.awaitEnd()).isInstanceOf(TaskException.class).hasCause(cause);
    assertThat(one.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void nothingComesAfterTheEnd() {
    Collector<Integer> all = Collector.ofAll();
    publisher(numbers(3)).subscribe(all);
    all.awaitEnd();
    all.subscription().request(5);
    all.subscription().request(-5);
    all.subscription().cancel();
    eventually().until(() -> all.threads.seen().stream().noneMatch(Thread::isAlive));
    assertThat(all.signals).containsExactly("subscribed", "completed");
  }

  @Test
  void anIllegalRequestEndsTheSubscriptionAndTheRun() {
    Collector<Integer> one = new Collector<>(1);
    publisher(allNumbers()).subscribe(one);
    eventually().until(() -> one.items.size() == 1);
    one.subscription().request(0);
    assertThat(one.awaitEnd())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.9");
    awaitNoWorkers();
    assertThat(one.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void aSubscriberThatThrowsClosesTheRunAndIsNamedInAWarning() {
    try (LogRecords log = LogRecords.listen()) {
      Collector<Integer> throwing =
          new Collector<>(Long.MAX_VALUE) {
            @Override
            public void onNext(Integer item) {
              super.onNext(item);
              throw new IllegalStateException();
            }
          };
      publisher(allNumbers()).subscribe(throwing);
      awaitNoWorkers();
      eventually().until(() -> throwing.threads.seen().stream().noneMatch(Thread::isAlive));
      assertThat(throwing.items).containsExactly(0);
      assertThat(throwing.signals).containsExactly("subscribed");
      assertThat(log.warningsOf("subscriber")).singleElement().asString().contains("pipeline line");
    }
  }

  /** Fails when it is interrupted. */
  private Line<Integer> failingWhenStopped(CountDownLatch waiting) {
    return numbers(2)
        .each(
            task("fail"),
            i -> {
              workers.note();
              if (i == 1) {
                CountDownLatch interrupted = new CountDownLatch(1);
                waiting.countDown();
                Threads.awaitStubbornly(interrupted, interrupted::countDown);
                throw new IOException();
              }
              return i;
            });
  }

  @Test
  void aFailureAfterCancellingIsWarnedOfWhileTheNextItemIsAwaited() throws Exception {
    assertFailureIsWarnedOf(Collector.ofAll());
  }

  @Test
  void aFailureAfterCancellingIsWarnedOfWhileNoneIsAwaited() throws Exception {
    assertFailureIsWarnedOf(new Collector<>(1));
  }

  private void assertFailureIsWarnedOf(Collector<Integer> subscriber) throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    try (LogRecords log = LogRecords.listen()) {
      LocalEngine.plain().publish(failingWhenStopped(waiting).graph()).subscribe(subscriber);
      waiting.await();
      eventually()
          .untilAsserted(
              () -> {
                assertThat(subscriber.items).containsExactly(0);
                assertThat(subscriber.threads.seen()).allMatch(Threads::isIdle);
              });
      subscriber.subscription().cancel();
      awaitNoWorkers();
      eventually().until(() -> subscriber.threads.seen().stream().noneMatch(Thread::isAlive));
      assertThat(log.warningsOf("cancelled")).hasSize(1);
      assertThat(subscriber.signals).containsExactly("subscribed");
    }
  }

  @Test
  void noSubscriberIsRefused() {
    Flow.Publisher<Integer> publisher = publisher(numbers(3));
    assertThatThrownBy(() -> publisher.subscribe(null)).isInstanceOf(NullPointerException.class);
  }
}
