/** What generated pipelines run on: queues, workers and the life of a run. */
module dev.pipewright.runtime {
  requires java.management;
  requires static org.jspecify;

  exports dev.pipewright.runtime;
  exports dev.pipewright.runtime.codec;
  exports dev.pipewright.runtime.graph;
  exports dev.pipewright.runtime.local;
}
