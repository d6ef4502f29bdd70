package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.processor.testing.Compiled;
import dev.pipewright.processor.testing.Compiling;
import dev.pipewright.processor.testing.OverloadedProgram;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The method that carries {@code @Task} is the one that is called, whatever else has its name. */
class OverloadsTest {

  /** How many programs are made, and the seed of the first. */
  private static final int PROGRAMS = Integer.getInteger("overloads.programs", 80);

  private static final long FIRST = Long.getLong("overloads.seed", 0);

  /** How many are compiled at once. */
  private static final int BATCH = 40;

  @Test
  @Timeout(3600)
  void everyProgramCallsTheDeclaredMethods() throws ReflectiveOperationException {
    List<String> wrong = new ArrayList<>();
    for (long seed = FIRST; seed < FIRST + PROGRAMS; seed += BATCH) {
      List<OverloadedProgram> programs =
          LongStream.range(seed, Math.min(seed + BATCH, FIRST + PROGRAMS))
              .mapToObj(OverloadedProgram::new)
              .toList();
      Compiled compiled = compile(programs);
      if (!compiled.all().isEmpty()) {
        programs.forEach(program -> addErrors(program, wrong));
        continue;
      }
      for (OverloadedProgram program : programs) {
        String fault = run(program, compiled);
        if (!fault.isEmpty()) {
          wrong.add(
              program.packageName()
                  + " "
                  + fault
                  + "\n"
                  + program
                  + compiled.source(program.generated()));
        }
      }
    }
    assertThat(wrong).as(() -> wrong.size() + " of " + PROGRAMS + " programs").isEmpty();
  }

