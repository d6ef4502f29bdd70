/**
 * Time and waiting, as an engine supplies them: {@code Scheduler} is what every thread of a run
 * waits by, {@code SystemScheduler} that of the local engine. Builds on Java alone; queues and the
 * local engine build on it. Not exported.
 */
@NullMarked
package dev.pipewright.runtime.scheduling;

import org.jspecify.annotations.NullMarked;
