package dev.pipewright.runtime.queue;

/** Waits that an interrupt does not end. */
public final class Uninterruptibles {

  private Uninterruptibles() {}

  /**
   * A wait for something.
   *
   * @param <T> the type of what is waited for
   */
  @FunctionalInterface
  public interface Wait<T> {

    /**
     * Waits.
     *
     * @return what was waited for
     * @throws InterruptedException if the thread is interrupted
     */
    T await() throws InterruptedException;
  }

  /**
   * Waits, again and again until no interrupt ends the wait, and leaves the interrupt flag set if
   * the thread was interrupted before or meanwhile.
   *
   * @param <T> the type of what is waited for
   * @param wait the wait; what it throws besides is thrown
   * @return what was waited for
   */
  public static <T> T await(Wait<T> wait) {
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
