package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.allNumbers;
import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Threads;
import java.io.IOException;
import java.net.SocketException;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Exceptions whose own methods throw something fail a run like any other: the caller is told of the
 * very exception, and never of an end.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UnreportableTest {

  @SuppressWarnings("unchecked") // that is the point: a checked exception in disguise
  private static <E extends Throwable> void throwAny(Throwable thrown) throws E {
    throw (E) thrown;
  }

  /** What the methods of an exception throw. */
  private static Stream<Throwable> thrownByMethods() {
    return Stream.of(
        new IllegalStateException("by a method"),
        new Error("by a method"),
        new IOException("by a method"),
        new OutOfMemoryError("by a method"),
        new StackOverflowError("by a method"),
        new InterruptedException("by a method"),
        new CancellationException("by a method"));
  }

  private static String fail(Throwable byMethod) {
    UnreportableTest.<RuntimeException>throwAny(byMethod);
    return "";
  }

  /** Exceptions, each with one method that throws something. */
  private static Map<String, Function<Throwable, Exception>> exceptions() {
    Map<String, Function<Throwable, Exception>> kinds = new LinkedHashMap<>();
    kinds.put(
        "toString",
        byMethod ->
            new Exception() {
              @Override
              public String toString() {
                return fail(byMethod);
              }
            });
    kinds.put(
        "getMessage",
        byMethod ->
            new SocketException() {
              @Override
              public String getMessage() {
                return fail(byMethod);
              }
            });
    kinds.put(
        "getCause",
        byMethod ->
            new Exception() {
              @Override
              public synchronized Throwable getCause() {
                fail(byMethod);
                return null;
              }
            });
    kinds.put(
        "iterator",
        byMethod ->
            new SQLException() {
              @Override
              public Iterator<Throwable> iterator() {
                fail(byMethod);
                return null;
              }
            });
    kinds.put(
        "getStackTrace",
        byMethod ->
            new Exception() {
              @Override
              public StackTraceElement[] getStackTrace() {
                fail(byMethod);
                return null;
              }
            });
    return kinds;
  }

  /** Where a run can fail. */
  private static Map<String, Function<Exception, Line<Integer>>> places() {
    Map<String, Function<Exception, Line<Integer>>> places = new LinkedHashMap<>();
    places.put("a first task", e -> Line.<Integer>first(task("fail"), out -> throwAny(e)));
    places.put(
        "a source that is read",
        e -> Line.<Integer>first(task("fail"), out -> Branch.putAll(failingAt(5, e), out)));
    places.put(
        "a source that is closed",
        e ->
            Line.<Integer>first(
                task("fail"),
                out -> Branch.putAll(Stream.of(1, 2).onClose(() -> rethrow(e)), out)));
    places.put("one worker", e -> numbers(1000).each(task("fail"), i -> at5(i, e)));
    places.put("a pool", e -> numbers(1000).each(task("fail").withWorkers(2), i -> at5(i, e)));
    places.put(
        "an ordered pool",
        e -> numbers(1000).each(task("fail").withWorkers(2).withOrder(), i -> at5(i, e)));
    places.put(
        "a join",
        e -> numbers(1000).join(task("fail"), (in, out) -> in.stream().forEach(i -> at5(i, e))));
    places.put(
        "a future that has failed",
        e ->
            numbers(1000)
                .async(
                    task("fail").withWorkers(2),
                    i ->
                        i == 5
                            ? CompletableFuture.failedFuture(e)
                            : CompletableFuture.completedFuture(i)));
    places.put(
        "a future that fails",
        e ->
            numbers(1000)
                .async(task("fail").withWorkers(2), i -> i == 5 ? failLater(e) : doneLater(i)));
    places.put(
        "a wrapped failure of a future",
        e ->
            numbers(1000)
                .async(
                    task("fail").withWorkers(2),
                    i -> i == 5 ? failLater(new Wrapping(e)) : doneLater(i)));
    places.put(
        "the only future",
        e -> Line.<Integer>first(task("fail"), out -> out.put(Futures.await(failLater(e)))));
    places.put(
        "a publisher",
        e ->
            Line.<Integer>first(
                task("fail"), out -> Branch.putAll(UnreportableTest.<Integer>failing(e), out)));
    return places;
  }

  /** A wrapping that can be asked for its cause once, and for nothing else. */
  private static final class Wrapping extends CompletionException {
    private static final long serialVersionUID = 1;

    Wrapping(Throwable cause) {
      super(null, cause);
    }

    @Override
    public String toString() {
      return fail(new IllegalStateException("by the wrapping"));
    }
  }

  private static void rethrow(Throwable thrown) {
    UnreportableTest.<RuntimeException>throwAny(thrown);
  }

  private static int at5(int item, Exception failure) {
    if (item == 5) {
      rethrow(failure);
    }
    return item;
  }

  private static Iterator<Integer> failingAt(int end, Exception failure) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        if (next < 0) {
          throw new NoSuchElementException();
        }
        return next == end ? at5(5, failure) : next++;
      }
    };
  }

  private static CompletableFuture<Integer> failLater(Throwable failure) {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    complete(() -> future.completeExceptionally(failure));
    return future;
  }

  private static CompletableFuture<Integer> doneLater(int item) {
    CompletableFuture<Integer> future = new CompletableFuture<>();
    complete(() -> future.complete(item));
    return future;
  }

  private static void complete(Runnable completion) {
    Thread thread = new Thread(completion);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((t, e) -> {}); // of JDK's futures that print what they pass
    thread.start();
  }

  private static <T> Flow.Publisher<T> failing(Throwable failure) {
    return subscriber ->
        subscriber.onSubscribe(
            new Flow.Subscription() {
              @Override
              public void request(long count) {
                subscriber.onError(failure);
              }

              @Override
              public void cancel() {}
            });
  }

  static Stream<Arguments> failures() {
    return exceptions().entrySet().stream()
        .flatMap(
            kind ->
                thrownByMethods()
                    .flatMap(
                        byMethod ->
                            places().entrySet().stream()
                                .map(
                                    place ->
                                        Arguments.of(
                                            place.getKey(),
                                            kind.getKey(),
                                            byMethod.getClass().getSimpleName(),
                                            place.getValue(),
                                            kind.getValue().apply(byMethod)))));
  }

  @ParameterizedTest(name = "{0}, {1} throws {2}")
  @MethodSource("failures")
  void failTheRunLikeAnyOther(
      String place,
      String method,
      String byMethod,
      Function<Exception, Line<Integer>> line,
      Exception failure) {
    Throwable thrown = catchThrowable(() -> line.apply(failure).run().toList());

    assertThat(thrown instanceof TaskException).as("a TaskException").isTrue();
    TaskException told = (TaskException) thrown;
    assertThat(told.task()).isEqualTo("fail");
    // By hand, since a failed assertion would print what cannot be printed.
    assertThat(told.getCause() == failure).as("told of the very exception").isTrue();
  }

  @Test
  void ofASubscriberCloseItsRun() {
    Exception failure = exceptions().get("toString").apply(new IllegalStateException());
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    Line<Integer> line =
        Line.<Integer>first(
            task("source"),
            out ->
                Branch.putAll(
                    Stream.iterate(0, i -> i + 1).onClose(() -> cancelled.complete(true)), out));
    try (LogRecords log = LogRecords.listen()) {
      LocalEngine.plain()
          .publish(line.graph())
          .subscribe(
              new Collector<Integer>(10) {
                @Override
                public void onNext(Integer item) {
                  rethrow(failure);
                }
              });

      assertThat(cancelled.join()).isTrue();
      Threads.eventually()
          .untilAsserted(
              () -> assertThat(log.warningsOf("A subscriber of pipeline line")).hasSize(1));
    }
  }

  @Test
  void ofASubscriberThatJoinsFailTheRun() {
    Exception failure = exceptions().get("toString").apply(new Error());
    Line<Integer> line =
        allNumbers()
            .join(
                task("fail"),
                (in, out) -> {
                  CompletableFuture<Integer> never = new CompletableFuture<>();
                  in.publisher()
                      .subscribe(
                          new Collector<Integer>(10) {
                            @Override
                            public void onNext(Integer item) {
                              rethrow(failure);
                            }
                          });
                  out.put(Futures.await(never));
                });

    Throwable thrown = catchThrowable(() -> line.run().toList());

    assertThat(thrown.getCause() == failure).as("told of the very exception").isTrue();
  }

  @Test
  void ofALoggerDoNotKeepARunFromBeingStopped() {
    Logger logger = Logger.getLogger("dev.pipewright.runtime");
    Handler broken =
        new Handler() {
          @Override
          public void publish(LogRecord record) {
            throw new Error("by the handler");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    logger.addHandler(broken);
    try {
      LocalRun<Integer> run =
          Line.<Integer>first(
                  task("source"),
                  out ->
                      Branch.putAll(
                          Stream.iterate(0, i -> i + 1)
                              .onClose(
                                  () -> {
                                    throw new IllegalStateException("on closing");
                                  }),
                          out))
              .run();
      IllegalStateException byAction = new IllegalStateException("by the action");

      // What closing the run behind the action's failure throws is logged.
      Throwable thrown =
          catchThrowable(
              () ->
                  run.forEach(
                      i -> {
                        throw byAction;
                      }));

      assertThat(thrown).isSameAs(byAction).hasNoSuppressedExceptions();
    } finally {
      logger.removeHandler(broken);
    }
  }
}
