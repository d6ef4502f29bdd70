package dev.pipewright.benchmarks.report;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says of a benchmark's method who it is that does the work. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Contestant {

  /**
   * The name in the report.
   *
   * @return what a reader knows it by
   */
  String value();

  /**
   * What it is to be compared as.
   *
   * @return its role; a peer by default
   */
  Role role() default Role.PEER;

  /**
   * The first JDK that has what it needs.
   *
   * @return the feature release
   */
  int jdk() default 17;

  /**
   * The most workers that it can have.
   *
   * @return how many
   */
  int mostWorkers() default Integer.MAX_VALUE;

  /** What a contestant is compared as. */
  enum Role {
    /** Pipewright. */
    OURS,
    /** Does the same work: the best of these is what ours is measured by. */
    PEER,
    /** Does less, or what no program should do: shown for scale. */
    BOUND,
    /** Hands nothing over at all: as fast as the machine can do the items' own work. */
    LIMIT
  }
}
