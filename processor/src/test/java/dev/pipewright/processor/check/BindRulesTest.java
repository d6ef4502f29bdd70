package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;
import static dev.pipewright.processor.testing.Compiling.sources;

import dev.pipewright.processor.testing.Compiling;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of names that several tasks bind. */
class BindRulesTest {

  @Test
  void oneNameWithTwoTypes() {
    check(
            """
            interface X {
              @Task static int f(int n, @Bind String http) { return n; }
              @Task static int g(int n, @Bind("http") Thread /*!*/client) { return n; }
              @Pipeline("f") int p(int n);
              @Pipeline("g") int q(int n);
            }
            """)
        .hasOnlyError(
            Problem.BindConflict,
            "Task g binds Thread to the name http, but task f binds String to it, and the name has"
                + " one value for all tasks. Rename one, as in @Bind(\"gHttp\"), or give both the"
                + " same type.");
  }

  @Test
  void primitiveAndItsBox() {
    check(
            """
            interface X {
              @Task static int f(int n, @Bind int k) { return n; }
              @Task static int g(int n, @Bind Integer /*!*/k) { return n; }
              @Pipeline("f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.BindConflict,
            "Task g binds Integer to the name k, but task f binds int to it, and the name has one"
                + " value for all tasks. Rename one, as in @Bind(\"gK\"), or give both the same"
                + " type.");
  }

  @Test
  void twoTypesThatLookAlike() {
    check(
            "package a; public class Item {}",
            "package b; public class Item {}",
            """
            interface X {
              @Task static int f(int n, @Bind a.Item k, @Bind("k") b.Item /*!*/l) { return n; }
              @Pipeline("f -> f") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.BindConflict,
            "Task f binds b.Item to the name k, but task f binds a.Item to it, and the name has one"
                + " value for all tasks. Rename one, as in @Bind(\"fK\"), or give both the same"
                + " type.");
  }

  @Test
  void oneTypeWrittenInTwoWays() {
    compile(
        """
        interface X {
          @Task static int f(int n, @Bind List<?> k, @Bind List<? extends int[]> l) { return n; }
          @Task static int g(int n, @Bind java.util.List<?> k, @Bind List<? extends int[]> l) { return n; }
          @Pipeline("f -> g -> f") int p(int n);
        }
        """);
  }

  @Test
  void conflictWithALibraryStandsAtTheType(@TempDir Path classes) {
    Compiling.plainly(
            "public class Lib { @Task public static int g(int n, @Bind Thread k) { return n; } }")
        .compile()
        .succeeds()
        .classesIn(classes);
    sources(
            """
            /*!*/interface X {
              @Task static int f(int n, @Bind String k) { return n; }
              @Pipeline(value = "f -> g", uses = Lib.class) int p(int n);
            }
            """)
        .withClasses(classes)
        .compile()
        .hasOnlyError(
            Problem.BindConflict,
            "Task g binds Thread to the name k, but task f binds String to it, and the name has one"
                + " value for all tasks. Rename one, as in @Bind(\"gK\"), or give both the same"
                + " type.");
  }
}
