/**
 * For generated code: how a pipeline is carried out in this JVM, by bounded queues between workers
 * that are threads, or stand for processes, and the life of a run from its first pull to its last
 * worker's end. Generated classes call the public types, users do not.
 *
 * <ul>
 *   <li>Runs: {@code LocalEngine}, {@code LocalRun}, {@code LocalStage} and {@code FlowPump} are
 *       what a caller holds; {@code Execution} is the state, beside {@code RunThreads}, {@code
 *       RunFailures} and {@code RunLog}; {@code Stragglers} are the workers that do not end; {@code
 *       WorkerPool} and {@code Worker} do the work, {@code InFlight} keeps what asynchronous tasks
 *       have begun.
 *   <li>Edges: {@code Wiring} makes them of a graph; {@code FanOut}, {@code MergedEdge}, {@code
 *       MergedSource} and {@code ZippedSource} are where several meet in one place.
 *   <li>Queues: {@code QueueChoice} makes an {@code EdgeQueue}, which is a {@code LockedQueue}, a
 *       {@code LockedOrderedQueue}, or a {@code Handoff}: {@code SpscQueue}, {@code OrderedQueue},
 *       or a {@code Ring}, {@code MpmcQueue} and {@code OrderedRing}. {@code WaitingSide} is how
 *       threads wait in them, {@code Numbering} and {@code Turns} are for the order of inputs.
 *   <li>Processes: {@code RemoteWorker} and {@code Crossing} at this end, {@code WorkerProcess},
 *       {@code RemoteInputs} and {@code RemoteOutputs} at the other, in the process.
 * </ul>
 */
@NullMarked
package dev.pipewright.runtime.local;

import org.jspecify.annotations.NullMarked;
