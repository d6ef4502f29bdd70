/**
 * For generated code: how a pipeline is carried out in this JVM, by queues between workers that are
 * threads, or stand for processes, and the life of a run from its first pull to its last worker's
 * end. Generated classes call the public types, users do not.
 *
 * <ul>
 *   <li>Runs: {@code LocalEngine}, {@code LocalRun}, {@code LocalStage} and {@code FlowPump} are
 *       what a caller holds; {@code Execution} is the state, beside {@code RunThreads}, {@code
 *       RunFailures} and {@code RunLog}; {@code Stragglers} are the workers that do not end; {@code
 *       WorkerPool} and {@code Worker} do the work, {@code InFlight} keeps what asynchronous tasks
 *       have begun.
 *   <li>Wiring: {@code Wiring} makes pools and queues of a graph, each of whose nodes becomes a
 *       {@code PlacedNode}; {@code QueueChoice} says how much a queue holds.
 *   <li>Processes: {@code RemoteWorker} and {@code Crossing} at this end, {@code WorkerProcess} at
 *       the other, in the process.
 * </ul>
 */
@NullMarked
package dev.pipewright.runtime.local;

import org.jspecify.annotations.NullMarked;
