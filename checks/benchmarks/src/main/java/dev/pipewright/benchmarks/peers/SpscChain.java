package dev.pipewright.benchmarks.peers;

import java.util.Iterator;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jctools.queues.SpscArrayQueue;

/**
 * A chain of threads with the fastest queues there are between them. A thread that has to wait
 * yields, again and again: no program should, and so this is a bound and not a peer.
 */
@SuppressWarnings({
  "ReferenceEquality", // END is what is compared, and nothing equals it
  "ThreadPriorityCheck" // to yield is what makes it a bound
})
public final class SpscChain {

  private static final Object END = new Object();

  private final ThreadFactory threads;
  private final int capacity;

  /**
   * Chooses threads and queues.
   *
   * @param threads makes the threads
   * @param capacity how many items a queue holds; rounded up to a power of two
   */
  public SpscChain(ThreadFactory threads, int capacity) {
    this.threads = threads;
    this.capacity = capacity;
  }

  /** A thread for the source and for each step, a queue after each; the caller takes the rest. */
  @SafeVarargs
  @SuppressWarnings("unchecked") // the queues hold what was put there, and END
  public final <T> void run(Iterator<T> source, Consumer<T> taking, UnaryOperator<T>... steps) {
    Queue<Object> last = new SpscArrayQueue<>(capacity);
    Queue<Object> first = last;
    start(
        () -> {
          while (source.hasNext()) {
            put(first, source.next());
          }
          put(first, END);
        });
    for (UnaryOperator<T> step : steps) {
      Queue<Object> in = last;
      Queue<Object> out = new SpscArrayQueue<>(capacity);
      start(
          () -> {
            for (Object item = take(in); item != END; item = take(in)) {
              put(out, step.apply((T) item));
            }
            put(out, END);
          });
      last = out;
    }
    for (Object item = take(last); item != END; item = take(last)) {
      taking.accept((T) item);
    }
  }

  private void start(Runnable loop) {
    threads.newThread(loop).start();
  }

  private static void put(Queue<Object> queue, Object item) {
    while (!queue.offer(item)) {
      Thread.yield();
    }
  }

  private static Object take(Queue<Object> queue) {
    Object item = queue.poll();
    while (item == null) {
      Thread.yield();
      item = queue.poll();
    }
    return item;
  }
}
