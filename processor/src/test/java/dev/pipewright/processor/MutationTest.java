package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.runtime.Run;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Programs that were right before something in them was changed at random: a name, a place in a
 * chain, a chain of a graph, a type, an attribute. Each of them compiles and runs, or has exactly
 * one error, which is ours; none has an error in a generated class.
 */
class MutationTest {

  private static final int PROGRAMS = 300;

  private static final String GRAPH =
      """
      import dev.pipewright.*; import dev.pipewright.runtime.*;
      import java.util.*; import java.util.stream.*; import java.util.concurrent.*;
      interface X {
        sealed interface Shape permits Circle, Square {}
        record Circle(int r) implements Shape {}
        record Square(int a) implements Shape {}
        @Task(branch = true) static Stream<Shape> shapes(int n) { throw new IllegalStateException("called"); }
        @Task(workers = 3, ordered = true) static int size(Shape s) { return 1; }
        @Task static CompletableFuture<String> name(Shape s) { return null; }
        @Task static String show(String name, long size) { return name; }
        @Task(branch = true) static Optional<String> some(String s) { return Optional.of(s); }
        @Task(join = true) static int count(Iterable<? extends String> s) { return 1; }
        @Task static String circle(Circle c) { return ""; }
        @Task static String square(Square s) { return ""; }
        @Task static <T> List<T> list(T t) { return List.of(t); }
        @Task static void store(Object o) {}
        @Pipeline({%s}) void p(int n);
      }
      """;

  private static final List<String> CHAINS =
      List.of(
          "shapes -> size -> show.size",
          "shapes -> name -> show.name",
          "show -> some -> list",
          "shapes -> circle -> some",
          "shapes -> square -> some",
          "list -> store",
          "show -> store",
          "shapes -> store");

  private static final List<String> NAMES =
      List.of(
          "shapes",
          "size",
          "name",
          "show",
          "show.name",
          "show.size",
          "some",
          "count",
          "circle",
          "square",
          "list",
          "store",
          "X.show.name",
          "lisst",
          "list.t",
          "list.x");

  private static final List<String> TYPES =
      List.of(
          "int",
          "long",
          "Integer",
          "Long",
          "String",
          "Object",
          "List<String>",
          "Optional<String>",
          "Stream<Integer>",
          "Iterable<String>",
          "String[]",
          "int[]",
          "Iterator<Integer>",
          "CompletableFuture<String>",
          "Flow.Publisher<Integer>",
          "double",
          "List<?>",
          "Emitter<String>",
          "List<List<String>>");

  private static final List<String> RESULTS =
      List.of(
          "Run<%s>",
          "Stream<%s>",
          "List<%s>",
          "%s",
          "CompletableFuture<List<%s>>",
          "Flow.Publisher<%s>",
          "CompletableFuture<%s>");

  private static final List<String> ATTRIBUTES =
      List.of(
          "branch = true",
          "join = true",
          "workers = 3",
          "workers = 0",
          "throttle = 1",
          "throttle = -2",
          "throttle = Task.UNBOUNDED",
          "ordered = true",
          "cpuBound = true");

  /** A task: what it gives, is called and takes. */
  private record Method(List<String> attributes, String result, String name, List<String> inputs) {
    String source() {
      List<String> parameters = new ArrayList<>();
      for (int i = 0; i < inputs.size(); i++) {
        parameters.add(inputs.get(i) + " p" + i);
      }
      return "  @Task(%s) static %s %s(%s) { throw new IllegalStateException(\"called\"); }%n"
          .formatted(String.join(", ", attributes), result, name, String.join(", ", parameters));
    }
  }

  private static List<Method> tasks() {
    return new ArrayList<>(
        List.of(
            task("Stream<String>", "read", List.of("int"), "branch = true"),
            task("int", "parse", List.of("String"), "workers = 4"),
            task("long", "twice", List.of("long")),
            task(
                "CompletableFuture<String>", "ask", List.of("long", "@Bind String"), "workers = 9"),
            task("List<Integer>", "split", List.of("String"), "branch = true", "ordered = true"),
            task("String", "sum", List.of("Iterable<Integer>"), "join = true"),
            task("void", "store", List.of("Object"))));
  }

  private static Method task(
      String result, String name, List<String> inputs, String... attributes) {
    return new Method(new ArrayList<>(List.of(attributes)), result, name, inputs);
  }

  private static String mutant(Random random) {
    List<Method> tasks = tasks();
    List<String> chain = new ArrayList<>(List.of("read", "parse", "twice", "ask", "split", "sum"));
    String result = "Run<String>";
    String parameters = "int n, String p1";
    int changed = random.nextInt(tasks.size());
    int place = random.nextInt(chain.size());
    switch (random.nextInt(8)) {
      case 0 -> chain.set(place, chain.get(place) + "x");
      case 1 -> {
        if (chain.size() > 1) {
          chain.remove(place);
        }
      }
      case 2 -> java.util.Collections.swap(chain, place, random.nextInt(chain.size()));
      case 3 -> chain.add(place, tasks.get(changed).name());
      case 4 -> tasks.set(changed, retyped(tasks.get(changed), random));
      case 5 -> tasks.set(changed, reattributed(tasks.get(changed), random));
      case 6 -> result = any(RESULTS, random).formatted(any(List.of("String", "Long"), random));
      default ->
          parameters =
              any(List.of("int n", "String n, String p1", "int n, int p1", "", "long n"), random);
    }
    StringBuilder source =
        new StringBuilder("import dev.pipewright.*; import dev.pipewright.runtime.*;")
            .append(" import java.util.*; import java.util.stream.*;")
            .append(" import java.util.concurrent.*;\ninterface X {\n");
    tasks.forEach(task -> source.append(task.source()));
    return source
        .append(
            "  @Pipeline(\"%s\") %s p(%s);%n"
                .formatted(String.join(" -> ", chain), result, parameters))
        .append("}\n")
        .toString();
  }

