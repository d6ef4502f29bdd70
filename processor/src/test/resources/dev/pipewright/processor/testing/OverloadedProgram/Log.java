package log;

import java.util.*;
import java.util.concurrent.*;
import java.util.stream.*;

public final class Log {
  private static final Map<String, List<String>> CALLED = new HashMap<>();

  public static synchronized void called(String program, String method) {
    CALLED.computeIfAbsent(program, p -> new ArrayList<>()).add(method);
  }

  /** Reads what a task joins, to its end. */
  public static void read(Object all) {
    if (all instanceof Iterable<?> i) i.forEach(item -> {});
    else if (all instanceof Iterator<?> i) i.forEachRemaining(item -> {});
    else if (all instanceof Stream<?> s) s.forEach(item -> {});
    else if (all instanceof Flow.Publisher<?> p) read(p);
  }

  private static <T> void read(Flow.Publisher<T> all) {
    CompletableFuture<Void> end = new CompletableFuture<>();
    all.subscribe(
        new Flow.Subscriber<T>() {
          @Override
          public void onSubscribe(Flow.Subscription s) {
            s.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(T item) {}

          @Override
          public void onError(Throwable thrown) {
            end.completeExceptionally(thrown);
          }

          @Override
          public void onComplete() {
            end.complete(null);
          }
        });
    end.join();
  }

  public static synchronized List<String> of(String program) {
    return CALLED.getOrDefault(program, List.of());
  }
}
