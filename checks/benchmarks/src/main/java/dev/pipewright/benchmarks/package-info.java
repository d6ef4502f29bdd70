/**
 * The program that runs the benchmarks and writes what they measured. The benchmarks are in {@code
 * workloads}, what they need of other libraries is in {@code peers}, and {@code report} makes the
 * page.
 */
@NullMarked
package dev.pipewright.benchmarks;

import org.jspecify.annotations.NullMarked;
