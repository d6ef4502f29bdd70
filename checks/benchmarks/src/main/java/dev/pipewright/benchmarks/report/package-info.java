/**
 * The page of results: figures with their spread, and the tables made of them. Called by the
 * program only, but for {@code Contestant}, by which workloads name who does the work; knows
 * nothing of JMH.
 */
@NullMarked
package dev.pipewright.benchmarks.report;

import org.jspecify.annotations.NullMarked;
