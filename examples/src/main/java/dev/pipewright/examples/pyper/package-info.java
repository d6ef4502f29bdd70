/**
 * The program with which the README of pyper, the Python library, begins: twenty items go through
 * two tasks that sleep a second each, with twenty workers each, and so take two seconds.
 */
@NullMarked
package dev.pipewright.examples.pyper;

import org.jspecify.annotations.NullMarked;
