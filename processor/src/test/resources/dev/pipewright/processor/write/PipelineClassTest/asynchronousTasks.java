package com.example;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.AsyncLoop;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Futures;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Crawler}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightCrawler implements Crawler {
  private final GraphRunner runner;

  /** Makes an object to call the pipelines on. */
  public PipewrightCrawler() {
    this.runner = LocalEngine.plain();
  }

  private PipewrightCrawler(GraphRunner runner) {
    this.runner = runner;
  }

  /** Runs {@code roots -> fetch -> words -> store}; drawn in {@code PipewrightCrawler.index.mmd}. */
  @Override
  public void index(String topic, Executor executor) {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(executor, "executor");
    Node<Void> outputs =
        Node.first(new RootsFirst(topic))
            .thenAsync(new FetchLoop(executor), Delivery.one())
            .thenAsync(new WordsLoop(), new WordsDelivery())
            .thenAsync(new StoreLoop());
    runner.run(Graph.of("index", outputs)).toEnd();
  }

  /** Runs {@code roots -> fetch -> words -> count}; drawn in {@code PipewrightCrawler.size.mmd}. */
  @Override
  public CompletableFuture<Integer> size(String topic, Executor executor) {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(executor, "executor");
    Node<Integer> outputs =
        Node.first(new RootsFirst(topic))
            .thenAsync(new FetchLoop(executor), Delivery.one())
            .thenAsync(new WordsLoop(), new WordsDelivery())
            .then(new CountLoop());
    return runner.run(Graph.of("size", outputs)).singleLater();
  }

  /** Runs {@code log}; drawn in {@code PipewrightCrawler.logged.mmd}. */
  @Override
  public CompletableFuture<Void> logged(String word) {
    Objects.requireNonNull(word, "word");
    Node<Void> outputs = Node.first(new LogFirst(word));
    return runner.run(Graph.of("logged", outputs)).toEndLater();
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightCrawler on(Engine engine) {
    return new PipewrightCrawler(Objects.requireNonNull(engine, "engine").runner(Declaration.of("Crawler")
        .tasks("Crawler", 1, "roots", "log")
        .tasks("Crawler", 50, "fetch")
        .tasks("Crawler", 8, "words")
        .tasks("Crawler", 4, "store")
        .join("Crawler", "count", 1, 1)));
  }

  /** Calls {@code Crawler.roots} with the arguments of a run. */
  private static final class RootsFirst extends FirstCall<URI> {
    private final String topic;

    RootsFirst(String topic) {
      super(Attributes.of("roots").withBranch(), topic);
      this.topic = topic;
    }

    @Override
    public void run(Output<URI> out) throws Throwable {
      Branch.putAll(Futures.await(Crawler.roots(topic)), out);
    }
  }

  /** Calls {@code Crawler.fetch} with every input of a worker. */
  private static final class FetchLoop extends AsyncLoop<URI, String> {
    private final Executor executor;

    FetchLoop(Executor executor) {
      super(Attributes.of("fetch").withWorkers(50).withOrder());
      this.executor = executor;
    }

    @Override
    protected CompletionStage<? extends String> begin(URI item) {
      return Crawler.fetch(item, executor);
    }
  }

  /** Calls {@code Crawler.words} with every input of a worker. */
  private static final class WordsLoop extends AsyncLoop<String, List<String>> {
    WordsLoop() {
      super(Attributes.of("words").withWorkers(8).withBranch());
    }

    @Override
    protected CompletionStage<? extends List<String>> begin(String item) {
      return Crawler.words(item);
    }
  }

  /** Hands on the elements of what {@code Crawler.words} gave. */
  private static final class WordsDelivery extends Delivery<List<String>, String> {
    @Override
    public void deliver(List<String> result, Output<String> out) throws Exception {
      Branch.putAll(result, out);
    }
  }

  /** Calls {@code Crawler.store} with every input of a worker. */
  private static final class StoreLoop extends AsyncLoop<String, Void> {
    StoreLoop() {
      super(Attributes.of("store").withWorkers(4));
    }

    @Override
    protected CompletionStage<? extends Void> begin(String item) {
      return Crawler.store(item);
    }
  }

  /** Calls {@code Crawler.count} with all inputs of a worker. */
  private static final class CountLoop extends Loop<String, Integer> {
    CountLoop() {
      super(Attributes.of("count").withJoin());
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) throws Throwable {
      out.put(Futures.await(Crawler.count(in.publisher())));
    }
  }

  /** Calls {@code Crawler.log} with the arguments of a run. */
  private static final class LogFirst extends FirstCall<Void> {
    private final String word;

    LogFirst(String word) {
      super(Attributes.of("log"), word);
      this.word = word;
    }

    @Override
    public void run(Output<Void> out) throws Throwable {
      Futures.await(Crawler.log(word));
    }
  }
}
