/** Reads the module that has the annotation of generated classes. */
module shop {
  requires static dev.pipewright;
  requires dev.pipewright.runtime;
  requires static java.compiler;
}
