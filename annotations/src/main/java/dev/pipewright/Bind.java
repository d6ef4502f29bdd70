package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter of a {@link Task} that is not an input but gets one value for the whole run.
 *
 * <p>In a pipeline the value comes, by name and type, from the pipeline method's own parameter of
 * that name, or else from a constructor parameter of the generated class, which all tasks that bind
 * the same name share. The pipeline method's parameter itself is not marked.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Bind {

  /**
   * The bound name, for tasks in libraries that were compiled without parameter names.
   *
   * @return the bound name; empty, the default, for the parameter's own
   */
  String value() default "";
}
