package dev.pipewright.examples.chess;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.examples.web.Web;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

// snippet: contract
/** With which openings does a player win? */
public interface Chess {

  /** Finds the archives of a player's last months. */
  @Task(branch = true)
  static Stream<URI> archives(String player, int months, @Bind URI site, @Bind HttpClient http)
      throws IOException, InterruptedException {
    URI index = site.resolve(player + "/archives.txt");
    List<String> all = Web.text(http, index).lines().toList();
    return all.stream().skip(Math.max(0, all.size() - months)).map(index::resolve);
  }

  /** Downloads an archive; twenty of them at once. */
  @Task(workers = 20)
  static String fetch(URI archive, @Bind HttpClient http) throws IOException, InterruptedException {
    return Web.text(http, archive);
  }

  /** Finds the player's games in an archive. */
  @Task(branch = true)
  static List<Game> games(String pgn, @Bind String player) {
    return Game.playedBy(player, Pgn.parse(pgn));
  }

  /** Counts results by opening, as the games come in. */
  @Task(join = true)
  static SortedMap<String, Score> winRates(Iterable<Game> games) {
    SortedMap<String, Score> scores = new TreeMap<>();
    games.forEach(game -> scores.merge(game.opening(), Score.of(game), Score::plus));
    return scores;
  }

  /** Runs to the end. */
  @Pipeline("archives -> fetch -> games -> winRates")
  SortedMap<String, Score> openings(String player, int months);

  /** Hands out the games as they come in. */
  @Pipeline("archives -> fetch -> games")
  Run<Game> allGames(String player, int months);
}
// end snippet
