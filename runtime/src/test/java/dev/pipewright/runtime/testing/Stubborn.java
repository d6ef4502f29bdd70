package dev.pipewright.runtime.testing;

import java.util.concurrent.CountDownLatch;

/** A call of a task that ignores interruption until the test lets it end. */
public final class Stubborn {

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private volatile boolean through;

  /** What the task does. */
  public void call() {
    called.countDown();
    Threads.awaitStubbornly(mayEnd, interrupted::countDown);
    through = true;
  }

  public void awaitCall() throws InterruptedException {
    called.await();
  }

  public void awaitInterrupt() throws InterruptedException {
    interrupted.await();
  }

  public void letEnd() {
    mayEnd.countDown();
  }

  /** Returns whether the call is through. */
  public boolean isThrough() {
    return through;
  }
}
