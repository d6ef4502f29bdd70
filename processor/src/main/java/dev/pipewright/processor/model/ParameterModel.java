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
 * @param isEmitter whether it takes what a task pushes, and so is no input either
 */
public record ParameterModel(
    VariableElement element, TypeMirror type, Optional<String> bound, boolean isEmitter) {

  /** Returns the parameter's own name. */
  public String name() {
    return element.getSimpleName().toString();
  }

  /** Returns whether it takes items. */
  public boolean isInput() {
    return bound.isEmpty() && !isEmitter;
  }

  /** Returns whether null may be passed for it. */
  public boolean isNullable() {
    return Annotations.isNullable(element, type);
  }

  /** Returns the same parameter with another type. */
  public ParameterModel withType(TypeMirror other) {
    return new ParameterModel(element, other, bound, isEmitter);
  }
}
