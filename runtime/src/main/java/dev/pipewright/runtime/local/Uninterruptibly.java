package dev.pipewright.runtime.local;

/** Waits that an interrupt does not end. */
final class Uninterruptibly {

  private Uninterruptibly() {}

  /** A wait for something, that ends with an exception if the thread is interrupted. */
  interface Wait<T> {
    T await() throws InterruptedException;
  }

  /** Waits until a wait ends without being interrupted, and leaves the interrupt flag as it was. */
  static <T> T await(Wait<T> wait) {
    boolean interrupted = Thread.interrupted(); // or the first wait would end at once
    try {
      while (true) {
        try {
          return wait.await();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
