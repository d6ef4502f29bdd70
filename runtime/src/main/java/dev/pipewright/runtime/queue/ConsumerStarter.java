package dev.pipewright.runtime.queue;

/** Starts the only consumer of a source, which does not run before there is something for it. */
public interface ConsumerStarter {

  /** Starts the consumer. Later calls have no effect. */
  void startConsumer();

  /** Notes that the source has ended, and is empty; the consumer may never have been started. */
  void inputEnded();
}
