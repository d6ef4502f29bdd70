/**
 * The program with which the README of pyper, the Python library, begins: twenty items go through
 * an asynchronous step and one that holds a thread, a second each, twenty at a time, and so take
 * two seconds.
 */
@NullMarked
package dev.pipewright.examples.pyper;

import org.jspecify.annotations.NullMarked;
