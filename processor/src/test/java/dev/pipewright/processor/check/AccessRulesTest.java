package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import org.junit.jupiter.api.Test;

/** What is said of a task that the generated class cannot call. */
class AccessRulesTest {

  @Test
  void usedTaskThatIsHidden() {
    check(
            """
            package a;
            import dev.pipewright.*;
            public class Lib { @Task static int /*!*/f(int n) { return n; } }
            """,
            """
            interface X {
              @Pipeline(value = "f", uses = a.Lib.class) int p(int n);
              @Pipeline(value = "f -> f", uses = a.Lib.class) int q(int n);
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since f is not visible there."
                + " Make f visible in package p, or public.");
  }

  @Test
  void usedTaskWhoseTypesAreHidden() {
    check(
            """
            package a;
            import dev.pipewright.*;
            import java.util.*;
            public class Lib {
              static class Item {}
              @Task public static int /*!*/f(List<? super Item[]> n) { return 1; }
            }
            """,
            """
            interface X {
              @Task static List<Object> g(int n) { return null; }
              @Pipeline(value = "g -> f", uses = a.Lib.class) int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since Item is not visible there."
                + " Make Item visible in package p, or public.");
  }

  @Test
  void usedTaskWhoseExceptionIsHidden() {
    check(
            """
            package a;
            import dev.pipewright.*;
            public class Lib {
              @SuppressWarnings("serial") static class Failure extends Exception {}
              @Task public static int /*!*/f(int n) throws Failure { return 1; }
            }
            """,
            "import dev.pipewright.*;\ninterface X { @Pipeline(value = \"f\", uses = a.Lib.class) int p(int n); }")
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since Failure is not visible there."
                + " Make Failure visible in the unnamed package, or public.");
  }

  @Test
  void privateItemType() {
    check(
            """
            abstract class X {
              private record Item(int n) {}
              @Task static Item /*!*/f(int n) { return null; }
              @Pipeline("f") abstract void p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since Item is not visible there."
                + " Make Item visible in package p, or public.");
  }

  @Test
  void protectedTasksOfASuperclassElsewhereAreNotHidden() {
    compile(
        """
        package a;
        import dev.pipewright.*;
        public abstract class Base {
          @Task protected static int f(int n) { return n; }
          @Task protected int g(int n) { return n; }
        }
        """,
        "abstract class X extends a.Base { @Pipeline(\"f -> g -> f -> g\") abstract int p(int n); }");
  }

  @Test
  void protectedTasksOfAUsedTypeElsewhereAreHidden() {
    check(
            """
            package a;
            import dev.pipewright.*;
            public abstract class Lib { @Task protected static int /*!*/f(int n) { return n; } }
            """,
            "interface X { @Pipeline(value = \"f\", uses = a.Lib.class) int p(int n); }")
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since f is not visible there."
                + " Make f visible in package p, or public.");
  }

  @Test
  void variableOfAUsedType() {
    check(
            "public class Box<T> { @Task public List<T> /*!*/f(T t) { return null; } }",
            "interface X { @Pipeline(value = \"f\", uses = Box.class) List<Object> p(Object n); }")
        .hasOnlyError(
            Problem.TypeVariable,
            "Task f has a type variable, T, that nothing in a pipeline determines."
                + " Write the type that it stands for.");
  }

  @Test
  void packagesTaskThatAClassOfAnotherPackageDoesNotInherit() {
    check(
            "package c; import dev.pipewright.*; public class A { @Task String /*!*/f(String s) { return s; } }",
            "package a; public class B extends c.A {}",
            """
            package c;
            import dev.pipewright.*;
            public abstract class X extends a.B {
              @Pipeline("f") public abstract String all(String s);
            }
            """)
        .hasOnlyError(
            Problem.TaskHidden,
            "Task f cannot be called by the generated class, since f is not visible there. Make f"
                + " visible in package c, or public.");
  }

  @Test
  void taskThatTakesListOfAnythingBesideOneOfAnyOneType() {
    check(
            """
            interface X {
              @Task static int /*!*/f(List<?> list, @Bind int n) { return 1; }
              static <T> int f(Collection<T> list, int n) { return 2; }
              @Pipeline("f") int p(List<?> list);
            }
            """)
        .hasOnlyError(
            Problem.TaskAmbiguous,
            "Task f cannot be called by the generated class, since f(Collection<T>, int) takes the"
                + " same arguments, and Java does not say which of the two is meant."
                + " Rename one of them.");
  }

  @Test
  void taskWithVariableBesideItsSecondBound() {
    check(
            """
            interface X {
              @Task static <T extends Object & Comparable<String>> int /*!*/f(T t) { return 1; }
              static int f(Comparable<String> t) { return 2; }
              @Pipeline("f") int p(String s);
            }
            """)
        .hasOnlyError(
            Problem.TaskAmbiguous,
            "Task f cannot be called by the generated class, since f(Comparable<String>) takes the"
                + " same arguments, and Java does not say which of the two is meant."
                + " Rename one of them.");
  }

  @Test
  void overloadsThatOnlyLookAmbiguous() {
    compile(
        """
        class Box<T> {
          @Task static int f(List<?> list) { return 1; }
          int f(Collection<T> list) { return 2; }
        }
        """,
        """
        interface X {
          @Task static int a(List<?> list) { return 1; }
          static <T> int a(T list) { return 2; }
          @Task static int b(List<?> one, @Bind List<?> two) { return 1; }
          static <T> int b(Collection<T> one, Collection<T> two) { return 2; }
          @Task static int c(List<?> list) { return 1; }
          static <T extends Number> int c(Collection<T> list) { return 2; }
          @Task static int d(List<?> list) { return 1; }
          static <T> int d(Collection<? extends T> list) { return 2; }
          @Task static <T> int e(T t) { return 1; }
          static int e(Object... t) { return 2; }
          @Pipeline(value = "f", uses = Box.class) int pf(List<?> list);
          @Pipeline("a") int pa(List<?> list);
          @Pipeline("b") int pb(List<?> list);
          @Pipeline("c") int pc(List<?> list);
          @Pipeline("d") int pd(List<?> list);
          @Pipeline("e") int pe(List<?> list);
        }
        """);
  }
}
