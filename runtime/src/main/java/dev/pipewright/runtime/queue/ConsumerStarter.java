package dev.pipewright.runtime.queue;

/** Starts the consumers of a source, none of which runs before there is something for it. */
public interface ConsumerStarter {

  /** Starts one more, if there is one that has not been started. */
  void startOne();

  /** Notes that the source has ended, and that nothing was left in it for those not started. */
  void inputEnded();
}
