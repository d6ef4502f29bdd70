package dev.pipewright.runtime;

import java.util.concurrent.CountDownLatch;

/** A call of a task that ignores interruption until the test lets it end. */
final class Stubborn {

  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private volatile boolean through;

  /** What the task does. */
  void call() {
    called.countDown();
    Threads.awaitStubbornly(mayEnd, interrupted::countDown);
    through = true;
  }

  void awaitCall() throws InterruptedException {
    called.await();
  }

  void awaitInterrupt() throws InterruptedException {
    interrupted.await();
  }

  void letEnd() {
    mayEnd.countDown();
  }

  /** Returns whether the call is through. */
  boolean isThrough() {
    return through;
  }
}
