/** What the programs that download share: a server of their own, so that they need no network. */
@NullMarked
package dev.pipewright.examples.web;

import org.jspecify.annotations.NullMarked;
