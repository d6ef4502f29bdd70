package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;
import static dev.pipewright.processor.testing.Compiling.sources;

import dev.pipewright.processor.testing.Compiling;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of types and pipeline methods that no class can implement. */
class ContractRulesTest {

  private static final String F = "@Task static int f(int n) { return n; }\n";

  @Test
  void staticPipeline() {
    check("interface X { " + F + "@Pipeline(\"f\") static int /*!*/p(int n) { return n; } }")
        .hasOnlyError(
            Problem.PipelineStatic,
            "Pipeline p is static, so the generated class cannot implement it. Remove"
                + " \"static\" and its body.");
  }

  @Test
  void defaultPipeline() {
    check("interface X { " + F + "@Pipeline(\"f\") default int /*!*/p(int n) { return n; } }")
        .hasOnlyError(
            Problem.PipelineBody,
            "Pipeline p is not abstract, but it is the generated class that implements it."
                + " Remove \"default\" and its body.");
  }

  @Test
  void finalPipeline() {
    check("abstract class X { " + F + "@Pipeline(\"f\") final int /*!*/p(int n) { return n; } }")
        .hasOnlyError(
            Problem.PipelineBody,
            "Pipeline p is not abstract, but it is the generated class that implements it."
                + " Remove \"final\" and its body, and declare it abstract.");
  }

  @Test
  void privatePipeline() {
    check("abstract class X { " + F + "@Pipeline(\"f\") private int /*!*/p(int n) { return n; } }")
        .hasOnlyError(
            Problem.PipelineHidden,
            "Pipeline p is private, so the generated class cannot implement it. Remove"
                + " \"private\" and its body, and declare it abstract.");
  }

  @Test
  void genericPipeline() {
    check("interface X { " + F + "@Pipeline(\"f\") <T> List<T> /*!*/p(T n); }")
        .hasOnlyError(
            Problem.PipelineGeneric,
            "Pipeline p has type parameters, but its items have types of their own."
                + " Write the types that they stand for.");
  }

  @Test
  void enumWithPipelines() {
    check(
            """
            /*!*/enum X {
              A { @Override int p(int n) { return n; } };
              @Task static int f(int n) { return n; }
              @Pipeline("f") abstract int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is an enum, so no class can be generated for it."
                + " Move them to an interface or abstract class of their own.");
  }

  @Test
  void recordWithPipelines() {
    check(
            """
            record X(String name) {
              @Task int f(int n) { return n; }
              @Pipeline("f") int /*!*/p(int n) { return n; }
            }
            """)
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is a record, so no class can be generated for it."
                + " Move them to an interface or abstract class of their own.");
  }

  @Test
  void sealedInterface() {
    check(
            """
            sealed /*!*/interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(int n);
              non-sealed interface Y extends X {}
            }
            """)
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is sealed, so no class can be generated for it."
                + " Move them to an interface or abstract class of their own.");
  }

  @Test
  void annotationWithPipelines() {
    check("@/*!*/interface X { @Pipeline(\"f\") int p(); }")
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is an annotation, so no class can be generated for it."
                + " Move them to an interface or abstract class of their own.");
  }

  @Test
  void finalClass() {
    check("final /*!*/class X { @Pipeline(\"f\") static int p(int n) { return n; } }")
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is a final class, so no class can be generated for"
                + " it. Declare it abstract instead of final, and its pipelines abstract and"
                + " without a body.");
  }

  @Test
  void innerClass() {
    check(
            "class Outer { abstract /*!*/class X { "
                + F
                + "@Pipeline(\"f\") abstract int p(int n); } }")
        .hasOnlyError(
            Problem.PipelineTypeHidden,
            "X declares pipelines but is an inner class, so the generated class cannot implement"
                + " it. Make it static.");
  }

  @Test
  void privateType() {
    check(
            "class Outer { private /*!*/interface X { "
                + F
                + F.replace(" f(", " g(")
                + "@Pipeline(\"f\") int p(int n); } }")
        .hasOnlyError(
            Problem.PipelineTypeHidden,
            "X declares pipelines but is private, so the generated class cannot implement it."
                + " Remove \"private\".");
  }

  @Test
  void typeInsidePrivateType() {
    check(
            "class Outer { private static class Y { /*!*/interface X { "
                + F
                + "@Pipeline(\"f\") int p(int n); } } }")
        .hasOnlyError(
            Problem.PipelineTypeHidden,
            "X declares pipelines but is inside Y, which is private, so the generated class cannot"
                + " implement it. Remove \"private\".");
  }

  @Test
  void genericType() {
    check("/*!*/interface X<T> { @Task default T f(T t) { return t; } @Pipeline(\"f\") T p(T t); }")
        .hasOnlyError(
            Problem.PipelineTypeGeneric,
            "X declares pipelines but has type parameters, and its tasks need the types they stand"
                + " for. Declare the pipelines in a type without type parameters that extends it.");
  }

  @Test
  void classWithoutCallableConstructor() {
    check(
            """
            abstract /*!*/class X {
              private static class Secret {}
              private X() {}
              X(Secret s) {}
              @Task static int f(int n) { return n; }
              @Pipeline("f") abstract int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.PipelineTypeConstructor,
            "X declares pipelines, but has no constructor that the generated class can call."
                + " Make one of them, and the types of its parameters, visible in its package.");
  }

