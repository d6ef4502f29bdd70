/**
 * The rules of the language: a class per family, each a function from model to findings. {@code
 * Problem} holds all wording, {@code Report} prints it.
 */
@NullMarked
package dev.pipewright.processor.check;

import org.jspecify.annotations.NullMarked;
