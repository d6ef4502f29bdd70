/** Keeps its pipelines to itself. */
module shop {
  requires static dev.pipewright;
  requires dev.pipewright.runtime;
}
