/** What in the log of some servers needs a look? Events are routed by their types. */
@NullMarked
package dev.pipewright.examples.events;

import org.jspecify.annotations.NullMarked;
