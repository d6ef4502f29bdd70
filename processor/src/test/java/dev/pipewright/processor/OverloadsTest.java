package dev.pipewright.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.Run;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The method that carries {@code @Task} is the one that is called, whatever else has its name. */
class OverloadsTest {

  /** How many programs are made, and the seed of the first. */
  private static final int PROGRAMS = Integer.getInteger("overloads.programs", 200);

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

  private static Compiled compile(List<OverloadedProgram> programs) {
    return Compiling.sources(OverloadedProgram.LOG)
        .and(programs.stream().flatMap(p -> p.sources().stream()).toArray(String[]::new))
        .without("-Xlint:all,-processing")
        .with("-Xlint:all,-processing,-cast", "-Xmaxerrs", "1000")
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
      } catch (InterruptedException | java.util.concurrent.ExecutionException e) {
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
