/**
 * What generated pipelines run on: queues, workers and the life of a run.
 *
 * <p>Programs name the types of {@link dev.pipewright.runtime}, and no others. The packages below
 * it are public because generated classes call them, which belong to the program's own module. They
 * are no place to begin: what is written against them by hand may not compile with the next
 * version.
 *
 * <p>Needs nothing but the JDK.
 */
module dev.pipewright.runtime {
  requires java.management;
  requires static org.jspecify;

  exports dev.pipewright.runtime;
  exports dev.pipewright.runtime.codec;
  exports dev.pipewright.runtime.engine;
  exports dev.pipewright.runtime.graph;
  exports dev.pipewright.runtime.local;
}
