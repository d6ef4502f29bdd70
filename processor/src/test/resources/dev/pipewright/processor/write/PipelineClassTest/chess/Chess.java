package com.example;

import dev.pipewright.*;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.*;
import java.util.stream.Stream;

public interface Chess {

  record Game(String white, String black) {}

  record Score(int won, int lost) {}

  @Task(branch = true)
  static Stream<URI> archives(String player, int months) {
    return Stream.of();
  }

  @Task(workers = 20)
  static String fetch(URI archive, @Bind HttpClient http) throws IOException, InterruptedException {
    return "";
  }

  @Task(branch = true)
  static List<Game> games(String pgn, @Bind String player) {
    return List.of();
  }

  @Task(join = true)
  static SortedMap<String, Score> winRates(Iterable<Game> games) {
    return new TreeMap<>();
  }

  @Pipeline("archives -> fetch -> games -> winRates")
  SortedMap<String, Score> openings(String player, int months);

  @Pipeline("archives -> fetch -> games")
  Run<Game> allGames(String player, int months);
}