  @Test
  void abstractMethodOfItsOwn() {
    check("interface X { " + F + "@Pipeline(\"f\") int p(int n); int /*!*/other(); }")
        .hasOnlyError(
            Problem.AbstractMethod,
            "X declares pipelines and is implemented by the generated class, which does not know"
                + " what other() should do. Annotate it with @Pipeline, or declare it default and give it"
                + " a body.");
  }

  @Test
  void inheritedAbstractMethod() {
    check(
            "abstract /*!*/class X implements Runnable { "
                + F
                + "@Pipeline(\"f\") abstract int p(int n); }")
        .hasOnlyError(
            Problem.AbstractMethod,
            "X declares pipelines and is implemented by the generated class, which does not"
                + " know what run() should do. Implement it in X.");
  }

  @Test
  void severalAbstractMethodsAreSeveralFaults() {
    String own =
        " should do. Annotate it with @Pipeline, or declare it default and give it a body.";
    String inherited = " should do. Implement it in X, with a default method.";
    String start =
        "[Pipewright/PipelineType] X declares pipelines and is implemented by the generated class,"
            + " which does not know what ";
    check(
            "/*!*//*!*/interface X extends Iterator<String> { "
                + F
                + "@Pipeline(\"f\") int p(int n); int /*!*/other(); }")
        .hasOnlyErrors(
            start + "hasNext()" + inherited, start + "next()" + inherited, start + "other()" + own);
  }

  @Test
  void methodsOfObjectAndImplementedOnesAreNoFaults() {
    compile(
        """
        abstract class X implements Comparator<String>, Comparable<X> {
          @Task static int f(int n) { return n; }
          @Pipeline("f") abstract int p(int n);
          @Override public int compare(String a, String b) { return 0; }
          @Override public int compareTo(X x) { return 0; }
        }
        """,
        """
        interface Y { int hashCode(); boolean equals(Object o); String toString();
          @Task static int f(int n) { return n; }
          @Pipeline("f") int p(int n);
        }
        """);
  }

  @Test
  void classOfTheGeneratedName() {
    check("/*!*/interface X { " + F + "@Pipeline(\"f\") int p(int n); }", "class PipewrightX {}")
        .hasOnlyError(
            Problem.NameClash,
            "The class to generate for X is named PipewrightX, and there is one of that name"
                + " already. Rename one of them.");
  }

  @Test
  void classThatWasGeneratedBefore() {
    String source = "interface X { " + F + "@Pipeline(\"f\") int p(int n); }";

    check("/*!*/" + source, compile(source).source("p.PipewrightX"))
        .hasOnlyError(
            Problem.GeneratedTwice,
            "PipewrightX was generated for X before, and is compiled as a source once more. Leave the"
                + " directory of generated sources, often target/generated-sources/annotations, out of"
                + " the sources, or delete that file.");
  }

  @Test
  void twoTypesForWhichOneNameIsGenerated() {
    check(
            "class Outer { interface X { " + F + "@Pipeline(\"f\") int p(int n); } }",
            "/*!*/interface Outer_X { " + F + "@Pipeline(\"f\") int p(int n); }")
        .hasOnlyError(
            Problem.NameClash,
            "The class to generate for Outer_X is named PipewrightOuter_X, and there is one of that name"
                + " already. Rename one of them.");
  }

  @Test
  void methodOfTheNameThatPutsTheClassOnAnotherEngine() {
    check(
            "interface X { "
                + F
                + "@Pipeline(\"f\") int p(int n); default void /*!*/on(Engine engine) {} }")
        .hasOnlyError(
            Problem.OnClash,
            "X has a method on(Engine), but that is how the generated class is put on another engine."
                + " Rename it, or give it another parameter.");
    check(
            "interface Base<E> { default void on(E engine) {} }",
            "/*!*/interface X extends Base<Engine> { " + F + "@Pipeline(\"f\") int p(int n); }")
        .hasOnlyError(
            Problem.OnClash,
            "X has a method on(Engine), but that is how the generated class is put on another engine."
                + " Rename it, or give it another parameter.");
    check(
            "abstract class X { static <E extends Engine> X /*!*/on(E e) { return null; } "
                + F
                + "@Pipeline(\"f\") abstract int p(int n); }")
        .hasOnlyError(
            Problem.OnClash,
            "X has a method on(Engine), but that is how the generated class is put on another engine."
                + " Rename it, or give it another parameter.");
  }

