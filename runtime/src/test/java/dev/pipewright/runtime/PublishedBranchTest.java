package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.first;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A task that branches may return a publisher, which its worker reads element by element. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class PublishedBranchTest {

  private final Threads workers = new Threads();

  /** Gives 0, 1, and so on from within {@code request}, and then ends with a failure or without. */
  private static class Synchronous implements Flow.Publisher<Integer>, Flow.Subscription {
    final List<Long> requests = new CopyOnWriteArrayList<>();
    final CountDownLatch cancelled = new CountDownLatch(1);
    private final int count;
    private final Throwable failure;
    Flow.Subscriber<? super Integer> subscriber;
    private int next;

    Synchronous(int count, Throwable failure) {
      this.count = count;
      this.failure = failure;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super Integer> to) {
      subscriber = to;
      to.onSubscribe(this);
      if (count == 0) {
        end();
      }
    }

    @Override
    public void request(long n) {
      requests.add(n);
      for (long i = 0; i < n && next < count; i++) {
        subscriber.onNext(next++);
      }
      if (next == count) {
        end();
      }
    }

    private void end() {
      if (failure == null) {
        subscriber.onComplete();
      } else {
        subscriber.onError(failure);
      }
    }

    @Override
    public void cancel() {
      cancelled.countDown();
    }
  }

  private Line<Integer> reading(Flow.Publisher<Integer> publisher) {
    return first(
        task("read").withThrottle(1),
        out -> {
          workers.note();
          Branch.putAll(publisher, out);
        });
  }

  @Test
  void ofASubmissionPublisher() throws Exception {
    int count = 5_000;
    SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>();
    Run<Integer> run = reading(publisher).run();
    Threads.Background<List<Integer>> caller = Threads.inBackground(run::toList);
    eventually().until(publisher::hasSubscribers);
    IntStream.range(0, count).forEach(publisher::submit);
    publisher.close();
    assertThat(caller.get()).containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
  }

  @Test
  void ofOneThatSignalsFromWithinRequest() {
    Synchronous publisher = new Synchronous(20_000, null);
    assertThat(reading(publisher).run().toList())
        .containsExactlyElementsOf(IntStream.range(0, 20_000).boxed().toList());
    assertThat(publisher.requests).hasSize(20_000).containsOnly(1L);
    assertThat(publisher.cancelled.getCount()).as("it had ended").isOne();
  }

  @Test
  void ofOneWithoutElements() {
    assertThat(reading(new Synchronous(0, null)).run().toList()).isEmpty();
  }

  @Test
  void ofOnesForEachInput() {
    Line<Integer> line =
        numbers(100)
            .branch(
                task("split").withWorkers(3).withOrder(),
                (i, out) -> Branch.putAll(new Synchronous(i % 4, null), out));
    assertThat(line.run().toList())
        .containsExactlyElementsOf(
            IntStream.range(0, 100).flatMap(i -> IntStream.range(0, i % 4)).boxed().toList());
  }

  @Test
  void elementsAreAskedForOneByOne() {
    Synchronous publisher = new Synchronous(Integer.MAX_VALUE, null);
    try (Run<Integer> run = reading(publisher).run()) {
      Iterator<Integer> outputs = run.iterator();
      for (int taken = 1; taken <= 5; taken++) {
        outputs.next();
        int expected = taken + 1 + 1; // one waits, one is in the worker's hand
        eventually()
            .untilAsserted(
                () -> {
                  assertThat(publisher.requests).hasSize(expected).containsOnly(1L);
                  assertThat(workers.seen()).allMatch(Threads::isIdle);
                });
      }
    }
    assertThat(publisher.cancelled.getCount()).isZero();
  }

  @Test
  void aPublisherThatFailsFailsTheTask() {
    IOException cause = new IOException();
    for (int count : new int[] {0, 1, 5}) {
      TaskException failure =
          catchThrowableOfType(
              TaskException.class,
              () ->
                  numbers(1)
                      .<Integer>branch(
                          task("read"),
                          (i, out) -> Branch.putAll(new Synchronous(count, cause), out))
                      .run()
                      .toList());
      assertThat(failure.task()).isEqualTo("read");
      assertThat(failure.input()).isEqualTo(0);
      assertThat(failure).hasCause(cause);
    }
  }

  @Test
  void aPublisherThatCannotBeSubscribedToFailsTheTask() {
    IllegalStateException cause = new IllegalStateException();
    Line<Integer> line =
        reading(
            subscriber -> {
              throw cause;
            });
    assertThatThrownBy(() -> line.run().toList()).isInstanceOf(TaskException.class).hasCause(cause);
  }

  @Test
  void noPublisherFailsTheTask() {
    assertThatThrownBy(() -> reading(null).run().toList())
        .isInstanceOf(TaskException.class)
        .cause()
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("returned null");
  }

  @Test
  void aPublisherMaySubscribeLater() throws Exception {
    CompletableFuture<Flow.Subscriber<? super Integer>> asked = new CompletableFuture<>();
    Threads.Background<List<Integer>> caller =
        Threads.inBackground(() -> reading(asked::complete).run().toList());
    Flow.Subscriber<? super Integer> subscriber = asked.join();
    eventually().until(() -> workers.seen().stream().allMatch(Threads::isIdle));
    new Synchronous(3, null).subscribe(subscriber);
    assertThat(caller.get()).containsExactly(0, 1, 2);
  }

  @Test
  void aSubscriptionThatComesAfterTheStopIsCancelled() {
    CompletableFuture<Flow.Subscriber<? super Integer>> asked = new CompletableFuture<>();
    Run<Integer> run = reading(asked::complete).run();
    Threads.Background<Boolean> caller = Threads.inBackground(() -> run.iterator().hasNext());
    Flow.Subscriber<? super Integer> subscriber = asked.join();
    run.close();
    assertThatThrownBy(caller::get).isInstanceOf(CancellationException.class);
    Synchronous late = new Synchronous(Integer.MAX_VALUE, null);
    late.subscribe(subscriber);
    assertThat(late.cancelled.getCount()).isZero();
    assertThat(late.requests).isEmpty();
  }

  @Test
  void signalsAfterTheStopAreIgnored() {
    Synchronous publisher = new Synchronous(Integer.MAX_VALUE, null);
    Run<Integer> run = reading(publisher).run();
    Iterator<Integer> outputs = run.iterator();
    outputs.next();
    run.close();
    assertThat(publisher.cancelled.getCount()).isZero();
    assertThat(workers.alive()).isEmpty();
    publisher.subscriber.onNext(7);
    publisher.subscriber.onNext(8);
    publisher.subscriber.onError(new IOException());
    publisher.subscriber.onComplete();
    assertThatCode(run::close).doesNotThrowAnyException();
    assertThatThrownBy(outputs::hasNext).isInstanceOf(CancellationException.class);
  }

  @Test
  void aJoinThatEndsEarlyCancels() {
    Synchronous publisher = new Synchronous(Integer.MAX_VALUE, null);
    Line<Integer> line =
        reading(publisher).join(task("first"), (in, out) -> out.put(in.iterator().next()));
    assertThat(line.run().single()).isZero();
    assertThat(publisher.cancelled.getCount()).isZero();
  }

  @Test
  void aFailureOfTheNextTaskCancels() {
    Synchronous publisher = new Synchronous(Integer.MAX_VALUE, null);
    IOException cause = new IOException();
    Line<Void> line =
        reading(publisher)
            .sink(
                task("fail"),
                i -> {
                  throw cause;
                });
    assertThatThrownBy(() -> line.run().toEnd()).isInstanceOf(TaskException.class).hasCause(cause);
    assertThat(publisher.cancelled.getCount()).isZero();
  }

  @Test
  void anElementThatWasNotAskedForFailsTheTaskAndIsNotLostSilently() {
    Synchronous generous =
        new Synchronous(Integer.MAX_VALUE, null) {
          @Override
          public void request(long n) {
            super.request(2);
          }
        };
    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> reading(generous).run().toList());
    assertThat(failure)
        .cause()
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not asked for");
    assertThat(generous.cancelled.getCount()).isZero();
  }

  @Test
  void theEndIsNoticedThoughAnElementWaits() {
    Flow.Publisher<Integer> hasty =
        subscriber ->
            subscriber.onSubscribe(
                new Flow.Subscription() {
                  @Override
                  public void request(long n) {
                    subscriber.onNext(1);
                    subscriber.onComplete();
                  }

                  @Override
                  public void cancel() {}
                });
    assertThat(reading(hasty).run().toList()).containsExactly(1);
  }
}
