package com.example;

import dev.pipewright.*;
import java.net.URI;
import java.util.List;
import java.util.concurrent.*;

public interface Crawler {

  @Task(branch = true)
  static CompletionStage<List<URI>> roots(String topic) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Task(workers = 50, ordered = true)
  static CompletableFuture<String> fetch(URI page, @Bind Executor executor) {
    return CompletableFuture.supplyAsync(() -> "", executor);
  }

  @Task(branch = true, workers = 8)
  static CompletionStage<? extends List<String>> words(String text) {
    return CompletableFuture.completedFuture(List.of());
  }

  @Task(workers = 4)
  static CompletionStage<Void> store(String word) {
    return CompletableFuture.completedFuture(null);
  }

  @Task(join = true)
  static CompletionStage<Integer> count(Flow.Publisher<String> words) {
    return CompletableFuture.completedFuture(0);
  }

  @Pipeline("roots -> fetch -> words -> store")
  void index(String topic, Executor executor);

  @Pipeline("roots -> fetch -> words -> count")
  CompletableFuture<Integer> size(String topic, Executor executor);

  @Task
  static CompletableFuture<Void> log(String word) {
    return CompletableFuture.completedFuture(null);
  }

  @Pipeline("log")
  CompletableFuture<Void> logged(String word);
}
