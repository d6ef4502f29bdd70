package com.example;

import dev.pipewright.runtime.Stage;
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

/**
 * Runs the pipelines of {@link Crawler}. It is immutable and safe for use by many threads;
 * every call is a run of its own.
 */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightCrawler implements Crawler {
  /**
   * Makes an object to call the pipelines on.
   */
  public PipewrightCrawler() {
  }

  /**
   * Runs {@code roots -> fetch -> words -> store}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["index"])
   *   s1["roots<br/>branch"]
   *   s2["fetch<br/>workers = 50<br/>ordered"]
   *   s3["words<br/>branch<br/>workers = 8"]
   *   s4["store<br/>workers = 4"]
   *   caller -- "String topic" --> s1
   *   s1 -- "URI" --> s2
   *   s2 -- "String" --> s3
   *   s3 -- "String" --> s4
   * }</pre>
   */
  @Override
  public void index(String topic, Executor executor) {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(executor, "executor");
    Node<Void> outputs =
        Node.first(new RootsFirst(topic))
            .thenAsync(new FetchLoop(executor), Delivery.one())
            .thenAsync(new WordsLoop(), new WordsDelivery())
            .thenAsync(new StoreLoop());
    LocalEngine.run(Graph.of("index", outputs)).drain();
  }

  /**
   * Runs {@code roots -> fetch -> words -> count}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["size"])
   *   s1["roots<br/>branch"]
   *   s2["fetch<br/>workers = 50<br/>ordered"]
   *   s3["words<br/>branch<br/>workers = 8"]
   *   s4["count<br/>join"]
   *   result(["CompletableFuture#lt;Integer#gt;"])
   *   caller -- "String topic" --> s1
   *   s1 -- "URI" --> s2
   *   s2 -- "String" --> s3
   *   s3 -- "String" --> s4
   *   s4 -- "Integer" --> result
   * }</pre>
   */
  @Override
  public CompletableFuture<Integer> size(String topic, Executor executor) {
    Objects.requireNonNull(topic, "topic");
    Objects.requireNonNull(executor, "executor");
    Node<Integer> outputs =
        Node.first(new RootsFirst(topic))
            .thenAsync(new FetchLoop(executor), Delivery.one())
            .thenAsync(new WordsLoop(), new WordsDelivery())
            .then(new CountLoop());
    return LocalEngine.run(Graph.of("size", outputs)).singleLater();
  }

  /**
   * Runs {@code log}.
   *
   * <pre>{@code
   * flowchart LR
   *   caller(["logged"])
   *   s1["log"]
   *   caller -- "String word" --> s1
   * }</pre>
   */
  @Override
  public CompletableFuture<Void> logged(String word) {
    Objects.requireNonNull(word, "word");
    Node<Void> outputs = Node.first(new LogFirst(word));
    return LocalEngine.run(Graph.of("logged", outputs)).drainLater();
  }

  /**
   * Returns the tasks and pipelines as values, to be chained at run time.
   *
   * @return a view of this object
   */
  public Stages stages() {
    return new Stages();
  }

  /**
   * The tasks and pipelines of {@link Crawler} as values.
   */
  public final class Stages {
    private Stages() {
    }

    /**
     * The task {@code roots}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, URI> roots() {
      return LocalEngine.stage("roots", input -> input.thenAsync(new RootsLoop(), new RootsDelivery()));
    }

    /**
     * The task {@code fetch}.
     *
     * @param executor what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<URI, String> fetch(Executor executor) {
      Objects.requireNonNull(executor, "executor");
      return LocalEngine.stage("fetch", input -> input.thenAsync(new FetchLoop(executor), Delivery.one()));
    }

    /**
     * The task {@code words}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, String> words() {
      return LocalEngine.stage("words", input -> input.thenAsync(new WordsLoop(), new WordsDelivery()));
    }

    /**
     * The task {@code store}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> store() {
      return LocalEngine.stage("store", input -> input.thenAsync(new StoreLoop()));
    }

    /**
     * The task {@code count}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> count() {
      return LocalEngine.stage("count", input -> input.then(new CountLoop()));
    }

    /**
     * The task {@code log}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> log() {
      return LocalEngine.stage("log", input -> input.thenAsync(new LogLoop()));
    }

    /**
     * The pipeline {@code index}.
     *
     * @param executor what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> index(Executor executor) {
      Objects.requireNonNull(executor, "executor");
      return LocalEngine.stage(
          "index",
          input -> input
              .thenAsync(new RootsLoop(), new RootsDelivery())
              .thenAsync(new FetchLoop(executor), Delivery.one())
              .thenAsync(new WordsLoop(), new WordsDelivery())
              .thenAsync(new StoreLoop()));
    }

    /**
     * The pipeline {@code size}.
     *
     * @param executor what the tasks bind to that name
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Integer> size(Executor executor) {
      Objects.requireNonNull(executor, "executor");
      return LocalEngine.stage(
          "size",
          input -> input
              .thenAsync(new RootsLoop(), new RootsDelivery())
              .thenAsync(new FetchLoop(executor), Delivery.one())
              .thenAsync(new WordsLoop(), new WordsDelivery())
              .then(new CountLoop()));
    }

    /**
     * The pipeline {@code logged}.
     *
     * @return a stage whose runs are independent of each other
     */
    public Stage<String, Void> logged() {
      return LocalEngine.stage(
          "logged",
          input -> input.thenAsync(new LogLoop()));
    }
  }

  /**
   * Calls {@code Crawler.roots} with the arguments of a run.
   */
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

  /**
   * Calls {@code Crawler.fetch} with every input of a worker.
   */
  private static final class FetchLoop extends Loop<URI, CompletionStage<String>> {
    private final Executor executor;

    FetchLoop(Executor executor) {
      super(Attributes.of("fetch").withWorkers(50).withOrder());
      this.executor = executor;
    }

    @Override
    public void run(Input<URI> in, Output<CompletionStage<String>> out) {
      while (in.next()) {
        out.put(Futures.present(Crawler.fetch(in.item(), executor)));
      }
    }
  }

  /**
   * Calls {@code Crawler.words} with every input of a worker.
   */
  private static final class WordsLoop extends Loop<String, CompletionStage<List<String>>> {
    WordsLoop() {
      super(Attributes.of("words").withWorkers(8).withBranch());
    }

    @Override
    public void run(Input<String> in, Output<CompletionStage<List<String>>> out) {
      while (in.next()) {
        out.put(Futures.present(Crawler.words(in.item())));
      }
    }
  }

  /**
   * Hands on the elements of what {@code Crawler.words} gave.
   */
  private static final class WordsDelivery extends Delivery<List<String>, String> {
    @Override
    public void deliver(List<String> result, Output<String> out) throws Exception {
      Branch.putAll(result, out);
    }
  }

  /**
   * Calls {@code Crawler.store} with every input of a worker.
   */
  private static final class StoreLoop extends Loop<String, CompletionStage<Void>> {
    StoreLoop() {
      super(Attributes.of("store").withWorkers(4));
    }

    @Override
    public void run(Input<String> in, Output<CompletionStage<Void>> out) {
      while (in.next()) {
        out.put(Futures.present(Crawler.store(in.item())));
      }
    }
  }

  /**
   * Calls {@code Crawler.count} with all inputs of a worker.
   */
  private static final class CountLoop extends Loop<String, Integer> {
    CountLoop() {
      super(Attributes.of("count"));
    }

    @Override
    public void run(Input<String> in, Output<Integer> out) throws Throwable {
      out.put(Futures.await(Crawler.count(in.publisher())));
    }
  }

  /**
   * Calls {@code Crawler.log} with the arguments of a run.
   */
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

  /**
   * Calls {@code Crawler.roots} with every input of a worker.
   */
  private static final class RootsLoop extends Loop<String, CompletionStage<List<URI>>> {
    RootsLoop() {
      super(Attributes.of("roots").withBranch());
    }

    @Override
    public void run(Input<String> in, Output<CompletionStage<List<URI>>> out) {
      while (in.next()) {
        out.put(Futures.present(Crawler.roots(in.item())));
      }
    }
  }

  /**
   * Hands on the elements of what {@code Crawler.roots} gave.
   */
  private static final class RootsDelivery extends Delivery<List<URI>, URI> {
    @Override
    public void deliver(List<URI> result, Output<URI> out) throws Exception {
      Branch.putAll(result, out);
    }
  }

  /**
   * Calls {@code Crawler.log} with every input of a worker.
   */
  private static final class LogLoop extends Loop<String, CompletionStage<Void>> {
    LogLoop() {
      super(Attributes.of("log"));
    }

    @Override
    public void run(Input<String> in, Output<CompletionStage<Void>> out) {
      while (in.next()) {
        out.put(Futures.present(Crawler.log(in.item())));
      }
    }
  }
}
