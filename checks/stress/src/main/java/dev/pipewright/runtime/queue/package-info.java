/**
 * What the queues do under stress: small programs for several threads, run millions of times. They
 * share the package of the queues, which nobody else sees.
 */
@NullMarked
package dev.pipewright.runtime.queue;

import org.jspecify.annotations.NullMarked;