  /** A graph that is right, or was before one of its names was changed, added or left out. */
  private static String graph(Random random) {
    List<List<String>> chains = new ArrayList<>();
    for (String chain : CHAINS) {
      if (random.nextInt(8) > 0) {
        chains.add(new ArrayList<>(List.of(chain.split(" -> "))));
      }
    }
    if (chains.isEmpty()) {
      chains.add(new ArrayList<>(List.of("shapes")));
    }
    List<String> chain = any(chains, random);
    int place = random.nextInt(chain.size());
    switch (random.nextInt(5)) {
      case 0 -> chain.set(place, any(NAMES, random));
      case 1 -> chain.add(place, any(NAMES, random));
      case 2 -> {
        if (chain.size() > 1) {
          chain.remove(place);
        }
      }
      case 3 -> java.util.Collections.swap(chain, place, random.nextInt(chain.size()));
      default -> {}
    }
    return GRAPH.formatted(
        chains.stream()
            .map(names -> "\"" + String.join(" -> ", names) + "\"")
            .collect(Collectors.joining(", ")));
  }

  private static Method retyped(Method task, Random random) {
    List<String> inputs = new ArrayList<>(task.inputs());
    String result = task.result();
    if (random.nextBoolean()) {
      inputs.set(random.nextInt(inputs.size()), any(TYPES, random));
    } else {
      result = random.nextInt(6) == 0 ? "void" : any(TYPES, random);
    }
    return new Method(task.attributes(), result, task.name(), inputs);
  }

  private static Method reattributed(Method task, Random random) {
    List<String> attributes = new ArrayList<>(task.attributes());
    if (!attributes.isEmpty() && random.nextBoolean()) {
      attributes.remove(random.nextInt(attributes.size()));
    } else {
      String added = any(ATTRIBUTES, random);
      String name = added.substring(0, added.indexOf(' '));
      attributes.removeIf(attribute -> attribute.startsWith(name + " "));
      attributes.add(added);
    }
    return new Method(attributes, task.result(), task.name(), task.inputs());
  }

  /** Calls the pipeline, whose first task throws an exception that has to reach the caller. */
  private static void run(Compiled compiled) throws ReflectiveOperationException {
    Constructor<?> constructor = compiled.load("PipewrightX").getConstructors()[0];
    constructor.setAccessible(true); // of a class that is not public
    Object pipelines = constructor.newInstance(anything(constructor.getParameterTypes()));
    for (java.lang.reflect.Method method : pipelines.getClass().getMethods()) {
      if (method.getName().equals("p")) {
        method.setAccessible(true);
        assertThatThrownBy(
                () -> take(method.invoke(pipelines, anything(method.getParameterTypes()))))
            .hasRootCauseMessage("called");
      }
    }
  }

  /** Takes a result to its end, whatever kind it is of. */
  private static void take(Object result) throws Exception {
    if (result instanceof Run<?> run) {
      run.toList();
    } else if (result instanceof Stream<?> stream) {
      stream.toList();
    } else if (result instanceof Future<?> future) {
      future.get();
    } else if (result instanceof Flow.Publisher<?> publisher) {
      CompletableFuture<Void> end = new CompletableFuture<>();
      publisher.subscribe(new UntilTheEnd(end));
      end.get();
    }
  }

  /** Takes whatever is published. */
  private record UntilTheEnd(CompletableFuture<Void> end) implements Flow.Subscriber<Object> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(Object item) {}

    @Override
    public void onError(Throwable thrown) {
      end.completeExceptionally(thrown);
    }

    @Override
    public void onComplete() {
      end.complete(null);
    }
  }

  private static Object[] anything(Class<?>[] types) {
    return Arrays.stream(types)
        .map(type -> type == int.class ? (Object) 1 : type == long.class ? (Object) 1L : "a")
        .toArray();
  }

  private static <T> T any(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  @Test
  void everyMutantRunsOrHasOneErrorOfOurs() throws ReflectiveOperationException {
    TreeMap<String, Integer> outcomes = outcomes(MutationTest::mutant);
    assertThat(outcomes).hasSizeGreaterThan(5).containsKey("Pipewright/UnknownTask");
    assertThat(outcomes.get("runs")).as(outcomes::toString).isGreaterThan(10);
  }

  @Test
  void everyMutantOfAGraphRunsOrHasOneErrorOfOurs() throws ReflectiveOperationException {
    TreeMap<String, Integer> outcomes = outcomes(MutationTest::graph);
    assertThat(outcomes).hasSizeGreaterThan(5);
    assertThat(outcomes.get("runs")).as(outcomes::toString).isGreaterThan(10);
  }

  private static TreeMap<String, Integer> outcomes(Function<Random, String> program)
      throws ReflectiveOperationException {
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      String source = program.apply(new Random(seed));
      Compiled compiled = Compiling.check(source);
      List<String> all = compiled.all();
      String outcome = "runs";
      if (all.isEmpty()) {
        run(compiled);
      } else {
        outcome = all.get(0).replaceFirst("(?s).*?\\[(Pipewright/\\w+)\\].*", "$1");
        if (all.size() > 1 || !outcome.startsWith("Pipewright/")) {
          wrong.add("seed " + seed + ": " + all + "\n" + source);
        }
      }
      outcomes.merge(outcome, 1, Integer::sum);
    }
    assertThat(wrong).as(() -> Arrays.toString(wrong.toArray())).isEmpty();
    return outcomes;
  }
}
