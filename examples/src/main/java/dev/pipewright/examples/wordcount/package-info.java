/** Which words do texts have most often, and on which lines? Two answers for each text, zipped. */
@NullMarked
package dev.pipewright.examples.wordcount;

import org.jspecify.annotations.NullMarked;
