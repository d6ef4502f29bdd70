/** The annotations that declare tasks and pipelines; nothing of it is needed at run time. */
module dev.pipewright {
  requires static org.jspecify;

  exports dev.pipewright;
}
