package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the workers of a task take their inputs from that has several edges zipped before it: an
 * array of one item of each. Nothing is taken before there is an item on every edge, so that what
 * waits on each is what its producer's throttle counts.
 *
 * <p>One worker takes at a time, under a lock; while it waits for items, the others wait for the
 * lock.
 */
public final class ZippedSource implements ItemSource<Object[]> {

  /** What there is to take. */
  private enum Next {
    ITEMS,
    END,
    MISMATCH
  }

  private final List<? extends EdgeQueue<?>> edges;
  private final List<String> parameters;
  private final Consumer<IllegalStateException> onMismatch;
  private final Lock lock;

  // Guarded by the lock.
  private long taken;
  private int ended;
  private int longer;

  /**
   * Zips edges.
   *
   * @param edges where the items come from, at least one; nothing else takes from them
   * @param parameters what the edges lead to, for messages; one for each edge
   * @param onMismatch told if edges bring different numbers of items; has to stop who takes
   * @param scheduler has the workers wait
   */
  public ZippedSource(
      List<? extends EdgeQueue<?>> edges,
      List<String> parameters,
      Consumer<IllegalStateException> onMismatch,
      Scheduler scheduler) {
    this.edges = edges;
    this.parameters = parameters;
    this.onMismatch = onMismatch;
    this.lock = scheduler.newLock();
  }

  @Override
  public Object @Nullable [] takeNow() {
    if (!lock.tryLock()) {
      return null;
    }
    try {
      for (EdgeQueue<?> edge : edges) {
        if (!edge.hasItem()) {
          return null;
        }
      }
      return takeAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Object @Nullable [] take() {
    lock.lock();
    try {
      return take(Uninterruptibles.await(this::await));
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Object @Nullable [] takeInterruptibly() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return take(await());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean awaitItem() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      return await() == Next.ITEMS;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until every edge has an item, or it is certain that none will have a partner. */
  private Next await() throws InterruptedException {
    int withItem = -1;
    int without = -1;
    for (int i = 0; i < edges.size(); i++) {
      if (hasItem(edges.get(i))) {
        withItem = withItem < 0 ? i : withItem;
      } else {
        without = without < 0 ? i : without;
      }
      if (withItem >= 0 && without >= 0) {
        edges.get(without).takeNow(); // throws if the run was stopped since
        ended = without;
        longer = withItem;
        return Next.MISMATCH;
      }
    }
    return without < 0 ? Next.ITEMS : Next.END;
  }

  /** Waits for an item of an edge, or its end. */
  private static boolean hasItem(EdgeQueue<?> edge) throws InterruptedException {
    if (edge.awaitItem()) {
      return true;
    }
    edge.take(); // returns nothing, or throws if there is nothing because the run was stopped
    return false;
  }

  private Object @Nullable [] take(Next next) {
    return switch (next) {
      case ITEMS -> takeAll();
      case END -> null;
      case MISMATCH -> {
        // With the lock: whoever gets it next finds the run stopped. What is cancelled meanwhile
        // can wait for none of those who want it, for they do not work on an item.
        onMismatch.accept(mismatch());
        throw new QueueClosedException();
      }
    };
  }

  private Object[] takeAll() {
    Object[] items = new Object[edges.size()];
    for (int i = 0; i < items.length; i++) {
      items[i] = Objects.requireNonNull(edges.get(i).take()); // since it is only taken here
    }
    taken++;
    return items;
  }

  private IllegalStateException mismatch() {
    return new IllegalStateException(
        "inputs of different lengths: "
            + parameters.get(ended)
            + " ended after "
            + taken
            + (taken == 1 ? " item, and " : " items, and ")
            + parameters.get(longer)
            + " has more");
  }
}
