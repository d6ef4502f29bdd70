package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.Sources;
import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pipelines that return a publisher. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(30)
class PublisherTest {

  private Compiled.Made x;

  @BeforeAll
  void compile() {
    x = Compiling.compile(Sources.of("X.java")).make("p.PipewrightX");
  }

  /** Collects what it is told, and asks for a number of elements at a time. */
  private static final class Collecting implements Flow.Subscriber<Object> {
    final List<Object> items = Collections.synchronizedList(new ArrayList<>());
    final CountDownLatch ended = new CountDownLatch(1);
    final CountDownLatch enough;
    private final long atATime;
    private final int cancelAfter;
    volatile Flow.Subscription subscription;
    volatile Throwable failure;

    Collecting(long atATime, int cancelAfter) {
      this.atATime = atATime;
      this.cancelAfter = cancelAfter;
      this.enough = new CountDownLatch(cancelAfter);
    }

    @Override
    public void onSubscribe(Flow.Subscription s) {
      subscription = s;
      s.request(atATime);
    }

    @Override
    public void onNext(Object item) {
      items.add(item);
      if (items.size() == cancelAfter) {
        subscription.cancel();
      } else if (items.size() % atATime == 0) {
        subscription.request(atATime);
      }
      enough.countDown();
    }

    @Override
    public void onError(Throwable thrown) {
      failure = thrown;
      ended.countDown();
    }

    @Override
    public void onComplete() {
      ended.countDown();
    }
  }

  @SuppressWarnings("unchecked")
  private Collecting subscribe(String method, Object argument, long atATime, int cancelAfter) {
    Collecting subscriber = new Collecting(atATime, cancelAfter);
    ((Flow.Publisher<Object>) x.call(method, argument)).subscribe(subscriber);
    return subscriber;
  }

  @ParameterizedTest
  @ValueSource(strings = {"exact", "wider", "wildcard"})
  void outputsInOrderAndThenTheEnd(String method) throws InterruptedException {
    for (long atATime : new long[] {1, 2, Long.MAX_VALUE}) {
      for (int count : new int[] {0, 1, 5}) {
        Collecting all = subscribe(method, count, atATime, 0);
        all.ended.await();
        assertThat(all.failure).isNull();
        assertThat(all.items).isEqualTo(List.<Object>of(0, 1, 2, 3, 4).subList(0, count));
      }
    }
  }

  @Test
  void oneOutput() throws InterruptedException {
    Collecting one = subscribe("one", 5, 1, 0);
    one.ended.await();
    assertThat(one.items).containsExactly(10);
  }

  @Test
  @SuppressWarnings("unchecked")
  void eachSubscriptionIsARun() throws InterruptedException {
    Flow.Publisher<Object> publisher = (Flow.Publisher<Object>) x.call("exact", 3);
    List<Collecting> subscribers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      subscribers.add(new Collecting(1, 0));
      publisher.subscribe(subscribers.get(i));
    }
    for (Collecting subscriber : subscribers) {
      subscriber.ended.await();
      assertThat(subscriber.items).containsExactly(0, 1, 2);
    }
  }

  @Test
  void failureIsSignalled() throws InterruptedException {
    Collecting failing = subscribe("failing", 5, 1, 0);
    failing.ended.await();
    assertThat(failing.failure)
        .isInstanceOf(TaskException.class)
        .hasCauseInstanceOf(IllegalStateException.class);
    assertThat(failing.items).isSubsetOf(0, 1);
  }

  @Test
  void cancelledAfterThree() throws InterruptedException {
    AtomicInteger calls = new AtomicInteger();
    Collecting some = subscribe("endless", calls, 1, 3);
    some.enough.await();
    assertThat(some.items).containsExactly(1, 2, 3);
    assertThat(calls).as("one waits and one is in hand").hasValueLessThanOrEqualTo(5);
  }
}
