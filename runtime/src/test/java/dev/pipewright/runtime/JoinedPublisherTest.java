package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A task that joins may take its input as a publisher. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class JoinedPublisherTest {

  private final Threads workers = new Threads();
  private final CountDownLatch never = new CountDownLatch(1);

  private Integer noted(Integer i) {
    workers.note();
    return i;
  }

  /** A line whose last task subscribes to its input, and waits until the subscription ends. */
  private Line<Throwable> subscribing(Line<Integer> line, Collector<Integer> subscriber) {
    return line.join(
        task("join"),
        (in, out) -> {
          workers.note();
          in.publisher().subscribe(subscriber);
          Throwable end = subscriber.awaitEnd();
          if (end != null) {
            out.put(end);
          }
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5_000})
  void completesWithTheInput(int count) {
    Collector<Integer> all = Collector.ofAll();
    assertThat(subscribing(numbers(count), all).run().toList()).isEmpty();
    assertThat(all.items).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    assertThat(all.signals).containsExactly("subscribed", "completed");
    assertThat(all.threads.seen()).hasSize(1).noneMatch(Thread::isAlive);
    assertThat(workers.alive()).isEmpty();
  }

  @Test
  void theTaskMayReturnAFutureOfItsResult() {
    Line<Integer> line =
        numbers(100)
            .join(
                task("count"),
                (in, out) -> {
                  CompletableFuture<Integer> count = new CompletableFuture<>();
                  in.publisher()
                      .subscribe(
                          new Collector<Integer>(Long.MAX_VALUE) {
                            @Override
                            public void onComplete() {
                              count.complete(items.size());
                            }
                          });
                  out.put(Futures.await(count));
                });
    assertThat(line.run().single()).isEqualTo(100);
  }

  @Test
  void noMoreIsTakenThanIsAskedFor() {
    AtomicInteger made = new AtomicInteger();
    Collector<Integer> three = new Collector<>(3);
    Line<Throwable> line =
        subscribing(
            allNumbers()
                .each(
                    task("make").withThrottle(2),
                    i -> {
                      made.incrementAndGet();
                      return noted(i);
                    }),
            three);
    Run<Throwable> run = line.run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    eventually()
        .untilAsserted(
            () -> {
              assertThat(made).hasValue(3 + 2 + 1);
              assertThat(workers.seen()).allMatch(Threads::isIdle);
            });
    assertThat(three.items).containsExactly(0, 1, 2);
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(three.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void failsWhenTheRunFails() {
    IOException cause = new IOException();
    Collector<Integer> all = Collector.ofAll();
    Line<Throwable> line =
        subscribing(
            numbers(10)
                .each(
                    task("fail"),
                    i -> {
                      if (i == 5) {
                        all.subscription();
                        throw cause;
                      }
                      return i;
                    }),
            all);
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.task()).isEqualTo("fail");
    assertThat(failure).hasCause(cause);
    assertThat(failure.getSuppressed()).isEmpty();
    assertThat(all.signals).containsExactly("subscribed", "failed");
    assertThat(all.awaitEnd()).isInstanceOf(CancellationException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, Long.MAX_VALUE})
  void failsWhenTheRunIsClosed(long asked) {
    Collector<Integer> subscriber = new Collector<>(asked);
    Line<Integer> one =
        numbers(2)
            .each(
                task("wait"),
                i -> {
                  if (i == 1) {
                    never.await();
                  }
                  return i;
                });
    Run<Throwable> run = subscribing(one, subscriber).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    subscriber.subscription();
    eventually()
        .untilAsserted(
            () -> {
              assertThat(subscriber.items).hasSize(asked == 0 ? 0 : 1);
              assertThat(subscriber.threads.seen()).allMatch(Threads::isIdle);
            });
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(subscriber.signals).containsExactly("subscribed", "failed");
    assertThat(subscriber.awaitEnd()).isInstanceOf(CancellationException.class);
    assertThat(subscriber.threads.seen()).noneMatch(Thread::isAlive);
  }

  @Test
  void closeInterruptsASubscriberThatWaits() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    Collector<Integer> subscriber =
        new Collector<>(1) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            waiting.countDown();
            // swallows the interrupt, and never asks for another item
            interrupted.set(Threads.awaitStubbornly(never, never::countDown));
          }
        };
    Run<Throwable> run = subscribing(allNumbers(), subscriber).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    waiting.await();
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    assertThat(interrupted).isTrue();
    assertThat(subscriber.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void aSubscriberMayCloseTheRun() {
    AtomicReference<Run<Throwable>> run = new AtomicReference<>();
    AtomicBoolean returned = new AtomicBoolean();
    Collector<Integer> subscriber =
        new Collector<>(Long.MAX_VALUE) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            if (item == 3) {
              run.get().close();
              returned.set(true);
            }
          }
        };
    run.set(subscribing(allNumbers(), subscriber).run());
    assertThatThrownBy(() -> run.get().toList()).isInstanceOf(CancellationException.class);
    assertThat(returned).isTrue();
    assertThat(subscriber.threads.seen()).noneMatch(Thread::isAlive);
  }

  @Test
  void aSubscriberIsNotInterruptedBecauseItsTaskHasReturned() {
    AtomicReference<Thread> worker = new AtomicReference<>();
    AtomicBoolean interrupted = new AtomicBoolean();
    Collector<Integer> subscriber =
        new Collector<>(Long.MAX_VALUE) {
          @Override
          public void onComplete() {
            super.onComplete(); // and the task returns
            eventually().until(() -> !worker.get().isAlive());
            interrupted.set(Thread.interrupted());
          }
        };
    Line<Throwable> line =
        numbers(10)
            .join(
                task("join"),
                (in, out) -> {
                  worker.set(Thread.currentThread());
                  in.publisher().subscribe(subscriber);
                  subscriber.awaitEnd();
                });
    assertThat(line.run().toList()).isEmpty();
    assertThat(interrupted).isFalse();
  }

  @Test
  void thereIsOneSubscriber() {
    Collector<Integer> second = Collector.ofAll();
    Collector<Integer> first = Collector.ofAll();
    Line<Throwable> line =
        numbers(10)
            .join(
                task("join"),
                (in, out) -> {
                  Flow.Publisher<Integer> publisher = in.publisher();
                  publisher.subscribe(first);
                  publisher.subscribe(second);
                  out.put(second.awaitEnd());
                  first.awaitEnd();
                });
    assertThat(line.run().single())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one subscriber");
    assertThat(second.items).isEmpty();
    assertThat(second.signals).containsExactly("subscribed", "failed");
    assertThat(first.items).hasSize(10);
    assertThat(first.signals).containsExactly("subscribed", "completed");
  }

  @Test
  void theInputIsAskedForOnce() {
    Line<Integer> line =
        numbers(10)
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher();
                  assertThatThrownBy(in::publisher).isInstanceOf(IllegalStateException.class);
                  assertThatThrownBy(in::iterator).isInstanceOf(IllegalStateException.class);
                  out.put(1);
                });
    assertThat(line.run().single()).isOne();
  }

  @Test
  void anIllegalRequestIsAnError() {
    Collector<Integer> one = new Collector<>(1);
    Line<Throwable> line =
        numbers(10)
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher().subscribe(one);
                  one.subscription().request(0);
                  out.put(one.awaitEnd());
                });
    assertThat(line.run().single())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3.9");
    assertThat(one.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void cancellingEndsTheSubscriptionAndNotTheTask() {
    CountDownLatch cancelled = new CountDownLatch(1);
    AtomicInteger closed = new AtomicInteger();
    Collector<Integer> three =
        new Collector<>(Long.MAX_VALUE) {
          @Override
          public void onNext(Integer item) {
            super.onNext(item);
            if (item == 2) {
              subscription().cancel();
              cancelled.countDown();
            }
          }
        };
    Line<String> line =
        Line.<Integer>first(
                task("read"),
                out ->
                    Branch.putAll(
                        IntStream.iterate(0, i -> i + 1).onClose(closed::incrementAndGet), out))
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher().subscribe(three);
                  cancelled.await();
                  eventually()
                      .until(() -> three.threads.seen().stream().noneMatch(Thread::isAlive));
                  out.put("cancelled");
                });
    assertThat(line.run().single()).isEqualTo("cancelled");
    assertThat(three.items).containsExactly(0, 1, 2);
    assertThat(three.signals).containsExactly("subscribed");
    assertThat(closed).as("the edge closed").hasValue(1);
  }

  @Test
  void cancellingFromOutsideEndsAPullThatWaits() {
    Collector<Integer> all = Collector.ofAll();
    Line<String> line =
        numbers(2)
            .each(
                task("wait"),
                i -> {
                  if (i == 1) {
                    never.await();
                  }
                  return i;
                })
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher().subscribe(all);
                  eventually()
                      .until(
                          () ->
                              all.items.size() == 1
                                  && all.threads.seen().stream().allMatch(Threads::isIdle));
                  all.subscription().cancel();
                  eventually().until(() -> all.threads.seen().stream().noneMatch(Thread::isAlive));
                  out.put("cancelled");
                });
    assertThat(line.run().single()).isEqualTo("cancelled");
    assertThat(all.signals).containsExactly("subscribed");
  }

  /** Throws from the signal of a name. */
  private static final class Throwing extends Collector<Integer> {
    private final String signal;
    private final RuntimeException thrown;

    Throwing(String signal, RuntimeException thrown) {
      super(Long.MAX_VALUE);
      this.signal = signal;
      this.thrown = thrown;
    }

    private void throwIn(String name) {
      if (name.equals(signal)) {
        throw thrown;
      }
    }

    @Override
    public void onSubscribe(Flow.Subscription offered) {
      super.onSubscribe(offered);
      throwIn("onSubscribe");
    }

    @Override
    public void onNext(Integer item) {
      super.onNext(item);
      throwIn("onNext");
    }

    @Override
    public void onComplete() {
      throwIn("onComplete");
      super.onComplete();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"onSubscribe", "onNext", "onComplete"})
  void aSubscriberThatThrowsFailsTheRun(String signal) {
    RuntimeException cause = new IllegalStateException();
    Throwing subscriber = new Throwing(signal, cause);
    Line<Throwable> line =
        numbers(3)
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher().subscribe(subscriber);
                  never.await();
                });
    TaskException failure = catchThrowableOfType(TaskException.class, () -> line.run().toList());
    assertThat(failure.task()).isEqualTo("join");
    assertThat(failure.input()).isNull();
    assertThat(failure).hasCause(cause);
    assertThat(subscriber.signals).containsExactly("subscribed");
    assertThat(subscriber.threads.seen()).noneMatch(Thread::isAlive);
  }

  @Test
  void subscribingAfterTheTaskHasReturnedIsRefused() {
    AtomicReference<Flow.Publisher<Integer>> publisher = new AtomicReference<>();
    Line<Integer> line =
        numbers(3)
            .join(
                task("join"),
                (in, out) -> {
                  publisher.set(in.publisher());
                  out.put(1);
                });
    assertThat(line.run().single()).isOne();
    Collector<Integer> late = Collector.ofAll();
    publisher.get().subscribe(late);
    assertThat(late.awaitEnd()).isInstanceOf(IllegalStateException.class);
    assertThat(late.items).isEmpty();
    assertThat(late.signals).containsExactly("subscribed", "failed");
  }

  @Test
  void aSubscriberIsToldThatItsTaskHasReturned() {
    Collector<Integer> one = new Collector<>(1);
    Line<Integer> line =
        allNumbers()
            .join(
                task("join"),
                (in, out) -> {
                  in.publisher().subscribe(one);
                  eventually().until(() -> one.items.size() == 1);
                  out.put(1);
                });
    assertThat(line.run().single()).isOne();
    assertThat(one.signals).containsExactly("subscribed", "failed");
    assertThat(one.awaitEnd()).isInstanceOf(CancellationException.class);
    one.subscription().request(1);
    assertThat(one.items).hasSize(1);
  }

  @Test
  void noSubscriberIsRefused() {
    Line<Integer> line = numbers(3).join(task("join"), (in, out) -> in.publisher().subscribe(null));
    assertThatThrownBy(() -> line.run().toList())
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(NullPointerException.class);
  }

  @Test
  void severalWorkersShareTheInput() {
    int count = 20_000;
    List<Collector<Integer>> subscribers = new CopyOnWriteArrayList<>();
    Line<Integer> line =
        numbers(count)
            .join(
                task("join").withWorkers(3),
                (in, out) -> {
                  Collector<Integer> subscriber = new SlowlyAsking();
                  subscribers.add(subscriber);
                  in.publisher().subscribe(subscriber);
                  subscriber.awaitEnd();
                  Branch.putAll(subscriber.items, out);
                });
    assertThat(line.run().toList())
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
    assertThat(subscribers)
        .hasSize(3)
        .allSatisfy(
            subscriber -> {
              assertThat(subscriber.signals).containsExactly("subscribed", "completed");
              assertThat(subscriber.items).isSorted();
            });
  }

  /** Asks for the next item with each. */
  private static class SlowlyAsking extends Collector<Integer> {
    private final List<Integer> quickly = new ArrayList<>();

    SlowlyAsking() {
      super(1);
    }

    @Override
    public void onNext(Integer item) {
      quickly.add(item);
      subscription().request(1);
    }

    @Override
    public void onComplete() {
      items.addAll(quickly);
      super.onComplete();
    }
  }

  static IntStream seeds() {
    return IntStream.range(0, 100);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatASubscriberHadAskedForIsNotLostWhenItCancels(int seed) {
    int count = 200;
    int last = new Random(seed).nextInt(count / 2);
    AtomicInteger number = new AtomicInteger();
    List<Integer> seen = new CopyOnWriteArrayList<>();
    Line<Integer> line =
        numbers(count)
            .each(task("same").withThrottle(1), this::noted)
            .join(
                task("join").withWorkers(2),
                (in, out) -> {
                  boolean cancels = number.getAndIncrement() == 0;
                  CountDownLatch mayCancel = new CountDownLatch(1);
                  Collector<Integer> subscriber =
                      new Collector<>(Long.MAX_VALUE) {
                        @Override
                        public void onNext(Integer item) {
                          seen.add(item);
                          if (item >= last) {
                            mayCancel.countDown();
                          }
                        }

                        @Override
                        public void onComplete() {
                          super.onComplete();
                          mayCancel.countDown();
                        }
                      };
                  in.publisher().subscribe(subscriber);
                  if (cancels) {
                    mayCancel.await();
                    subscriber.subscription().cancel();
                  } else {
                    subscriber.awaitEnd();
                  }
                });
    line.run().toEnd();
    assertThat(seen)
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count).boxed().toList());
  }
}
