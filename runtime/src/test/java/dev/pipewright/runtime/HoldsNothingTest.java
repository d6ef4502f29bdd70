package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import dev.pipewright.runtime.testing.Collector;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.LogRecords;
import dev.pipewright.runtime.testing.Threads;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A run that is over holds none of its items and arguments, and so does whatever its caller keeps
 * of it; and it has added nothing to the exceptions of the program.
 */
@Timeout(60)
class HoldsNothingTest {

  /** Everything that a run was given or has made. */
  private static final class Made {
    final Queue<WeakReference<Object>> all = new ConcurrentLinkedQueue<>();

    <T> T note(T made) {
      all.add(new WeakReference<>(made));
      return made;
    }

    long held() {
      return all.stream().filter(each -> each.get() != null).count();
    }
  }

  private static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Thrown by every run, as constants are. */
    static final Broken SHARED = new Broken();
  }

  private static Line<byte[]> blocks(Made made, boolean fails) {
    byte[] model = made.note(new byte[100]);
    return Line.<byte[]>first(
            task("blocks").withThrottle(100),
            out -> Branch.putAll(Stream.generate(() -> made.note(model.clone())), out),
            model)
        .each(
            task("some").withWorkers(2).withThrottle(100).withOrder(),
            block -> {
              if (fails) {
                throw Broken.SHARED;
              }
              return block;
            });
  }

  private static LocalRun<byte[]> started(Made made) {
    LocalRun<byte[]> run = blocks(made, false).run();
    Iterator<byte[]> outputs = run.iterator();
    outputs.next();
    outputs.next();
    return run;
  }

  /** Starts a run and ends it in some way, and returns all that a program may keep of it. */
  private interface Way {
    Object end(Made made) throws Exception;
  }

  private static Map<String, Way> all() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "closed half way",
        made -> {
          LocalRun<byte[]> run = started(made);
          run.close();
          return run;
        });
    ways.put(
        "shut down half way",
        made -> {
          LocalRun<byte[]> run = started(made);
          run.shutdown(Duration.ZERO);
          return run;
        });
    ways.put(
        "closed by another thread",
        made -> {
          LocalRun<byte[]> run = started(made);
          Threads.inBackground(
                  () -> {
                    run.close();
                    return true;
                  })
              .get();
          return run;
        });
    ways.put(
        "closed before its start",
        made -> {
          LocalRun<byte[]> run = blocks(made, false).run();
          run.close();
          return run;
        });
    ways.put(
        "closed by its stream",
        made -> {
          LocalRun<byte[]> run = blocks(made, false).run();
          try (Stream<byte[]> outputs = run.stream()) {
            assertThat(outputs.limit(3).count()).isEqualTo(3);
          }
          return run;
        });
    ways.put(
        "closed behind its caller's failure",
        made -> {
          LocalRun<byte[]> run = blocks(made, false).run();
          catchThrowable(
              () ->
                  run.forEach(
                      block -> {
                        throw Broken.SHARED;
                      }));
          return run;
        });
    ways.put(
        "interrupted",
        made -> {
          LocalRun<byte[]> run = blocks(made, false).run();
          Thread.currentThread().interrupt();
          catchThrowable(run::toList);
          Thread.interrupted();
          return run;
        });
    ways.put(
        "ended early by a join",
        made -> {
          LocalRun<Integer> run =
              blocks(made, false)
                  .<Integer>join(task("one"), (in, out) -> out.put(in.iterator().next().length))
                  .run();
          assertThat(run.toList()).hasSize(1);
          return run;
        });
    ways.put(
        "a future that was cancelled",
        made -> {
          CompletableFuture<List<byte[]>> future = blocks(made, false).run().toListLater();
          Threads.eventually().until(() -> made.all.size() > 10);
          future.cancel(true);
          return future;
        });
    ways.put(
        "a subscription that was cancelled",
        made -> {
          Collector<byte[]> collector =
              new Collector<>(3) {
                @Override
                public void onNext(byte[] item) {} // keeps nothing itself
              };
          LocalEngine.plain().publish(blocks(made, false).graph()).subscribe(collector);
          Threads.eventually().until(() -> made.all.size() > 10);
          collector.subscription().cancel();
          return collector.subscription();
        });
    ways.put(
        "closed while a future was pending that cannot be cancelled",
        made -> {
          CompletableFuture<byte[]> never = new CompletableFuture<>();
          AtomicInteger calls = new AtomicInteger();
          LocalRun<byte[]> run =
              blocks(made, false)
                  .<byte[]>async(
                      task("ask").withWorkers(3),
                      block ->
                          calls.incrementAndGet() < 3
                              ? CompletableFuture.completedFuture(block)
                              : never.minimalCompletionStage())
                  .run();
          run.iterator().next();
          Threads.eventually().until(() -> calls.get() > 3);
          run.close();
          return List.of(run, never);
        });
    ways.put(
        "ended with a subscription to a join's inputs",
        made -> {
          CompletableFuture<Flow.Subscription> kept = new CompletableFuture<>();
          LocalRun<Integer> run =
              blocks(made, false)
                  .<Integer>join(
                      task("one"),
                      (in, out) -> {
                        Collector<byte[]> collector =
                            new Collector<>(3) {
                              @Override
                              public void onNext(byte[] item) {} // keeps nothing itself
                            };
                        in.publisher().subscribe(collector);
                        kept.complete(collector.subscription());
                        out.put(1);
                      })
                  .run();
          assertThat(run.toList()).hasSize(1);
          return List.of(run, kept);
        });
    ways.put(
        "ended with an emitter",
        made -> {
          CompletableFuture<Emitter<? super byte[]>> kept = new CompletableFuture<>();
          LocalRun<byte[]> run =
              Line.<byte[]>first(task("block"), out -> out.put(made.note(new byte[10])))
                  .<byte[]>emit(
                      task("emit"),
                      (block, out) -> {
                        kept.complete(out);
                        out.emit(block);
                      })
                  .run();
          assertThat(run.toList()).hasSize(1);
          return List.of(run, kept);
        });
    ways.put(
        "closed when its workers had ended, with outputs that nobody took",
        made -> {
          LocalRun<byte[]> run =
              Line.<byte[]>first(
                      task("three"),
                      out ->
                          Branch.putAll(
                              Stream.generate(() -> made.note(new byte[10])).limit(3), out))
                  .run();
          run.iterator().next();
          Threads.eventually().until(() -> Threads.platformWorkers().isEmpty());
          run.close();
          return run;
        });
    return ways;
  }

  static Stream<Arguments> ways() {
    return all().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("ways")
  void aRunThatIsOver(String name, Way way) throws Exception {
    Made made = new Made();

    Object kept = way.end(made);

    Threads.eventually()
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(made.held()).as("objects held of %d", made.all.size()).isZero();
            });
    assertThat(kept).isNotNull();
    assertThat(Broken.SHARED).hasNoSuppressedExceptions();
  }

  /** As above, with a failure, which names the input of each of the two workers that failed. */
  static Stream<Arguments> failures() {
    Map<String, Way> ways = new LinkedHashMap<>();
    ways.put(
        "that its caller was told of",
        made -> {
          LocalRun<byte[]> run = blocks(made, true).run();
          assertThat(catchThrowable(run::toList)).isInstanceOf(TaskException.class);
          return run;
        });
    ways.put(
        "that its caller was told of by a declared exception",
        made -> {
          LocalRun<byte[]> run = blocks(made, true).run().throwing(List.of(Broken.class));
          assertThat(catchThrowable(run::toList)).isSameAs(Broken.SHARED);
          return run;
        });
    ways.put(
        "that nobody was told of",
        made -> {
          LocalRun<byte[]> run =
              Line.<byte[]>first(
                      task("blocks"),
                      out -> {
                        for (int i = 0; i < 10; i++) {
                          out.put(made.note(new byte[10]));
                        }
                        throw Broken.SHARED;
                      })
                  .each(task("next"), (byte[] block) -> block)
                  .run();
          catchThrowable(run.iterator()::hasNext); // it may have failed before there is one
          return run;
        });
    ways.put(
        "of reading a source and of closing it, by one object",
        made -> {
          LocalRun<byte[]> run =
              Line.<byte[]>first(
                      task("blocks"),
                      out ->
                          Branch.putAll(
                              Stream.generate(() -> made.note(new byte[10]))
                                  .peek(
                                      block -> {
                                        throw Broken.SHARED;
                                      })
                                  .onClose(
                                      () -> {
                                        throw Broken.SHARED;
                                      }),
                              out))
                  .run();
          Throwable thrown = catchThrowable(run::toList);
          assertThat(thrown).isInstanceOf(TaskException.class).hasCause(Broken.SHARED);
          return run;
        });
    return ways.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("failures")
  void aRunThatFailed(String name, Way way) throws Exception {
    try (LogRecords log = LogRecords.listen()) {
      Made made = new Made();

      Object kept = way.end(made);

      Threads.eventually()
          .untilAsserted(
              () -> {
                System.gc();
                assertThat(made.held()).as("objects of %d", made.all.size()).isLessThan(3);
              });
      assertThat(kept).isNotNull();
      assertThat(Broken.SHARED).hasNoSuppressedExceptions();
      assertThat(log.warningsOf("dropped")).isEmpty();
    }
  }
}
