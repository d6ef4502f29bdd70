package dev.pipewright.runtime.testing;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A subscriber that collects what it gets, and asks for as many as it is told. */
public class Collector<T> implements Flow.Subscriber<T> {

  /** The items that came. */
  public final List<T> items = new CopyOnWriteArrayList<>();

  /** What came besides items, in order: {@code subscribed}, {@code completed}, {@code failed}. */
  public final List<String> signals = new CopyOnWriteArrayList<>();

  /** The threads that signalled. */
  public final Threads threads = new Threads();

  private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private final long first;

  /** Asks for a number of items at once; for none if it is 0. */
  public Collector(long first) {
    this.first = first;
  }

  public static <T> Collector<T> ofAll() {
    return new Collector<>(Long.MAX_VALUE);
  }

  /** Waits for the subscription. */
  public Flow.Subscription subscription() {
    return subscription.join();
  }

  /** Waits for the end and returns what the publisher failed with, or null. */
  public Throwable awaitEnd() {
    return ended.join();
  }

  @Override
  public void onSubscribe(Flow.Subscription offered) {
    threads.note();
    signals.add("subscribed");
    subscription.complete(offered);
    if (first != 0) {
      offered.request(first);
    }
  }

  @Override
  public void onNext(T item) {
    threads.note();
    items.add(item);
  }

  @Override
  public void onError(Throwable thrown) {
    threads.note();
    signals.add("failed");
    ended.complete(thrown);
  }

  @Override
  public void onComplete() {
    threads.note();
    signals.add("completed");
    ended.complete(null);
  }
}
