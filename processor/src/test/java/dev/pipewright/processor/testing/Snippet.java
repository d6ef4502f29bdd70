package dev.pipewright.processor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/**
 * Types to ask questions about: those of the fields of a class {@code T} in a source, while it is
 * being compiled.
 */
public final class Snippet {

  private final ProcessingEnvironment environment;

  private Snippet(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /** Compiles sources, among them a class {@code p.T}, and asks. */
  public static void ask(Consumer<Snippet> questions, String... sources) {
    List<Throwable> thrown = new ArrayList<>();
    AbstractProcessor asking =
        new AbstractProcessor() {
          @Override
          public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
          }

          @Override
          public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
          }

          @Override
          public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (round.processingOver()) {
              try {
                questions.accept(new Snippet(processingEnv));
              } catch (AssertionError | RuntimeException e) {
                thrown.add(e);
              }
            }
            return false;
          }
        };
    Compiling.plainly(sources).without("-proc:none").withProcessors(asking).compile().succeeds();
    if (!thrown.isEmpty()) {
      throw new AssertionError(thrown.get(0).getMessage(), thrown.get(0));
    }
  }

  /** What a processor works with. */
  public ProcessingEnvironment environment() {
    return environment;
  }

  /** A type. */
  public TypeElement element(String name) {
    return environment.getElementUtils().getTypeElement(name);
  }

  /** The type of a field. */
  public TypeMirror typeOf(String field) {
    return ElementFilter.fieldsIn(element("p.T").getEnclosedElements()).stream()
        .filter(f -> f.getSimpleName().contentEquals(field))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + field))
        .asType();
  }
}
