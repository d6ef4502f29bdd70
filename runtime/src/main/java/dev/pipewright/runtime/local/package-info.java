/**
 * For generated code: how a pipeline is carried out in this JVM, by bounded queues between workers
 * that are threads, or stand for processes, and the life of a run from its first pull to its last
 * worker's end. Generated classes call the public types, users do not.
 */
@NullMarked
package dev.pipewright.runtime.local;

import org.jspecify.annotations.NullMarked;
