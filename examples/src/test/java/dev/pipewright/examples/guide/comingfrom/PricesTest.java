package dev.pipewright.examples.guide.comingfrom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.TaskException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import reactor.util.concurrent.Queues;

@Timeout(60)
class PricesTest {

  private static final Shop SHOP = id -> id + " " + (id + 1) + " " + (id + 2);

  /** 3n + 3 for each n below 100. */
  private static final long TOTAL = 3 * (99 * 100 / 2) + 3 * 100;

  private final AtomicInteger calls = new AtomicInteger();
  private final CountDownLatch mayGoOn = new CountDownLatch(1);

  /** Fails for the first page, and counts calls. */
  private final Shop failing =
      id -> {
        calls.incrementAndGet();
        if (id == 0) {
          throw new IllegalStateException("closed");
        }
        return SHOP.page(id);
      };

  @Test
  void allProgramsFindTheSame() throws Exception {
    assertThat(new PipewrightPrices(SHOP).total(100)).isEqualTo(TOTAL);
    assertThat(ReactorPrices.total(100, SHOP)).isEqualTo(TOTAL);
    assertThat(FuturePrices.total(100, SHOP)).isEqualTo(TOTAL);
    assertThat(QueuePrices.total(100, SHOP)).isEqualTo(TOTAL);
  }

  /** Page 0 fails while page 1 is busy and does not mind interrupts. */
  private Shop failingBesideABusyPage(CountDownLatch busy, Set<Thread> stillAtIt) {
    return id -> {
      if (id == 0) {
        awaitStubbornly(busy);
        throw new IllegalStateException("closed");
      }
      if (id == 1) {
        stillAtIt.add(Thread.currentThread());
        busy.countDown();
        awaitStubbornly(mayGoOn);
        stillAtIt.remove(Thread.currentThread());
      }
      return SHOP.page(id);
    };
  }

  private static void awaitStubbornly(CountDownLatch latch) {
    boolean interrupted = false;
    while (true) {
      try {
        latch.await();
        break;
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void blockReturnsWhileOtherCallsGoOn() {
    CountDownLatch busy = new CountDownLatch(1);
    Set<Thread> stillAtIt = ConcurrentHashMap.newKeySet();
    assertThatThrownBy(() -> ReactorPrices.total(2, failingBesideABusyPage(busy, stillAtIt)))
        .isInstanceOf(IllegalStateException.class);
    assertThat(stillAtIt).hasSize(1);
    mayGoOn.countDown();
  }

  @Test
  void aPipelineReturnsWhenNoCallGoesOn() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    Set<Thread> stillAtIt = ConcurrentHashMap.newKeySet();
    Prices prices = new PipewrightPrices(failingBesideABusyPage(busy, stillAtIt));
    FutureTask<Long> total = new FutureTask<>(() -> prices.total(2));
    new Thread(total).start();
    busy.await();
    assertThat(total.isDone()).isFalse(); // it could not be, yet: the busy page is waited for
    mayGoOn.countDown();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(total::get)
        .withCauseInstanceOf(TaskException.class);
    assertThat(stillAtIt).isEmpty();
  }

  @Test
  void operatorsInARowShareAThread() {
    Set<Thread> first = ConcurrentHashMap.newKeySet();
    Set<Thread> second = ConcurrentHashMap.newKeySet();
    Set<Thread> behind = ConcurrentHashMap.newKeySet();
    Flux.range(0, 100)
        .doOnNext(i -> first.add(Thread.currentThread()))
        .map(i -> i + 1)
        .doOnNext(i -> second.add(Thread.currentThread()))
        .publishOn(Schedulers.parallel())
        .doOnNext(i -> behind.add(Thread.currentThread()))
        .blockLast();
    assertThat(first).containsExactly(Thread.currentThread()).isEqualTo(second);
    assertThat(behind).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void reactorsDefaults() {
    assertThat(Queues.SMALL_BUFFER_SIZE).isEqualTo(256);
    assertThat(Queues.XS_BUFFER_SIZE).isEqualTo(32);
  }

  @Test
  void everyFutureIsMadeAtOnce() throws Exception {
    ThreadPoolExecutor threads =
        new ThreadPoolExecutor(20, 20, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    List<CompletableFuture<Void>> pages =
        IntStream.range(0, 1000)
            .mapToObj(id -> CompletableFuture.runAsync(() -> awaitStubbornly(mayGoOn), threads))
            .toList();
    assertThat(threads.getQueue()).hasSize(980);
    mayGoOn.countDown();
    pages.forEach(CompletableFuture::join);
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void futuresGoOnBehindAFailure() throws Exception {
    CountDownLatch all = new CountDownLatch(1000);
    Shop counting =
        id -> {
          try {
            return failing.page(id);
          } finally {
            all.countDown();
          }
        };
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> FuturePrices.total(1000, counting))
        .withCauseInstanceOf(IllegalStateException.class);
    all.await();
    assertThat(calls).hasValue(1000);
  }

  @Test
  void aPipelineStopsAtAFailure() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> new PipewrightPrices(failing).total(1_000_000))
        .satisfies(failure -> assertThat(failure.input()).isEqualTo(0));
    assertThat(calls.get()).isLessThan(1_000_000);
  }

  /** Each worker that throws leaves its pill out, and those are counted. */
  @Test
  void byHandAFailureIsWaitedForForEver() throws Exception {
    FutureTask<Long> total =
        new FutureTask<>(
            () ->
                QueuePrices.total(
                    100,
                    id -> {
                      calls.incrementAndGet();
                      throw new IllegalStateException("closed");
                    }));
    Thread caller = new Thread(total);
    caller.start();
    while (calls.get() < 20 || caller.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(total.isDone()).isFalse();
    caller.interrupt();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(total::get)
        .withCauseInstanceOf(InterruptedException.class);
  }
}
