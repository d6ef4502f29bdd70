package dev.pipewright;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Lets the class that is generated for an interface or abstract class with {@link Pipeline}s hand
 * out its tasks and pipelines as values, which a program chains when it runs.
 *
 * <p>The generated class then has a method {@code stages()}. What it returns has a method for each
 * task with one input that the type's expressions can name, and for each of its pipelines with one
 * input: it returns a {@code dev.pipewright.runtime.Stage}, and takes as arguments the values that
 * {@linkplain Bind bound} parameters need and the generated class's constructor has not been given.
 * Without this annotation nothing of that is generated.
 *
 * <p>It stands on the type that declares the pipelines, and is not inherited. Neither that type nor
 * a supertype has a method {@code stages()} without parameters, which would be in its way.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Stages {}
