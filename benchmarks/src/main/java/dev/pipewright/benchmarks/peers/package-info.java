/**
 * What contestants are made of that is not ours: code by hand, what only newer JDKs have, and
 * threads. Called by the workloads only.
 */
@NullMarked
package dev.pipewright.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