  @Test
  void methodThatCopies() {
    check(
            "abstract class X implements Cloneable { @Override public X /*!*/clone() { return this; } "
                + F
                + "@Pipeline(\"f\") abstract int p(int n); }")
        .hasOnlyError(
            Problem.CloneClash,
            "X has a method clone() without parameters, but the generated class copies its object by"
                + " that of Object. Rename it, or give it a parameter.");
    check(
            "class Base { @Override protected final Object clone() { return this; } }",
            "abstract /*!*/class X extends Base { "
                + F
                + "@Pipeline(\"f\") abstract int p(int n); }")
        .hasOnlyError(
            Problem.CloneClash,
            "X has a method clone() without parameters, but the generated class copies its object by"
                + " that of Object. Rename it, or give it a parameter.");
    check("interface X { " + F + "@Pipeline(\"f\") int p(int n); X /*!*/clone(); }")
        .hasOnlyError(
            Problem.CloneClash,
            "X has a method clone() without parameters, but the generated class copies its object by"
                + " that of Object. Rename it, or give it a parameter.");
  }

  @Test
  void whatCannotBeImplementedHasNoFurtherFaults() {
    check(
            "final /*!*/class X { private X() {} @Pipeline(\"f -> \") static int p(int n) throws Exception { return n; } }")
        .hasOnlyError(
            Problem.PipelineTypeKind,
            "X declares pipelines but is a final class, so no class can be generated for"
                + " it. Declare it abstract instead of final, and its pipelines abstract and"
                + " without a body.");
  }

  @Test
  void faultOfAnInheritedPipelineIsToldOnce() {
    check(
            "interface Base { " + F + "@Pipeline(/*!*/\"g\") int p(int n); }",
            "interface X extends Base { @Pipeline(\"f\") int q(int n); }",
            "interface Y extends Base { @Pipeline(\"f\") int q(int n); }")
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task g, but there is none of that name in Base. Declare such a\
             method and annotate it with @Task, or add the type that declares it, as in uses =\
             Other.class.
                  g
                  ^ column 1""");
  }

  @Test
  void faultOfAPipelineFromALibraryStandsAtTheType(@TempDir Path classes) {
    Compiling.plainly("public interface Base { @Pipeline(\"g\") int p(int n); }")
        .compile()
        .succeeds()
        .classesIn(classes);
    sources("/*!*/interface X extends Base { " + F + "@Pipeline(\"f\") int q(int n); }")
        .withClasses(classes)
        .compile()
        .hasOnlyError(
            Problem.UnknownTask,
            """
            Pipeline p names a task g, but there is none of that name in X. Declare such a\
             method and annotate it with @Task, or add the type that declares it, as in uses =\
             Other.class.
                  g
                  ^ column 1""");
  }

  @Test
  void methodNamedAsTheViewOfStages() {
    check(
            """
            @Stages interface X {
              @Task static int f(int n) { return n; }
              @Pipeline("f") int p(int n);
              default String /*!*/stages() { return ""; }
            }
            """)
        .hasOnlyError(
            Problem.StagesClash,
            "X has a method stages() without parameters, but that is how @Stages has the generated"
                + " class hand out its tasks and pipelines. Rename it, give it a parameter, or remove"
                + " @Stages.");
  }

  @Test
  void otherMethodsNamedStagesAreRight() {
    compile(
        """
        @Stages interface X {
          @Task static int f(int n) { return n; }
          @Pipeline("f") int p(int n);
          static String stages() { return ""; }
          default String stages(int n) { return ""; }
        }
        """);
    compile(
        """
        interface X {
          @Task static int f(int n) { return n; }
          @Pipeline("f") int p(int n);
          default String stages() { return ""; }
        }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "interface X {}",
        "interface X { @Task static int f(int n) { return n; } }",
        "interface X extends Base {}",
        "class X { void stages() {} }",
        "record X(int n) {}",
        "enum X { A }",
        "@interface X {}",
      })
  void stagesOfATypeWithoutPipelines(String type) {
    check("/*!*/@Stages " + type, "interface Base { " + F + "@Pipeline(\"f\") int p(int n); }")
        .hasOnlyError(
            Problem.StagesAlone,
            "X asks for stages with @Stages, but declares no pipeline itself, so no class is"
                + " generated that could hand them out. Put @Stages on a type that declares"
                + " pipelines, or remove it.");
  }

  @Test
  void pipelineWithATypeThatIsHidden() {
    check(
            """
            package a;
            public abstract class Base {
              static class Hidden {}
              @dev.pipewright.Task static Hidden f(int n) { return new Hidden(); }
              @dev.pipewright.Pipeline("f") protected abstract Hidden /*!*/all(int n);
            }
            """,
            "abstract class X extends a.Base { @Task static int f(int n) { return n; } @Pipeline(\"f\") abstract int one(int n); }")
        .hasOnlyError(
            Problem.PipelineOfHidden,
            "Pipeline all cannot be implemented by the generated class,"
                + " since Hidden is not visible there. Make Hidden visible in package p, or public.");
  }

  @Test
  void namesThatDifferInCaseOnly() {
    check(
            "class Outer { interface X { @Task static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); } }",
            "/*!*/interface Outer_x { @Task static int f(int n) { return n; } @Pipeline(\"f\") int p(int n); }")
        .hasOnlyError(
            Problem.NameCase,
            "The class to generate for Outer_x is named PipewrightOuter_x, which differs from"
                + " PipewrightOuter_X in case only, and file systems that ignore case take their files for"
                + " one. Rename one of them.");
  }
}
