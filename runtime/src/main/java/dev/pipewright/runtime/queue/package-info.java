/**
 * The queues on the edges of a graph, and how edges meet. Knows no graph, no run and no worker:
 * what puts is a {@link dev.pipewright.runtime.queue.Producer}, which kind of queue is made depends
 * on numbers.
 *
 * <ul>
 *   <li>The two ends of an edge: {@code ItemSink}, in which a {@code Producer} puts, and {@code
 *       ItemSource}. An {@code EdgeQueue} is both.
 *   <li>Queues: {@code Queues} makes a {@code LockedQueue}, a {@code LockedOrderedQueue}, or a
 *       {@code Handoff}: {@code SpscQueue}, {@code OrderedQueue}, or a {@code Ring}, {@code
 *       MpmcQueue} and {@code OrderedRing}. {@code Dispatch} calls them, once for each item. When
 *       one was closed, it throws {@code Stopped}.
 *   <li>Waiting: {@code WaitingSide} is how threads wait in a {@code Handoff}, for one thread a
 *       {@code WaitingThread}, else {@code WaitingThreads}; {@code Uninterruptibly} waits whatever
 *       interrupts come.
 *   <li>Order: {@code Numbering} numbers the inputs, {@code Turns} holds outputs back until their
 *       turn comes.
 *   <li>Where several edges meet: {@code FanOut}, {@code MergedEdge} and {@code MergedSource},
 *       {@code ZippedSource}.
 * </ul>
 *
 * <p>Not exported: the local engine uses it, and the worker processes do.
 */
@NullMarked
package dev.pipewright.runtime.queue;

import org.jspecify.annotations.NullMarked;
