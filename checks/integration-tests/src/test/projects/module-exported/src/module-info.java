/** Lets other modules see its pipelines. */
module shop {
  requires static transitive dev.pipewright;
  requires transitive dev.pipewright.runtime;

  exports shop;
}
