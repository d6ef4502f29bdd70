package dev.pipewright.processor.model;

import com.google.auto.common.MoreElements;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/** What a name in an expression may mean. */
public sealed interface Named permits TaskModel, PipelineModel {

  /** Returns the method. */
  ExecutableElement method();

  /** Returns the type by which the expression's own type came to it: that type, or one it uses. */
  TypeElement via();

  /** Returns the method's name. */
  default String name() {
    return method().getSimpleName().toString();
  }

  /** Returns the type that declares the method. */
  default TypeElement owner() {
    return MoreElements.asType(method().getEnclosingElement());
  }
}
