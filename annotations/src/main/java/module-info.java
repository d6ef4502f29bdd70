/**
 * The annotations that declare tasks and pipelines; nothing of it is needed at run time.
 *
 * <p>A method becomes a {@linkplain dev.pipewright.Task task}, and an abstract method a {@linkplain
 * dev.pipewright.Pipeline pipeline} of tasks. An annotation processor checks them when they are
 * compiled, and generates the class that runs them on the module {@code dev.pipewright.runtime}.
 *
 * <p>A module requires this one by {@code requires static dev.pipewright}.
 */
module dev.pipewright {
  requires static org.jspecify;

  exports dev.pipewright;
}
