/**
 * Worker processes: how one is started, what it is given, the connection to it, and its end. Knows
 * no runs and no queues; called by the local engine, whose workers speak through it.
 */
@NullMarked
package dev.pipewright.runtime.process;

import org.jspecify.annotations.NullMarked;
