/**
 * What the programs that download share: a server of their own, so that they need no network, and
 * how they get its pages.
 */
@NullMarked
package dev.pipewright.examples.web;

import org.jspecify.annotations.NullMarked;
