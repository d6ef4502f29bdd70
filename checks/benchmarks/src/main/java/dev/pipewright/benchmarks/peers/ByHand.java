package dev.pipewright.benchmarks.peers;

import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * What one writes without a library: threads, an {@code ArrayBlockingQueue} between them, and an
 * object that says that there is no more. It neither handles failures nor can it be stopped.
 */
@SuppressWarnings("ReferenceEquality") // END is what is compared, and nothing equals it
public final class ByHand {

  private static final Object END = new Object();

  private final ThreadFactory threads;
  private final int capacity;

  /**
   * Chooses threads and queues.
   *
   * @param threads makes the threads
   * @param capacity how many items a queue holds
   */
  public ByHand(ThreadFactory threads, int capacity) {
    this.threads = threads;
    this.capacity = capacity;
  }

  /** A thread for the source and for each step, a queue after each; the caller takes the rest. */
  @SafeVarargs
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public final <T> void chain(Iterator<T> source, Consumer<T> taking, UnaryOperator<T>... steps)
      throws InterruptedException {
    BlockingQueue<Object> last = queue();
    BlockingQueue<Object> first = last;
    start(() -> produce(source, first));
    for (UnaryOperator<T> step : steps) {
      BlockingQueue<Object> in = last;
      BlockingQueue<Object> out = queue();
      start(() -> work(in, step, out));
      last = out;
    }
    for (Object item = last.take(); item != END; item = last.take()) {
      taking.accept((T) item);
    }
  }

  /** Workers that share a queue before and a queue after them. */
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public <T> void unordered(
      Iterator<T> source, int workers, UnaryOperator<T> step, Consumer<T> taking)
      throws InterruptedException {
    BlockingQueue<Object> in = queue();
    BlockingQueue<Object> out = queue();
    start(
        () -> {
          produce(source, in);
          for (int i = 1; i < workers; i++) {
            in.put(END);
          }
        });
    for (int i = 0; i < workers; i++) {
      start(() -> work(in, step, out));
    }
    int working = workers;
    while (working > 0) {
      Object item = out.take();
      if (item == END) {
        working--;
      } else {
        taking.accept((T) item);
      }
    }
  }

  /** Workers that share a queue of futures, which the caller takes in the order of the items. */
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public <T> void ordered(
      Iterator<T> source, int workers, UnaryOperator<T> step, Consumer<T> taking)
      throws InterruptedException, ExecutionException {
    BlockingQueue<Object> in = queue();
    BlockingQueue<Object> inOrder = queue();
    start(
        () -> {
          while (source.hasNext()) {
            T item = source.next();
            FutureTask<T> future = new FutureTask<>(() -> step.apply(item));
            inOrder.put(future);
            in.put(future);
          }
          inOrder.put(END);
          for (int i = 0; i < workers; i++) {
            in.put(END);
          }
        });
    for (int i = 0; i < workers; i++) {
      start(
          () -> {
            for (Object future = in.take(); future != END; future = in.take()) {
              ((FutureTask<T>) future).run();
            }
          });
    }
    for (Object future = inOrder.take(); future != END; future = inOrder.take()) {
      taking.accept(((FutureTask<T>) future).get());
    }
  }

  /** A thread for the source, two steps and what pairs their results; the caller takes the rest. */
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public <T> void zip(
      Iterator<T> source,
      UnaryOperator<T> left,
      UnaryOperator<T> right,
      BinaryOperator<T> zip,
      Consumer<T> taking)
      throws InterruptedException {
    BlockingQueue<Object> lefts = queue();
    BlockingQueue<Object> rights = queue();
    BlockingQueue<Object> zipped = queue();
    fanOut(source, left, lefts, right, rights);
    start(
        () -> {
          for (Object item = lefts.take(); item != END; item = lefts.take()) {
            zipped.put(zip.apply((T) item, (T) rights.take()));
          }
          zipped.put(END);
        });
    for (Object item = zipped.take(); item != END; item = zipped.take()) {
      taking.accept((T) item);
    }
  }

  /** A thread for the source and two steps, which share a queue; the caller takes the rest. */
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public <T> void merge(
      Iterator<T> source, UnaryOperator<T> left, UnaryOperator<T> right, Consumer<T> taking)
      throws InterruptedException {
    BlockingQueue<Object> out = queue();
    fanOut(source, left, out, right, out);
    int working = 2;
    while (working > 0) {
      Object item = out.take();
      if (item == END) {
        working--;
      } else {
        taking.accept((T) item);
      }
    }
  }

  private <T> void fanOut(
      Iterator<T> source,
      UnaryOperator<T> left,
      BlockingQueue<Object> lefts,
      UnaryOperator<T> right,
      BlockingQueue<Object> rights) {
    BlockingQueue<Object> toLeft = queue();
    BlockingQueue<Object> toRight = queue();
    start(
        () -> {
          while (source.hasNext()) {
            T item = source.next();
            toLeft.put(item);
            toRight.put(item);
          }
          toLeft.put(END);
          toRight.put(END);
        });
    start(() -> work(toLeft, left, lefts));
    start(() -> work(toRight, right, rights));
  }

  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  private static <T> void work(
      BlockingQueue<Object> in, UnaryOperator<T> step, BlockingQueue<Object> out)
      throws InterruptedException {
    for (Object item = in.take(); item != END; item = in.take()) {
      out.put(step.apply((T) item));
    }
    out.put(END);
  }

  private static <T> void produce(Iterator<T> source, BlockingQueue<Object> out)
      throws InterruptedException {
    while (source.hasNext()) {
      out.put(source.next());
    }
    out.put(END);
  }

  private BlockingQueue<Object> queue() {
    return new ArrayBlockingQueue<>(capacity);
  }

  private void start(Loop loop) {
    threads
        .newThread(
            () -> {
              try {
                loop.run();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            })
        .start();
  }

  @FunctionalInterface
  private interface Loop {

    void run() throws InterruptedException;
  }
}
