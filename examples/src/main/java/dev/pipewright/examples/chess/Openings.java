package dev.pipewright.examples.chess;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import dev.pipewright.examples.chess.Game.Outcome;
import dev.pipewright.examples.chess.Score.Results;
import dev.pipewright.examples.web.LocalServer;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;

/** Starts the site, and prints a player's win rates by opening. */
public final class Openings {

  private Openings() {}

  /**
   * Runs the program.
   *
   * @param args none
   * @throws IOException if no server can be started
   */
  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  /**
   * Runs the program.
   *
   * @param args none
   * @param out where it prints
   * @return the exit code
   * @throws IOException if no server can be started
   */
  public static int run(String[] args, PrintStream out) throws IOException {
    try (LocalServer server = ArchiveSite.start()) {
      URI site = server.root();
      // snippet: call
      Chess chess = new PipewrightChess(site, HttpClient.newHttpClient());
      SortedMap<String, Score> table = chess.openings("mara", 6);
      int unfinished = 0;
      try (Run<Game> games = chess.allGames("mara", 6)) {
        for (Game game : games) {
          if (game.outcome() == Outcome.UNFINISHED) {
            unfinished++;
          }
        }
      }
      // end snippet
      out.println("Wins of mara in the last 6 months, by opening");
      out.println(tableOf(table));
      out.println("Games that were not finished, and do not count: " + unfinished);
    }
    return 0;
  }

  private static String tableOf(SortedMap<String, Score> table) {
    return AsciiTable.getTable(
        AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
        table.entrySet(),
        List.of(
            new Column().header("opening").dataAlign(HorizontalAlign.LEFT).with(Map.Entry::getKey),
            column("games", Score::both, Openings::games),
            column("wins", Score::both, Openings::wins),
            column("as white", Score::white, Openings::games),
            column("wins", Score::white, Openings::wins),
            column("as black", Score::black, Openings::games),
            column("wins", Score::black, Openings::wins)));
  }

  private static ColumnData<Map.Entry<String, Score>> column(
      String header, Function<Score, Results> part, Function<Results, String> shown) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(row -> shown.apply(part.apply(row.getValue())));
  }

  private static String games(Results results) {
    return results.games() == 0 ? "" : String.valueOf(results.games());
  }

  private static String wins(Results results) {
    return results.games() == 0
        ? ""
        : String.format(Locale.ROOT, "%.0f %%", 100.0 * results.wins() / results.games());
  }
}
