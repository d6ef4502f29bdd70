package dev.pipewright.runtime.queue;

import dev.pipewright.runtime.scheduling.Scheduler;

/** The kinds of queues, and what each can be asked for. */
enum QueueKind {
  SPSC,
  MPMC,
  ORDERED_RING,
  ORDERED,
  LOCKED,
  LOCKED_ORDERED;

  /** Makes an empty queue, for fewer producers and consumers if the kind has one of each. */
  <T> EdgeQueue<T> make(int capacity, int producers, int consumers) {
    return make(capacity, producers, consumers, Scheduler.system());
  }

  <T> EdgeQueue<T> make(int capacity, int producers, int consumers, Scheduler scheduler) {
    return switch (this) {
      case SPSC -> new SpscQueue<>(capacity, scheduler);
      case MPMC -> new MpmcQueue<>(capacity, producers, consumers, scheduler);
      case ORDERED_RING ->
          new OrderedRing<>(capacity, producers, /* inHand= */ 1, consumers, scheduler);
      case ORDERED -> new OrderedQueue<>(capacity, producers, consumers, scheduler);
      case LOCKED -> new LockedQueue<>(capacity, producers, scheduler);
      case LOCKED_ORDERED -> new LockedOrderedQueue<>(producers, scheduler);
    };
  }

  /** Returns how many producers a queue has that is made for so many; and consumers likewise. */
  int atMost(int threads) {
    return this == SPSC ? 1 : threads;
  }

  boolean isOrdered() {
    return switch (this) {
      case ORDERED_RING, ORDERED, LOCKED_ORDERED -> true;
      case SPSC, MPMC, LOCKED -> false;
    };
  }

  /** Returns whether an input may have another number of outputs than one. */
  boolean branches() {
    return this != ORDERED_RING;
  }

  boolean isBounded() {
    return this != LOCKED_ORDERED;
  }
}
