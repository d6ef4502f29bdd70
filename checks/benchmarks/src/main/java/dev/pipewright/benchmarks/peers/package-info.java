/**
 * What contestants work on and are made of, besides libraries: items and what is kept of them, work
 * that takes a while, steps, threads, code by hand. Called by the workloads only.
 */
@NullMarked
package dev.pipewright.benchmarks.peers;

import org.jspecify.annotations.NullMarked;
