package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names codecs for types whose values a {@link Task#multiprocess} task takes or gives and that have
 * none of their own.
 *
 * <p>It may stand on the task, on the type that declares the task, or on the type whose values are
 * to be encoded; the first of these that has a codec for a type decides, also where the type has
 * one of its own.
 *
 * <p>A codec is a class that implements {@code dev.pipewright.runtime.Codec<T>}, where {@code T} is
 * the type, and has a constructor without parameters; both must be visible to the generated class.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Codecs {

  /**
   * The codecs.
   *
   * @return classes that implement {@code dev.pipewright.runtime.Codec}
   */
  Class<?>[] value();
}
