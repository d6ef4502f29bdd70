package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;
import static dev.pipewright.processor.testing.Compiling.compile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of tasks whose workers cannot be processes. */
class ProcessRulesTest {

  @Test
  void asynchronous() {
    check(
            """
            interface X {
              @Task(multiprocess = /*!*/true, workers = 4)
              static java.util.concurrent.CompletableFuture<String> fetch(int id) { return null; }
              @Pipeline("fetch") List<String> p(int id);
            }
            class Y { X x = new PipewrightX(); }
            """)
        .hasOnlyError(
            Problem.ProcessAsync,
            "Task fetch declares multiprocess = true, but returns"
                + " CompletableFuture<String>, which cannot be completed from another process."
                + " Return String itself, or remove multiprocess = true.");
  }

  @Test
  void asynchronousSink() {
    check(
            """
            interface X {
              @Task(multiprocess = /*!*/true)
              static java.util.concurrent.CompletionStage<Void> store(Object id) { return null; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessAsync,
            "Task store declares multiprocess = true, but returns CompletionStage<Void>,"
                + " which cannot be completed from another process. Return void when its work is"
                + " done, or remove multiprocess = true.");
  }

  @Test
  void onAnObject() {
    check(
            """
            interface X {
              @Task(multiprocess = /*!*/true) default String fetch(Thread id) { return ""; }
              @Pipeline("fetch") List<String> p(Thread id);
            }
            """)
        .hasOnlyError(
            Problem.ProcessInstance,
            "Task fetch declares multiprocess = true, but is not static, and the object"
                + " that it would be called on is not in the other process. Make it static, with"
                + " what it needs of that object as @Bind parameters, or remove multiprocess ="
                + " true.");
  }

  @Test
  void optionsOfThreads() {
    check(
            """
            interface X {
              @Task(jvmOptions = /*!*/"-Xmx1g") static String fetch(int id) { return ""; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessOptions,
            "Task fetch declares jvmOptions, which are for worker processes, but its"
                + " workers are threads. Declare multiprocess = true as well, or remove"
                + " jvmOptions.");
  }

  @Test
  void anything() {
    check(
            """
            interface X {
              @Task(multiprocess = true) static String text(Object /*!*/item) { return ""; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessAnything,
            "Task text declares multiprocess = true, but its input item cannot be sent to"
                + " another process: Object may be anything, and not everything can be sent."
                + " Write what it really is, such as a record or a sealed interface.");
  }

  @Test
  void openInterface() {
    check(
            """
            interface X {
              interface Shape {}
              record Circle(int radius) implements Shape {}
              record Drawing(String name, List<Shape> shapes) {}
              record Page(Drawing drawing) {}
              @Task(multiprocess = true) static int draw(Page /*!*/page) { return 1; }
              @Pipeline("draw") int p(Page page);
            }
            """)
        .hasOnlyError(
            Problem.ProcessOpen,
            "Task draw declares multiprocess = true, but its input page cannot be sent to"
                + " another process: Page.drawing.shapes is List<Shape>, and Shape is not"
                + " sealed, so that its values may be of any class. Make Shape a sealed"
                + " interface of records, or name a codec for it, as in"
                + " @Codecs(ShapeCodec.class).");
  }

  @Test
  void classWithAState() {
    check(
            """
            interface X {
              class Money {}
              sealed interface Item {}
              record Text(String text) implements Item {}
              record Ware(Map<String, Money> prices) implements Item {}
              @Task(multiprocess = true) static List<Item> /*!*/items(int n) { return List.of(); }
            }
            """)
        .hasOnlyError(
            Problem.ProcessClass,
            "Task items declares multiprocess = true, but its output cannot be sent to"
                + " another process: Item permits Ware, Ware.prices is Map<String, Money>, and"
                + " Money is neither a record nor an enum, so that its state is its own. Make"
                + " Money a record, or name a codec for it, as in @Codecs(MoneyCodec.class).");
  }

  @Test
  void permittedClass() {
    check(
            """
            interface X {
              sealed interface Item {}
              record Text(String text) implements Item {}
              non-sealed class Ware implements Item {}
              record Order(Item item) {}
              @Task(multiprocess = true, branch = true)
              static void items(int n, Emitter<? super Order> /*!*/out) {}
            }
            """)
        .hasOnlyError(
            Problem.ProcessClass,
            "Task items declares multiprocess = true, but its output cannot be sent to"
                + " another process: Order.item is Item, Item permits Ware, which is neither a"
                + " record nor an enum, so that its state is its own. Make Ware a record, or"
                + " name a codec for it, as in @Codecs(WareCodec.class).");
  }

  @Test
  void classOfJavas() {
    check(
            """
            interface X {
              record Photo(java.nio.file.Path file) {}
              @Task(multiprocess = true) static int size(Photo /*!*/photo) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessForeign,
            "Task size declares multiprocess = true, but its input photo cannot be sent to"
                + " another process: Photo.file is Path, which is one of Java's types that have"
                + " no codec. Use String or URI instead, or name a codec for it, as in"
                + " @Codecs(PathCodec.class).");
  }

  @Test
  void boundClassOfJavas() {
    check(
            """
            interface X {
              @Task(multiprocess = true) static int size(int n, @Bind Thread /*!*/thread) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessForeign,
            "Task size declares multiprocess = true, but its bound value thread cannot be"
                + " sent to another process: Thread is one of Java's types that have no codec."
                + " Use a record of what is needed of it instead, or name a codec for it,"
                + " as in @Codecs(ThreadCodec.class).");
  }

  @Test
  void collectionOfJavas() {
    check(
            """
            interface X {
              @Task(multiprocess = true) static SortedMap<String, Integer> /*!*/count(int n) { return null; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessCollection,
            "Task count declares multiprocess = true, but its output cannot be sent to"
                + " another process: SortedMap<String, Integer> is a kind of collection that has"
                + " no codec. Use Map<String, Integer> instead, or name a codec for it, as"
                + " in @Codecs(SortedMapCodec.class).");
  }

  @Test
  void stream() {
    check(
            """
            interface X {
              @Task(multiprocess = true) static int count(IntStream /*!*/n) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessCollection,
            "Task count declares multiprocess = true, but its input n cannot be sent to"
                + " another process: IntStream is a kind of collection that has no codec. Use"
                + " List<Integer> instead, or name a codec for it, as in"
                + " @Codecs(IntStreamCodec.class).");
  }

  @Test
  void rawTypeInside() {
    check(
            """
            interface X {
              record Box(Map<?, String> map) {}
              @Task(multiprocess = true) static int count(Box[] /*!*/n) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessRaw,
            "Task count declares multiprocess = true, but its input n cannot be sent to"
                + " another process: Box.map is Map<?, String>, which does not say what it"
                + " holds. Write that, as in Map<String, String>.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx64m -Xss1m", "Xmx64m", "", "java.base/java.lang=ALL-UNNAMED"})
  void optionThatIsNotOne(String option) {
    check(
            """
            interface X {
              @Task(multiprocess = true, jvmOptions = /*!*/{"-ea", "OPTION"})
              static int count(int n) { return 1; }
            }
            """
                .replace("OPTION", option))
        .hasOnlyError(
            Problem.ProcessOption,
            "Task count declares the jvmOptions \""
                + option
                + "\", which Java does not take for one option. Write each option as an element of"
                + " its own that begins with -, as in {\"-Xmx512m\", \"--add-modules=java.sql\"}.");
  }

  @Test
  void permittedTypeThatLeavesOutTypeArguments() {
    check(
            """
            interface X {
              sealed interface Expr<T> {}
              @SuppressWarnings("rawtypes") record Nothing() implements Expr {}
              @Task(multiprocess = true) static int count(Expr<String> /*!*/expr) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessRaw,
            "Task count declares multiprocess = true, but its input expr cannot be sent to"
                + " another process: Expr<String> permits Nothing, and Expr does not say what it"
                + " holds. Write that, as in Expr<String>.");
  }

  @Test
  void variableOfAPermittedType() {
    check(
            """
            interface X {
              sealed interface Expr<T> {}
              record Cast<S, T>(Expr<S> from, T example) implements Expr<T> {}
              @Task(multiprocess = true) static int count(Expr<String> /*!*/expr) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessVariable,
            "Task count declares multiprocess = true, but its input expr cannot be sent to"
                + " another process: Expr<String> permits Cast<S, String>, which has a type"
                + " variable, S, that nothing determines. Write the type that it stands for, or"
                + " name a codec, as in @Codecs(CastCodec.class).");
  }

  @Test
  void typeThatIsPrivate() {
    check(
            """
            class X {
              private record Secret(int n) {}
              record Box(Secret secret) {}
              @Task(multiprocess = true) static int count(Box /*!*/box) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessHidden,
            "Task count declares multiprocess = true, but its input box cannot be sent to"
                + " another process: Box.secret is Secret, which cannot be named by the"
                + " generated class, since Secret is not visible there. Make Secret visible in"
                + " package p, or public.");
  }

  @Test
  void typeThatIsVisibleToTheTaskOnly() {
    check(
            """
            package q;
            import dev.pipewright.*;
            public class Lib {
              record Secret(int n) {}
              public record Box(Secret secret) {}
              @Task(multiprocess = true) public static int count(Box /*!*/box) { return 1; }
            }
            """,
            """
            interface X {
              @Pipeline(value = "count", uses = q.Lib.class) int p(q.Lib.Box box);
              @Pipeline(value = "count", uses = q.Lib.class) int q(q.Lib.Box box);
            }
            """)
        .hasOnlyError(
            Problem.ProcessHidden,
            "Task count declares multiprocess = true, but its input box cannot be sent to"
                + " another process: Box.secret is Secret, which cannot be named by the"
                + " generated class, since Secret is not visible there. Make Secret visible in"
                + " package p, or public.");
  }

  @Test
  void endlessTypes() {
    check(
            """
            interface X {
              record Nest<T>(T value, Optional<Nest<List<T>>> next) {}
              record Box(Nest<String> nest) {}
              @Task(multiprocess = true) static int count(Box /*!*/box) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.ProcessEndless,
            "Task count declares multiprocess = true, but its input box cannot be sent to"
                + " another process: Box.nest.next is Optional<Nest<List<String>>>, and"
                + " Nest<List<String>> holds itself with other type arguments each time, so that"
                + " there is no end of types. Let it hold itself with the same ones, or name a"
                + " codec for it, as in @Codecs(NestCodec.class).");
  }

  @Test
  void genericTask() {
    check(
            """
            interface X {
              @Task static Thread start(int n) { return null; }
              @Task(multiprocess = true) static <T> List<T> once(T item) { return List.of(item); }
              @Pipeline(/*!*/"start -> once") List<List<Thread>> p(int n);
            }
            """)
        .hasOnlyError(
            Problem.ProcessForeign,
            "Task once declares multiprocess = true, but its input item cannot be sent to"
                + " another process: Thread is one of Java's types that have no codec. Use a"
                + " record of what is needed of it instead, or name a codec for it, as in"
                + " @Codecs(ThreadCodec.class).\n      start -> once\n               ^^^^ column 10");
  }

  @Test
  void oneErrorForWhatATaskTakesAndGives() {
    check(
            """
            interface X {
              class Money {}
              record Order(Money price) {}
              @Task(multiprocess = true) static Order twice(Order /*!*/order) { return order; }
              @Pipeline("twice") Order p(Order order);
              @Pipeline("twice -> twice") Order q(Order order);
            }
            """)
        .hasOnlyError(
            Problem.ProcessClass,
            "Task twice declares multiprocess = true, but its input order cannot be sent"
                + " to another process: Order.price is Money, which is neither a record nor an"
                + " enum, so that its state is its own. Make Money a record, or name a codec for"
                + " it, as in @Codecs(MoneyCodec.class). It is named by pipelines p and q.");
  }

  @Test
  void oneErrorForARecordOfSeveralTasks() {
    check(
            """
            interface X {
              class Money {}
              record Order(Money price) {}
              record Orders(List<Order> list) {}
              @Task(multiprocess = true) static Order /*!*/order(int n) { return null; }
              @Task(multiprocess = true) static Orders orders(Order order) { return null; }
              @Pipeline("order") Order p(int n);
              @Pipeline("orders") Orders q(Order n);
            }
            """)
        .hasOnlyError(
            Problem.ProcessClass,
            "Task order declares multiprocess = true, but its output cannot be sent to"
                + " another process: Order.price is Money, which is neither a record nor an"
                + " enum, so that its state is its own. Make Money a record, or name a codec for"
                + " it, as in @Codecs(MoneyCodec.class).");
  }

  @Test
  void openVariablesOfAGenericTaskAreNoFault() {
    compile(
        """
        interface X {
          @Task(multiprocess = true, cpuBound = true) static <T> List<T> once(T item) { return List.of(item); }
          @Pipeline("once") List<Integer> p(int n);
          @Pipeline("once -> once") List<List<String>> q(String n);
        }
        """);
  }
}
