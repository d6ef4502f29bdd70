package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Threads.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that ends at any moment, for any reason, leaves nothing behind. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class StopStressTest {

  private final Threads workers = new Threads();
  private final Queue<CompletableFuture<?>> futures = new ConcurrentLinkedQueue<>();

  /** Streams that were made and not closed. */
  private final AtomicInteger open = new AtomicInteger();

  /** The item that makes a task fail; negative for none. */
  private int failing = -1;

  static IntStream seeds() {
    return IntStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void leavesNoThreadNoFutureAndNoSource(int seed) throws Exception {
    Random random = new Random(seed);
    Line<Integer> line = allNumbers();
    for (int tasks = 1 + random.nextInt(3); tasks > 0; tasks--) {
      line = line(line, random);
    }
    line = line.each(task("same").withThrottle(1 + random.nextInt(3)), this::noted);
    int pause = random.nextInt(400);
    switch (seed % 5) {
      case 0 -> closeFromOutside(line.run(), pause);
      case 1 -> interruptTheCaller(line.run(), pause);
      case 2 -> fail(line, random, pause);
      case 3 -> cancelTheFuture(line.run(), pause);
      default -> cancelTheSubscription(line, pause);
    }
    eventually()
        .untilAsserted(
            () -> {
              assertThat(workers.alive()).isEmpty();
              assertThat(futures).allMatch(CompletableFuture::isDone);
              assertThat(open).hasValue(0);
            });
  }

  /** Puts one of the kinds of tasks behind a line. */
  private Line<Integer> line(Line<Integer> line, Random random) {
    int throttle = 1 + random.nextInt(4);
    int count = 1 + random.nextInt(4);
    return switch (random.nextInt(7)) {
      case 0 ->
          line.each(
              task("ordered").withWorkers(count).withThrottle(throttle).withOrder(), this::noted);
      case 1 ->
          line.async(task("async").withWorkers(count).withThrottle(throttle), this::completedSoon);
      case 2 ->
          line.async(
              task("async").withWorkers(count).withThrottle(throttle).withOrder(),
              i -> {
                noted(i);
                CompletableFuture<Stream<Integer>> future = pending();
                CompletableFuture<Void> unused =
                    CompletableFuture.runAsync(() -> completeWithStream(future, i));
                return future;
              },
              Branch::putAll);
      case 3 ->
          line.emit(
              task("emit").withThrottle(throttle),
              (i, out) -> {
                out.emit(noted(i));
                out.emit(i);
              });
      case 4 -> line.branch(task("publish"), (i, out) -> Branch.putAll(published(i), out));
      case 5 ->
          line.join(
              task("join").withWorkers(count),
              (in, out) -> {
                Queued subscriber = new Queued();
                in.publisher().subscribe(subscriber);
                for (int i = subscriber.take(); i >= 0; i = subscriber.take()) {
                  out.put(noted(i));
                  subscriber.subscription().request(1);
                }
              });
      default ->
          line.<Stream<Integer>, Integer>async(
              task("never").withWorkers(count + 1),
              i -> {
                noted(i);
                CompletableFuture<Stream<Integer>> future = pending();
                if (i % (count + 1) != 0) { // the others stay pending
                  completeWithStream(future, i);
                }
                return future;
              },
              Branch::putAll);
    };
  }

  /** A subscriber that hands its items to another thread, and a negative one at the end. */
  private static final class Queued extends Collector<Integer> {
    private final BlockingQueue<Integer> queue = new LinkedBlockingQueue<>();

    Queued() {
      super(20);
    }

    int take() throws InterruptedException {
      return queue.take();
    }

    @Override
    public void onNext(Integer item) {
      queue.add(item);
    }

    @Override
    public void onError(Throwable thrown) {
      queue.add(-1);
    }

    @Override
    public void onComplete() {
      queue.add(-1);
    }
  }

  private Integer noted(Integer i) throws IOException {
    workers.note();
    if (i == failing) {
      throw new IOException();
    }
    return i;
  }

  private <T> CompletableFuture<T> pending() {
    CompletableFuture<T> future = new CompletableFuture<>();
    futures.add(future);
    return future;
  }

  private void completeWithStream(CompletableFuture<Stream<Integer>> future, int i) {
    open.incrementAndGet();
    Stream<Integer> stream = Stream.of(i, i).onClose(open::decrementAndGet);
    if (!future.complete(stream)) {
      stream.close(); // cancelled before: nobody has seen it
    }
  }

  private CompletableFuture<Integer> completedSoon(int i) throws IOException {
    noted(i);
    CompletableFuture<Integer> future = CompletableFuture.supplyAsync(() -> i);
    futures.add(future);
    return future;
  }

  private SubmissionPublisher<Integer> published(int i) throws IOException {
    noted(i);
    return new SubmissionPublisher<>(Runnable::run, 1) {
      @Override
      public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
        super.subscribe(subscriber);
        submit(i);
        close();
      }
    };
  }

  private static void pause(int micros) {
    LockSupport.parkNanos(micros * 1_000L);
  }

  private void closeFromOutside(Run<Integer> run, int pause) throws Exception {
    Threads.Background<Throwable> caller =
        Threads.inBackground(() -> catchThrowable(() -> run.forEach(i -> {})));
    pause(pause);
    run.close();
    assertThat(workers.alive()).isEmpty();
    assertThat(caller.get()).isInstanceOf(CancellationException.class);
  }

  private void interruptTheCaller(Run<Integer> run, int pause) throws Exception {
    Threads.Background<Throwable> caller =
        Threads.inBackground(() -> catchThrowable(() -> run.forEach(i -> {})));
    pause(pause);
    caller.thread().interrupt();
    assertThat(caller.get()).isInstanceOf(CancellationException.class);
  }

  private void fail(Line<Integer> line, Random random, int pause) throws Exception {
    failing = random.nextInt(20);
    Run<Integer> run = line.run();
    Threads.Background<Throwable> caller =
        Threads.inBackground(() -> catchThrowable(() -> run.forEach(i -> {})));
    pause(2 * pause);
    Throwable atClose = catchThrowable(run::close); // the item may be one that never comes
    if (atClose != null) {
      assertThat(atClose).isInstanceOf(TaskException.class).hasCauseInstanceOf(IOException.class);
    }
    assertThat(caller.get()).isInstanceOfAny(TaskException.class, CancellationException.class);
  }

  private void cancelTheFuture(LocalRun<Integer> run, int pause) {
    CompletableFuture<Void> future = run.toEndLater();
    pause(pause);
    future.cancel(true);
    assertThat(future).isCancelled();
  }

  private void cancelTheSubscription(Line<Integer> line, int pause) {
    Collector<Integer> subscriber = Collector.ofAll();
    LocalEngine.plain().publish(line.graph()).subscribe(subscriber);
    pause(pause);
    subscriber.subscription().cancel();
    eventually().until(() -> subscriber.threads.seen().stream().noneMatch(Thread::isAlive));
    assertThat(subscriber.signals).containsExactly("subscribed");
  }
}
