/**
 * What services cost that wait most of their time, at different rates: a program of its own, since
 * the processor time of a process is what it measures.
 */
@NullMarked
package dev.pipewright.benchmarks.services;

import org.jspecify.annotations.NullMarked;
