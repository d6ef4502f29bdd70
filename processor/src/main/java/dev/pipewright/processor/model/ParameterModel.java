package dev.pipewright.processor.model;

import java.util.Optional;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;

/**
 * A parameter of a task or of a pipeline method.
 *
 * @param element the parameter
 * @param type its type, as seen from the type that declares the pipeline
 * @param bound the name it binds, if it is not an input
 */
public record ParameterModel(VariableElement element, TypeMirror type, Optional<String> bound) {

  /** Returns the parameter's own name. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** Returns whether null may be passed for it. */
  public boolean isNullable() {
    return Annotations.isNullable(element, type);
  }
}
