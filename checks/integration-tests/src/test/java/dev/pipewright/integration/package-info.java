/**
 * What users do with the jars: small projects, below {@code src/test/projects}, are built by
 * compilers and build tools in processes of their own, on the JDK that runs the tests.
 */
@NullMarked
package dev.pipewright.integration;

import org.jspecify.annotations.NullMarked;
