package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Types;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the user sees where something else than a pipeline is wrong. */
class RobustnessTest {

  private static final String RIGHT =
      """
      interface X {
        @Task static int f(int n) { return n; }
        @Pipeline("f -> f") int p(int n);
      }
      """;

  /** A compiler that breaks down when it is asked whether one type is a subtype of another. */
  private static final class OnABrokenCompiler extends AbstractProcessor {
    private final PipewrightProcessor processor = new PipewrightProcessor();

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return processor.getSupportedAnnotationTypes();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
      super.init(environment);
      Types types =
          proxy(
              Types.class,
              environment.getTypeUtils(),
              "isAssignable",
              () -> new IllegalStateException("out of order"));
      processor.init(proxy(ProcessingEnvironment.class, environment, "getTypeUtils", types));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      return processor.process(annotations, round);
    }

    private <T> T proxy(Class<T> type, T real, String method, Object answer) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, called, arguments) -> {
                if (called.getName().equals(method)) {
                  if (answer instanceof Fault fault) {
                    throw fault.thrown();
                  }
                  return answer;
                }
                try {
                  return called.invoke(real, arguments);
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              }));
    }

    private <T> T proxy(Class<T> type, T real, String method, Fault fault) {
      return proxy(type, real, method, (Object) fault);
    }

    /** What a broken method throws. */
    private interface Fault {
      RuntimeException thrown();
    }
  }

  @Test
  void aFaultOfOursIsToldWithoutAStackTrace() {
    Compiled compiled =
        Compiling.plainly(RIGHT, "class Main { X x = new PipewrightX(); }")
            .without("-proc:none")
            .withProcessors(new OnABrokenCompiler())
            .compile();
    assertThat(compiled.all())
        .singleElement()
        .asString()
        .startsWith(
            "ERROR p/X.java:2 [Pipewright/Internal] Pipewright failed on X, which is a fault of"
                + " its own and not of yours: java.lang.IllegalStateException: out of order at ")
        .endsWith(". Please report it, with this declaration.")
        .doesNotContain("\n");
  }

  @Test
  void whatWaitedForATypeIsNoted() {
    Compiled compiled =
        Compiling.check(
            """
            interface X {
              @Task static Game f(int n) { return null; }
              @Pipeline("f") Run<String> p(int n);
            }
            """);
    compiled.hasNote(
        Problem.UnresolvedType,
        "The pipelines of X were neither checked nor implemented, since they wait for Game, which is"
            + " neither in the sources or class path nor made by an annotation processor.");
    assertThat(compiled.errors()).singleElement().asString().contains("cannot find symbol");
  }

  private static Compiled waitingFor(String type) {
    return Compiling.check(
        """
        interface X {
          @Task static %s f(int n) { return null; }
          @Pipeline("f") Run<String> p(int n);
        }
        """
            .formatted(type));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Game<String>", "List<? extends Game<Integer>[]>"})
  @EnabledForJreRange(maxVersion = 17) // whose javac forgets the name
  void whatWaitedForAGenericTypeIsNotedWithoutItsName(String type) {
    Compiled compiled = waitingFor(type);

    compiled.hasNote(
        Problem.UnresolvedGeneric,
        "The pipelines of X were neither checked nor implemented, since they wait for a type that is"
            + " neither in the sources or class path nor made by an annotation processor.");
    assertThat(compiled.errors()).singleElement().asString().contains("cannot find symbol");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Game<String>", "List<? extends Game<Integer>[]>"})
  @EnabledForJreRange(minVersion = 25)
  void whatWaitedForAGenericTypeIsNotedWithItsName(String type) {
    waitingFor(type)
        .hasNote(
            Problem.UnresolvedType,
            "The pipelines of X were neither checked nor implemented, since they wait for Game, which"
                + " is neither in the sources or class path nor made by an annotation processor.");
  }
}
