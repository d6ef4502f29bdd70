/**
 * With which openings does a player win? Archives are fetched over HTTP from a server that the
 * program starts itself, the games in them parsed, and win rates joined.
 */
@NullMarked
package dev.pipewright.examples.chess;

import org.jspecify.annotations.NullMarked;
