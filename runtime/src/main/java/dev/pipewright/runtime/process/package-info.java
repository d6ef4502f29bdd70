/**
 * Worker processes: how one is started, what it is given, the connection to it, and its end; and in
 * the process the two ends of its queues, {@code RemoteInputs} and {@code RemoteOutputs}. Knows no
 * runs; called by the local engine, whose workers speak through it.
 */
@NullMarked
package dev.pipewright.runtime.process;

import org.jspecify.annotations.NullMarked;
