/**
 * The queues on the edges of a graph, and how edges meet. Knows no graph, no run and no worker:
 * what puts is a {@link dev.pipewright.runtime.queue.Producer}, which kind of queue is made depends
 * on numbers.
 *
 * <ul>
 *   <li>The two ends of an edge: {@code ItemSink}, in which a {@code Producer} puts, and {@code
 *       ItemSource}. An {@code EdgeQueue} is both.
 *   <li>Queues: {@code Queues} makes a {@code LockedQueue}, a {@code LockedOrderedQueue}, or an
 *       {@code AbstractRingQueue}: {@code SpscQueue}, {@code OrderedQueue}, or a {@code Ring},
 *       which is {@code MpmcQueue} or {@code OrderedRing}. {@code Dispatch} calls them, once for
 *       each item. One that was closed throws {@code QueueClosedException}.
 *   <li>Waiting: a {@code WaitStrategy} is how the threads of one side of an {@code
 *       AbstractRingQueue} wait, a {@code SingleWaiter} if that is one thread, else a {@code
 *       MultiWaiter}; {@code Pace} tells whether it is worthwhile to look again. Both, and whatever
 *       else waits, do so by a {@code Scheduler}. {@code Uninterruptibles} waits whatever
 *       interrupts come.
 *   <li>Order: {@code Sequencer} numbers the inputs, {@code ReorderBuffer} holds outputs back until
 *       those of all earlier inputs have left.
 *   <li>Where several edges meet: {@code FanOut}, {@code MergedEdge} and {@code MergedSource},
 *       {@code ZippedSource}.
 * </ul>
 *
 * <p>Not exported: the local engine uses it, and the worker processes do.
 */
@NullMarked
package dev.pipewright.runtime.queue;

import org.jspecify.annotations.NullMarked;
