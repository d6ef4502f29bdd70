package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/** A worker, as those know it that have other threads do something for it. */
interface HelpedWorker {

  /**
   * Starts a thread that has to end before the run has; the worker fails if the work throws
   * anything.
   *
   * @param prefix what its name begins with
   * @param work what it does
   * @return the thread; null if all threads have ended, and so none was started
   */
  @Nullable Thread startHelper(String prefix, Runnable work);

  /** Returns whether the worker's pool was stopped. */
  boolean isStopped();

  /** Takes what a source threw that another thread than the worker had to close. */
  void closingFailed(Throwable thrown);
}
