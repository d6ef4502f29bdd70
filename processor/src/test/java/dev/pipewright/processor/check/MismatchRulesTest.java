package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;

import org.junit.jupiter.api.Test;

/** What is said of a task that does not take what the one before it gives. */
class MismatchRulesTest {

  @Test
  void otherType() {
    check(
            """
            interface X {
              @Task static java.net.URI f(int n) { return null; }
              @Task static int g(String s) { return 1; }
              @Pipeline(/*!*/"f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task g takes String, but task f before it gives URI.\
             Let g take URI, or put a task between them that turns URI into String.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void primitiveForAWiderBox() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static int g(Long n) { return 1; }
              @Pipeline(/*!*/"f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchBox,
            """
            Task g takes Long, but task f before it gives int.\
             A primitive is widened, a box is not. Let g take the primitive type.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void typesThatLookAlike() {
    check(
            "package a; public class Item {}",
            "package b; public class Item {}",
            """
            interface X {
              @Task static List<a.Item> f(int n) { return null; }
              @Task static int g(List<b.Item> n) { return 1; }
              @Pipeline(/*!*/"f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task g takes List<b.Item>, but task f before it gives List<a.Item>.\
             Let g take List<a.Item>, or put a task between them that turns\
             List<a.Item> into List<b.Item>.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void branchForgotten() {
    check(
            """
            interface X {
              @Task static int[] f(int n) { return null; }
              @Task static int g(long n) { return 1; }
              @Pipeline(/*!*/"f -> g") Run<Integer> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchElements,
            """
            Task g takes long, but task f before it gives int[].\
             Declare branch = true on f to hand on its elements one by one.
                  f -> g
                       ^ column 6""");
  }

  /** Its elements come while it is read, so that those that branch = true finds are a few. */
  @Test
  void queueThatIsFilledMeanwhile() {
    check(
            """
            interface X {
              @Task static java.util.concurrent.BlockingQueue<Integer> f(int n) { return null; }
              @Task static int g(int n) { return 1; }
              @Pipeline(/*!*/"f -> g") Run<Integer> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task g takes int, but task f before it gives BlockingQueue<Integer>.\
             Let g take BlockingQueue<Integer>, or put a task between them that turns\
             BlockingQueue<Integer> into int.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void joinForgotten() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> f(int n) { return null; }
              @Task static int g(Iterator<? extends CharSequence> n) { return 1; }
              @Pipeline(/*!*/"f -> g") int p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchStream,
            """
            Task g takes Iterator<? extends CharSequence>, but task f before it gives String.\
             Declare join = true on g to give it all outputs of f in one call.
                  f -> g
                       ^ column 6""");
  }

  @Test
  void genericTaskThatDoesNotTakeTheItems() {
    check(
            """
            interface X {
              @Task static String f(int n) { return ""; }
              @Task static <T> T first(List<? extends T> in) { return in.get(0); }
              @Pipeline(/*!*/"f -> first") Object p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            "Task first takes List<? extends T>, but task f before it gives String. Let first take"
                + " String, or put a task between them that turns String into List<? extends T>.\n"
                + "      f -> first\n"
                + "           ^^^^^ column 6");
  }

  @Test
  void genericTaskWhoseBoundsTheItemsDoNotKeep() {
    check(
            """
            interface X {
              @Task static Object f(int n) { return ""; }
              @Task static <T extends Comparable<T>> T same(T t) { return t; }
              @Pipeline(/*!*/"f -> same") Object p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task same takes T, but task f before it gives Object. They fit in another order:\
             write "same -> f".
                  f -> same
                       ^^^^ column 6""");
  }

  @Test
  void optionalThatIsNotUnwrapped() {
    check(
            """
            interface X {
              @Task static Optional<String> find(int n) { return null; }
              @Task static int length(String s) { return 1; }
              @Pipeline(/*!*/"find -> length") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchOptional,
            """
            Task length takes String, but task find before it gives Optional<String>.\
             Declare branch = true on find to hand on what it holds, and nothing where it is\
             empty.
                  find -> length
                          ^^^^^^ column 9""");
  }

  @Test
  void branchWhereTheWholeIsWanted() {
    check(
            """
            interface X {
              @Task(branch = true) static List<String> lines(int n) { return null; }
              @Task static int count(List<String> s) { return 1; }
              @Pipeline(/*!*/"lines -> count") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchWhole,
            """
            Task count takes List<String>, but task lines before it gives String.\
             Remove branch = true from lines to hand on its result as one item.
                  lines -> count
                           ^^^^^ column 10""");
  }

  @Test
  void joinWhereEachIsWanted() {
    check(
            """
            interface X {
              @Task static Iterable<String> lines(int n) { return null; }
              @Task(join = true) static int count(Iterable<String> s) { return 1; }
              @Pipeline(/*!*/"lines -> count") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchElements,
            """
            Task count takes String, but task lines before it gives Iterable<String>.\
             Declare branch = true on lines to hand on its elements one by one.
                  lines -> count
                           ^^^^^ column 10""");
  }

  @Test
  void joinOfItemsThatHoldOthers() {
    check(
            """
            interface X {
              @Task static Holder lines(int n) { return null; }
              @Task(join = true) static int count(Iterable<String> s) { return 1; }
              interface Holder extends Iterable<String>, Iterator<Integer> {}
              @Pipeline(/*!*/"lines -> count") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchJoin,
            """
            Task count takes String, but task lines before it gives Holder.\
             Remove join = true from count to call it with each of them.
                  lines -> count
                           ^^^^^ column 10""");
  }

  @Test
  void collectionOfTheItems() {
    check(
            """
            interface X {
              @Task(branch = true) static List<Integer> numbers(int n) { return null; }
              @Task static int sum(List<Integer> all) { return 1; }
              @Task static int half(int n) { return n; }
              @Pipeline(/*!*/"numbers -> half -> sum") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchCollection,
            """
            Task sum takes List<Integer>, but task half before it gives int.\
             Let sum take int, or all outputs of half in one call: declare join = true on it, and\
             its input as Iterable<Integer>.
                  numbers -> half -> sum
                                     ^^^ column 20""");
  }

  @Test
  void tasksInTheWrongOrder() {
    check(
            """
            interface X {
              @Task static Integer parse(String s) { return 1; }
              @Task static String fetch(Thread t) { return ""; }
              @Task static Thread open(int n) { return null; }
              @Pipeline(/*!*/"open -> parse -> fetch") Run<?> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            """
            Task parse takes String, but task open before it gives Thread.\
             Let parse take Thread, or put a task between them that turns Thread into String.
                  open -> parse -> fetch
                          ^^^^^ column 9""");
  }

  @Test
  void twoTasksTheOtherWayRound() {
    check(
            """
            interface X {
              @Task static Thread open(int n) { return null; }
              @Task static String fetch(Thread t) { return ""; }
              @Task static Integer parse(String s) { return 1; }
              @Task static Thread again(Thread t) { return t; }
              @Pipeline(/*!*/"open -> fetch -> again") Run<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchOrder,
            """
            Task again takes Thread, but task fetch before it gives String. They fit in another\
             order: write "open -> again -> fetch".
                  open -> fetch -> again
                                   ^^^^^ column 18""");
  }

  @Test
  void chainsThatLeadToEachOthersInputs() {
    check(
            """
            interface X {
              @Task static int f(int n) { return n; }
              @Task static String name(int n) { return ""; }
              @Task static String page(String title, int length) { return title; }
              @Pipeline(/*!*/{"f -> name -> page.length", "f -> page.title"}) String p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchInputs,
            """
            Task page.length takes int, but task name before it gives String. The chains fit\
             other inputs of that task: write {"f -> name -> page.title", "f -> page.length"}.
                  f -> name -> page.length
                               ^^^^^^^^^^^ column 14 of chain 1""");
  }

  @Test
  void mapOfWhatIsTaken() {
    check(
            """
            interface X {
              @Task static TreeMap<String, Integer> f(int n) { return null; }
              @Task static String key(Map.Entry<String, Integer> entry) { return ""; }
              @Pipeline(/*!*/"f -> key") List<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchView,
            """
            Task key takes Map.Entry<String, Integer>, but task f before it gives TreeMap<String, Integer>.\
             Declare branch = true on f to hand on its elements one by one, and return\
             Set<Map.Entry<String, Integer>>, which entrySet() of its result gives.
                  f -> key
                       ^^^ column 6""");
  }

  @Test
  void firstTwoTasksTheOtherWayRound() {
    check(
            """
            interface X {
              @Task static String fetch(Thread t) { return ""; }
              @Task static Thread open(int n) { return null; }
              @Pipeline(/*!*/"fetch -> open") Run<String> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchOrder,
            """
            Task open takes int, but task fetch before it gives String. They fit in another\
             order: write "open -> fetch".
                  fetch -> open
                           ^^^^ column 10""");
  }

  @Test
  void futuresAsItems() {
    check(
            """
            interface X {
              @Task(branch = true) static List<java.util.concurrent.CompletableFuture<String>> f(int n) { return null; }
              @Task static String wait(java.util.concurrent.CompletableFuture<String> future) { return future.join(); }
              @Task static int length(String s) { return s.length(); }
              @Pipeline("f -> wait -> length") List<Integer> right(int n);
              @Pipeline(/*!*/"f -> length") List<Integer> wrong(int n);
            }
            """)
        .hasOnlyError(
            Problem.TypeMismatch,
            "Task length takes String, but task f before it gives CompletableFuture<String>. Let length"
                + " take CompletableFuture<String>, or put a task between them that turns"
                + " CompletableFuture<String> into String.\n"
                + "      f -> length\n"
                + "           ^^^^^^ column 6");
  }

  @Test
  void futureThatCanOnlyBeWaitedFor() {
    check(
            """
            import java.util.concurrent.*;
            import dev.pipewright.*;
            interface X {
              @Task static FutureTask<Integer> f(int n) { return null; }
              @Task static long g(long n) { return n; }
              @Pipeline(/*!*/"f -> g") long p(int n);
            }
            """)
        .hasOnlyError(
            Problem.MismatchFuture,
            """
            Task g takes long, but task f before it gives FutureTask<Integer>.\
             Let f return CompletableFuture<Integer>, whose result is handed on when it is there.
                  f -> g
                       ^ column 6""");
  }
}
