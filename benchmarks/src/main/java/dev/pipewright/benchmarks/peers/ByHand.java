package dev.pipewright.benchmarks.peers;

import java.util.Iterator;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
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
      start(
          () -> {
            for (Object item = in.take(); item != END; item = in.take()) {
              out.put(step.apply((T) item));
            }
            out.put(END);
          });
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
      start(
          () -> {
            for (Object item = in.take(); item != END; item = in.take()) {
              out.put(step.apply((T) item));
            }
            out.put(END);
          });
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
