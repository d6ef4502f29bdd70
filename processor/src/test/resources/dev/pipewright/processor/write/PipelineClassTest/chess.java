package com.example;

import dev.pipewright.runtime.Engine;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.engine.GraphRunner;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Objects;
import java.util.SortedMap;
import javax.annotation.processing.Generated;

/** Runs the pipelines of {@link Chess}. Immutable, and safe for use by many threads. */
@Generated("dev.pipewright.processor.PipewrightProcessor")
@SuppressWarnings({"all", "cast", "deprecation", "exports", "overloads", "rawtypes", "removal", "serial", "try", "unchecked"})
public final class PipewrightChess implements Chess {
  private final GraphRunner runner;
  private final HttpClient http;

  /**
   * Takes what the tasks need besides their inputs.
   *
   * @param http what tasks bind as {@code http}
   */
  public PipewrightChess(HttpClient http) {
    this.runner = LocalEngine.plain();
    this.http = Objects.requireNonNull(http, "http");
  }

  private PipewrightChess(PipewrightChess that, GraphRunner runner) {
    this.runner = runner;
    this.http = that.http;
  }

  /** Runs {@code archives -> fetch -> games -> winRates}; drawn in {@code PipewrightChess.openings.mmd}. */
  @Override
  public SortedMap<String, Chess.Score> openings(String player, int months) {
    Objects.requireNonNull(player, "player");
    Node<SortedMap<String, Chess.Score>> outputs =
        Node.first(new ArchivesFirst(player, months))
            .then(new FetchLoop(http))
            .then(new GamesLoop(player))
            .then(new WinRatesLoop());
    return runner.run(Graph.of("openings", outputs)).single();
  }

  /** Runs {@code archives -> fetch -> games}; drawn in {@code PipewrightChess.allGames.mmd}. */
  @Override
  public Run<Chess.Game> allGames(String player, int months) {
    Objects.requireNonNull(player, "player");
    Node<Chess.Game> outputs =
        Node.first(new ArchivesFirst(player, months))
            .then(new FetchLoop(http))
            .then(new GamesLoop(player));
    return runner.run(Graph.of("allGames", outputs));
  }

  /**
   * Returns a copy of this object, with the same bound values, on another engine.
   *
   * @param engine runs the pipelines of the copy
   * @return the copy
   * @throws IllegalArgumentException if the engine has a setting that does not fit the tasks
   */
  public PipewrightChess on(Engine engine) {
    return new PipewrightChess(this, Objects.requireNonNull(engine, "engine").runner(Declaration.of("Chess")
        .tasks("Chess", 1, "archives", "games")
        .tasks("Chess", 20, "fetch")
        .join("Chess", "winRates", 1, 1)));
  }

  /** Calls {@code Chess.archives} with the arguments of a run. */
  private static final class ArchivesFirst extends FirstCall<URI> {
    private final String player;
    private final int months;

    ArchivesFirst(String player, int months) {
      super(Attributes.of("archives").withBranch(), player, months);
      this.player = player;
      this.months = months;
    }

    @Override
    public void run(Output<URI> out) throws Exception {
      Branch.putAll(Chess.archives(player, months), out);
    }
  }

  /** Calls {@code Chess.fetch} with every input of a worker. */
  private static final class FetchLoop extends Loop<URI, String> {
    private final HttpClient http;

    FetchLoop(HttpClient http) {
      super(Attributes.of("fetch").withWorkers(20));
      this.http = http;
    }

    @Override
    public void run(Input<URI> in, Output<String> out) throws IOException, InterruptedException {
      while (in.next()) {
        out.put(Chess.fetch(in.item(), http));
      }
    }
  }

  /** Calls {@code Chess.games} with every input of a worker. */
  private static final class GamesLoop extends Loop<String, Chess.Game> {
    private final String player;

    GamesLoop(String player) {
      super(Attributes.of("games").withBranch());
      this.player = player;
    }

    @Override
    public void run(Input<String> in, Output<Chess.Game> out) throws Exception {
      while (in.next()) {
        Branch.putAll(Chess.games(in.item(), player), out);
      }
    }
  }

  /** Calls {@code Chess.winRates} with all inputs of a worker. */
  private static final class WinRatesLoop extends Loop<Chess.Game, SortedMap<String, Chess.Score>> {
    WinRatesLoop() {
      super(Attributes.of("winRates").withJoin());
    }

    @Override
    public void run(Input<Chess.Game> in, Output<SortedMap<String, Chess.Score>> out) {
      out.put(Chess.winRates(in.iterable()));
    }
  }
}
