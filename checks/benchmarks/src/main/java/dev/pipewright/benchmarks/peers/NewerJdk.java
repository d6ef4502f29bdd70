package dev.pipewright.benchmarks.peers;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Stream;

/**
 * What Java 17 cannot compile against. Each call looks its method up: it is made once for a run of
 * thousands of items, and what it returns is the library's own object.
 */
public final class NewerJdk {

  private static final MethodHandles.Lookup LOOKUP = MethodHandles.publicLookup();
  private static final String PARALLEL_COLLECTORS = "com.pivovarit.collectors.ParallelCollectors";

  private NewerJdk() {}

  /** Whether this JVM has virtual threads that may block in {@code synchronized}. */
  public static boolean hasVirtualThreads() {
    return Runtime.version().feature() >= 24;
  }

  /** {@code Thread.ofVirtual().factory()}. */
  public static ThreadFactory virtualThreads() {
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      Object virtual =
          LOOKUP.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual)).invoke();
      return (ThreadFactory)
          LOOKUP
              .findVirtual(builder, "factory", MethodType.methodType(ThreadFactory.class))
              .invoke(virtual);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code Executors.newVirtualThreadPerTaskExecutor()}. */
  public static ExecutorService virtualThreadPerTask() {
    try {
      MethodHandle method =
          LOOKUP.findStatic(
              Executors.class,
              "newVirtualThreadPerTaskExecutor",
              MethodType.methodType(ExecutorService.class));
      return (ExecutorService) method.invoke();
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code items.gather(Gatherers.mapConcurrent(workers, function))}. */
  @SuppressWarnings("unchecked") // as the methods are declared
  public static <T, R> Stream<R> mapConcurrent(
      Stream<T> items, int workers, Function<? super T, ? extends R> function) {
    try {
      Class<?> gatherer = Class.forName("java.util.stream.Gatherer");
      Object concurrent =
          LOOKUP
              .findStatic(
                  Class.forName("java.util.stream.Gatherers"),
                  "mapConcurrent",
                  MethodType.methodType(gatherer, int.class, Function.class))
              .invoke(workers, function);
      return (Stream<R>)
          LOOKUP
              .findVirtual(Stream.class, "gather", MethodType.methodType(Stream.class, gatherer))
              .invoke(items, concurrent);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code ParallelCollectors.parallelToStream(function, workers)}: in order of completion. */
  public static <T, R> Collector<T, ?, Stream<R>> parallelToStream(
      int workers, Function<? super T, ? extends R> function) {
    return parallelCollector("parallelToStream", workers, function);
  }

  /** {@code ParallelCollectors.parallelToOrderedStream(function, workers)}. */
  public static <T, R> Collector<T, ?, Stream<R>> parallelToOrderedStream(
      int workers, Function<? super T, ? extends R> function) {
    return parallelCollector("parallelToOrderedStream", workers, function);
  }

  @SuppressWarnings("unchecked") // as the methods are declared
  private static <T, R> Collector<T, ?, Stream<R>> parallelCollector(
      String name, int workers, Function<? super T, ? extends R> function) {
    try {
      return (Collector<T, ?, Stream<R>>)
          LOOKUP
              .findStatic(
                  Class.forName(PARALLEL_COLLECTORS),
                  name,
                  MethodType.methodType(Collector.class, Function.class, int.class))
              .invoke(function, workers);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
