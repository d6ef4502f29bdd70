/**
 * What the integration tests share: users' projects with the compilers and Maven that build them,
 * the packaged jars, and what of them is published.
 */
@NullMarked
package dev.pipewright.integration.testing;

import org.jspecify.annotations.NullMarked;