  @Test
  void boxIsNoBetterThanTheTasksPrimitive() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task(branch = true) static List<Integer> cents(String csv) { return List.of(Integer.valueOf(csv)); }
              @Task static String euros(long cents) { return cents / 100 + "." + cents % 100; }
              static String euros(Integer wholeEuros) { return wholeEuros + ".00"; }
              @Pipeline("cents -> euros") List<String> bill(String csv);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("bill", "1250")).hasToString("[12.50]");
  }

  @Test
  void pipelineOfTheTasksNameIsNotRun() {
    Compiled compiled =
        Compiling.compile(
            """
            abstract class X {
              @Task(branch = true) static List<Integer> cents(String csv) { return List.of(Integer.valueOf(csv)); }
              @Task String euros(long cents) { throw new IllegalStateException("from the task"); }
              @Task static String cent(long cents) { return cents + ""; }
              @Pipeline("euros") abstract String euros(Integer cents);
              @Pipeline("cent") abstract String cent(Integer cents);
              @Pipeline("cents -> X.euros") abstract List<String> bill(String csv);
              @Pipeline("cents -> X.cent") abstract List<String> small(String csv);
            }
            """);
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> compiled.make("p.PipewrightX").call("bill", "1250"))
        .withCauseExactlyInstanceOf(IllegalStateException.class);
    assertThat(compiled.make("p.PipewrightX").call("small", "1250")).hasToString("[1250]");
  }

  @Test
  void methodsOfObjectAreNotCalled() {
    Compiled compiled =
        Compiling.compile(
            """
            interface X {
              @Task(branch = true) static List<Integer> ids(int n) { return List.of(n); }
              @Task static String equals(long n) { return "task"; }
              @Task default String wait(int n) { return "task"; }
              @Pipeline("ids -> equals") List<String> p(int n);
              @Pipeline("ids -> wait") List<String> q(int n);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 1)).hasToString("[task]");
    assertThat(compiled.make("p.PipewrightX").call("q", 1)).hasToString("[task]");
  }

  @Test
  void fieldThatIsNamedLikeTheTasksType() {
    Compiled compiled =
        Compiling.compile(
            "class Prices { @Task static String price(long id) { return \"task\"; } }",
            "class Others { String price(long id) { return \"other\"; } }",
            """
            interface X {
              Others Prices = new Others();
              @Pipeline(value = "price", uses = Prices.class) String p(long id);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 1L)).isEqualTo("task");
  }

  @Test
  void valueThatIsNamedLikeTheTasksType() {
    Compiled compiled =
        Compiling.compile(
            "class in { @Task static String f(long id, @Bind Others in) { return \"task\"; } }",
            "class Others { String f(Long id, Others in) { return \"other\"; } }",
            """
            interface X {
              @Task(branch = true) static List<Integer> ids(int n) { return List.of(n); }
              @Pipeline(value = "ids -> f", uses = in.class) List<String> p(int n);
              @Pipeline(value = "ids -> f", uses = in.class) List<String> q(int n, Others in);
              static Others others() { return new Others(); }
            }
            """);
    Object others = compiled.call("p.X", "others");
    assertThat(compiled.make("p.PipewrightX", others).call("p", 1)).hasToString("[task]");
    assertThat(compiled.make("p.PipewrightX", others).call("q", 1, others)).hasToString("[task]");
  }

  @Test
  void tasksOfGenericTypesBesideWhatSubclassesAdd() {
    Compiled compiled =
        Compiling.compile(
            """
            abstract class Base<T> {
              @Task protected String f(T t) { return "task"; }
              @Task <U> String g(List<? extends U> u, @Bind Comparator<? super U> order) { return "task"; }
              <U extends CharSequence> String f(U u) { return "other"; }
              String g(Collection<? extends String> u, Object order) { return "other"; }
            }
            """,
            """
            abstract class X extends Base<Object> {
              String f(String s) { return "other"; }
              String g(List<String> u, Comparator<String> order, int... more) { return "other"; }
              @Task(branch = true) static List<String> names(int n) { return List.of("a"); }
              @Task static List<String> listed(String s) { return List.of(s); }
              @Pipeline("names -> f") abstract List<String> p(int n);
              @Pipeline("names -> listed -> g") abstract List<String> q(int n, Comparator<CharSequence> order);
            }
            """);
    assertThat(compiled.make("p.PipewrightX").call("p", 1)).hasToString("[task]");
    Comparator<CharSequence> order = Comparator.comparing(CharSequence::length);
    assertThat(compiled.make("p.PipewrightX").call("q", 1, order)).hasToString("[task]");
  }

  private static Compiled compile(List<OverloadedProgram> programs) {
    return Compiling.sources(OverloadedProgram.LOG)
        .and(programs.stream().flatMap(p -> p.sources().stream()).toArray(String[]::new))
        .with("-Xmaxerrs", "1000")
        .compile();
  }

  private static void addErrors(OverloadedProgram program, List<String> wrong) {
    Compiled alone = compile(List.of(program));
    if (!alone.all().isEmpty()) {
      wrong.add(program.packageName() + " does not compile: " + alone.all() + "\n" + program);
    }
  }

  /** Returns what is wrong with the calls that the pipeline has made. */
  private static String run(OverloadedProgram program, Compiled compiled)
      throws ReflectiveOperationException {
    Constructor<?> constructor = compiled.load(program.generated()).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object pipelines = constructor.newInstance(anything(constructor.getParameterTypes()));
    Method pipeline =
        Arrays.stream(pipelines.getClass().getDeclaredMethods())
            .filter(method -> !method.isBridge() && signature(method).equals(program.pipeline()))
            .findFirst()
            .orElseThrow();
    pipeline.setAccessible(true);
    try {
      take(pipeline.invoke(pipelines, anything(pipeline.getParameterTypes())));
    } catch (InvocationTargetException e) {
      return "fails: " + e.getCause();
    }
    Object called = compiled.call("log.Log", "of", program.packageName());
    List<String> calls = ((List<?>) called).stream().map(String::valueOf).sorted().toList();
    List<String> expected = program.expected().stream().sorted().toList();
    return calls.equals(expected) ? "" : "calls " + calls + ", not " + expected;
  }

  private static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(",", method.getName() + "(", ")"));
  }

  private static void take(Object result) {
    if (result instanceof Run<?> run) {
      run.toList();
    } else if (result instanceof Stream<?> stream) {
      stream.toList();
    } else if (result instanceof Future<?> future) {
      try {
        future.get();
      } catch (InterruptedException | ExecutionException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static Object[] anything(Class<?>[] types) throws ReflectiveOperationException {
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      values[i] = anything(types[i]);
    }
    return values;
  }

  private static Object anything(Class<?> type) throws ReflectiveOperationException {
    return switch (type.getSimpleName()) {
      case "int", "Integer", "Number" -> 1;
      case "long", "Long" -> 2L;
      case "short" -> (short) 3;
      case "byte" -> (byte) 4;
      case "char", "Character" -> 'c';
      case "float" -> 1f;
      case "double", "Double" -> 1.5;
      case "boolean" -> true;
      case "String", "CharSequence", "Object" -> "a";
      case "List" -> List.of("a");
      case "int[]" -> new int[] {1};
      case "String[]" -> new String[] {"a"};
      default -> {
        Constructor<?> made = type.getDeclaredConstructor();
        made.setAccessible(true);
        yield made.newInstance();
      }
    };
  }
}
