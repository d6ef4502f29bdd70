/**
 * The rules of the language: a class per family, each a function from model to findings. {@code
 * Resolver} makes the graphs that they are about, {@code ContractCheck} asks one rule after the
 * other. {@code Problem} holds all sentences, {@code Wording}, {@code Excerpt}, {@code Suggestion},
 * {@code Way} and {@code Trail} write what fills their gaps, {@code Report} prints them.
 */
@NullMarked
package dev.pipewright.processor.check;

import org.jspecify.annotations.NullMarked;
