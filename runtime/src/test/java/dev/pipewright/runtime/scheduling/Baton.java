package dev.pipewright.runtime.scheduling;

import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A scheduler under which one thread at a time goes on, the one that has the baton. Who waits gives
 * it up, and a seed decides who gets it. Time stands still until all wait, and then is that of the
 * first who does not wait for longer. A thread that waits in any other way keeps the baton, and so
 * all others from going on.
 *
 * <p>A thread that was not started here works without the baton, and gets it for as long as it
 * {@linkplain #with takes part}.
 */
public final class Baton implements Scheduler {

  private static final long NEVER = Long.MAX_VALUE;

  /** A thread that takes part. Guarded by the baton's monitor, as all is. */
  private static final class Part {
    final Thread thread;
    boolean unparked;
    boolean ended;

    /** What it waits for; null if it does not wait. */
    @Nullable BooleanSupplier done;

    boolean interruptible;
    long deadline = NEVER;

    Part(Thread thread) {
      this.thread = thread;
    }
  }

  private final Random random;
  private final boolean concurrent;
  private final Map<Thread, Part> parts = new ConcurrentHashMap<>();

  /** Those that can go on, in an order that depends on what has happened alone. */
  private final List<Part> ready = new ArrayList<>();

  /** Those that wait. */
  private final List<Part> waiting = new ArrayList<>();

  private @Nullable Part holder;
  private long now;
  private final List<String> order = new ArrayList<>();

  /**
   * Begins at time 0.
   *
   * @param seed decides who gets the baton
   * @param concurrent whether threads are told that others go on at the same time
   */
  public Baton(long seed, boolean concurrent) {
    this.random = new Random(seed);
    this.concurrent = concurrent;
  }

  /** Has the current thread take part while it does something. */
  public <T> T with(Supplier<T> work) {
    Part part = new Part(Thread.currentThread());
    enter(part);
    try {
      return work.get();
    } finally {
      leave(part);
    }
  }

  /** Returns who has got the baton, one after the other, and when. */
  public synchronized List<String> order() {
    return List.copyOf(order);
  }

  private synchronized void enter(Part part) {
    parts.put(part.thread, part);
    ready.add(part);
    awaitBaton(part);
  }

  private synchronized void leave(Part part) {
    part.ended = true;
    parts.remove(part.thread);
    holder = null;
    wakeWhoseWaitIsOver();
    passOn();
  }

  /** Gives the baton to one that can go on, if nobody has it; called with the monitor. */
  private void passOn() {
    if (holder != null) {
      return;
    }
    if (ready.isEmpty()) {
      long next = waiting.stream().mapToLong(part -> part.deadline).min().orElse(NEVER);
      if (next != NEVER) {
        now = Math.max(now, next);
        wakeWhoseWaitIsOver();
      }
    }
    if (!ready.isEmpty()) {
      Part next = ready.remove(random.nextInt(ready.size()));
      holder = next;
      order.add(next.thread.getName() + "@" + now);
      notifyAll();
    }
  }

  private void wakeWhoseWaitIsOver() {
    for (Part part : List.copyOf(waiting)) {
      BooleanSupplier done = part.done;
      if (now >= part.deadline || (done != null && done.getAsBoolean())) {
        wake(part);
      }
    }
  }

  private void wake(Part part) {
    if (waiting.remove(part)) {
      part.done = null;
      part.deadline = NEVER;
      ready.add(part);
    }
  }

  private synchronized void changed() {
    wakeWhoseWaitIsOver();
    passOn();
  }

  /** Waits for the baton, whatever interrupts come; called with the monitor. */
  private void awaitBaton(Part self) {
    boolean interrupted = false;
    passOn();
    while (holder != self) {
      try {
        wait();
      } catch (InterruptedException e) { // of the program's; ours come another way
        interrupted = true;
        if (self.interruptible) {
          wake(self);
          passOn();
        }
      }
    }
    if (interrupted) {
      self.thread.interrupt();
    }
  }

  /** Gives the baton up until something is so, a time has come or, perhaps, an interrupt. */
  private synchronized void await(BooleanSupplier done, long deadline, boolean interruptible) {
    Thread thread = Thread.currentThread();
    if (done.getAsBoolean() || (interruptible && thread.isInterrupted())) {
      return;
    }
    Part known = parts.get(thread);
    Part self = known == null ? new Part(thread) : known; // for this wait alone
    if (known == null) {
      parts.put(thread, self);
    } else {
      holder = null;
    }
    self.done = done;
    self.deadline = deadline;
    self.interruptible = interruptible;
    waiting.add(self);
    awaitBaton(self);
    self.interruptible = false;
    if (known == null) {
      leave(self);
    }
  }

  @Override
  public boolean isConcurrent() {
    return concurrent;
  }

  @Override
  public synchronized double chance() {
    return random.nextDouble();
  }

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public Thread start(ThreadFactory factory, Runnable work) {
    Thread thread = factory.newThread(() -> takePart(work));
    synchronized (this) {
      Part part = new Part(thread);
      parts.put(thread, part);
      ready.add(part);
    }
    thread.start();
    changed();
    return thread;
  }

  private void takePart(Runnable work) {
    Part self = Objects.requireNonNull(parts.get(Thread.currentThread()));
    synchronized (this) {
      awaitBaton(self);
    }
    try {
      work.run();
    } finally {
      leave(self);
    }
  }

  @Override
  public void join(Thread thread) throws InterruptedException {
    Part part = parts.get(thread);
    if (part != null) {
      await(() -> part.ended, NEVER, true);
      throwIfInterrupted();
    }
    thread.join(); // which has nothing left to do
  }

  @Override
  public void interrupt(Thread thread) {
    thread.interrupt();
    synchronized (this) {
      Part part = parts.get(thread);
      if (part != null && part.interruptible) {
        wake(part);
        passOn();
      }
    }
  }

  @Override
  public void park(Object blocker) {
    parkUntil(NEVER);
  }

  @Override
  public void parkNanos(Object blocker, long nanos) {
    if (nanos > 0) {
      parkUntil(nanoTime() + nanos);
    }
  }

  private void parkUntil(long deadline) {
    Part self = parts.get(Thread.currentThread());
    if (self == null) {
      throw new IllegalStateException("a thread parks that does not take part");
    }
    await(() -> self.unparked, deadline, true);
    self.unparked = false;
  }

  @Override
  public void unpark(@Nullable Thread thread) {
    Part part = thread == null ? null : parts.get(thread);
    if (part != null) {
      part.unparked = true;
      changed();
    }
  }

  @Override
  public synchronized void giveWay() {
    Part self = parts.get(Thread.currentThread());
    if (self != null) {
      holder = null;
      ready.add(self);
      awaitBaton(self);
    }
  }

  @Override
  public Pending after(long nanos, Runnable work) {
    long deadline = nanoTime() + nanos;
    boolean[] cancelled = {false};
    Thread timer =
        start(
            wait -> {
              Thread thread = new Thread(wait, "timer");
              thread.setDaemon(true);
              return thread;
            },
            () -> {
              await(() -> cancelled[0], deadline, false);
              if (!cancelled[0]) {
                work.run();
              }
            });
    return () -> {
      synchronized (this) {
        cancelled[0] = true;
      }
      unpark(timer);
    };
  }

  private static void throwIfInterrupted() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  @Override
  public Lock newLock() {
    return new BatonLock();
  }

  /** A lock whose holder may wait, while others wait for it. */
  private final class BatonLock implements Lock {
    private final ReentrantLock real = new ReentrantLock();

    @Override
    public void lock() {
      while (!real.tryLock()) {
        await(() -> !real.isLocked(), NEVER, false);
      }
    }

    @Override
    public void lockInterruptibly() throws InterruptedException {
      throwIfInterrupted();
      while (!real.tryLock()) {
        await(() -> !real.isLocked(), NEVER, true);
        throwIfInterrupted();
      }
    }

    @Override
    public boolean tryLock() {
      return real.tryLock();
    }

    @Override
    public boolean tryLock(long time, TimeUnit unit) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void unlock() {
      real.unlock();
      changed();
    }

    @Override
    public Condition newCondition() {
      return new BatonCondition(this);
    }
  }

  private final class BatonCondition implements Condition {
    private final BatonLock lock;

    /** Those that wait and were not signalled, in the order in which they came. */
    private final List<Object> waits = new ArrayList<>();

    private final Set<Object> signalled = new HashSet<>();

    BatonCondition(BatonLock lock) {
      this.lock = lock;
    }

    /** Returns whether it was signalled. */
    private boolean await(long deadline, boolean interruptible) {
      Object wait = new Object();
      waits.add(wait);
      int holds = lock.real.getHoldCount();
      for (int i = 0; i < holds; i++) {
        lock.unlock();
      }
      Baton.this.await(() -> signalled.contains(wait), deadline, interruptible);
      for (int i = 0; i < holds; i++) {
        lock.lock();
      }
      waits.remove(wait);
      synchronized (Baton.this) {
        return signalled.remove(wait);
      }
    }

    @Override
    public void await() throws InterruptedException {
      throwIfInterrupted();
      if (!await(NEVER, true)) {
        throwIfInterrupted();
      }
    }

    @Override
    public void awaitUninterruptibly() {
      await(NEVER, false);
    }

    @Override
    public long awaitNanos(long nanos) throws InterruptedException {
      throwIfInterrupted();
      long deadline = nanoTime() + nanos;
      if (!await(deadline, true)) {
        throwIfInterrupted();
      }
      return deadline - nanoTime();
    }

    @Override
    public boolean await(long time, TimeUnit unit) throws InterruptedException {
      return awaitNanos(unit.toNanos(time)) > 0;
    }

    @Override
    public boolean awaitUntil(Date deadline) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void signal() {
      if (!waits.isEmpty()) {
        synchronized (Baton.this) {
          signalled.add(waits.remove(0));
        }
        changed();
      }
    }

    @Override
    public void signalAll() {
      synchronized (Baton.this) {
        signalled.addAll(waits);
        waits.clear();
      }
      changed();
    }
  }
}
