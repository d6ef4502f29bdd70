/**
 * The annotations with which users declare tasks and pipelines. They are read by the annotation
 * processor from source and class files; no code here runs, and nothing here depends on anything.
 */
@NullMarked
package dev.pipewright;

import org.jspecify.annotations.NullMarked;
