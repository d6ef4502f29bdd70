package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Programs that were right before something in them was changed at random: a name, a place in a
 * chain, a type, an attribute. Each of them compiles and runs, or has exactly one error, which is
 * ours; none has an error in a generated class.
 */
class MutationTest {

  private static final int PROGRAMS = 300;

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
    TreeMap<String, Integer> outcomes = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      String source = mutant(new Random(seed));
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
    System.out.println("MutationTest, seeds 0 to " + (PROGRAMS - 1) + ": " + outcomes);
    assertThat(wrong).as(() -> Arrays.toString(wrong.toArray())).isEmpty();
    assertThat(outcomes.get("runs")).isGreaterThan(10);
  }
}
