/**
 * Where do a web server's bytes go? Totals per status, in constant memory, of a whole log or of one
 * that still grows.
 */
@NullMarked
package dev.pipewright.examples.accesslog;

import org.jspecify.annotations.NullMarked;
