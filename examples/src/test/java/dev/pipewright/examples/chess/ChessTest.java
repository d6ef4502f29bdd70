package dev.pipewright.examples.chess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.chess.Game.Colour;
import dev.pipewright.examples.chess.Game.Outcome;
import dev.pipewright.examples.chess.Score.Results;
import dev.pipewright.examples.web.LocalServer;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChessTest {

  private static final List<String> MONTHS = resource("archives.txt").lines().toList();

  private final HttpClient http = HttpClient.newHttpClient();
  private LocalServer server;
  private Chess chess;

  @BeforeEach
  void start() throws IOException {
    server = ArchiveSite.start();
    chess = new PipewrightChess(server.root(), http);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void winRatesAreThoseOfTheFiles() {
    Map<String, Score> openings = chess.openings("mara", 6);

    assertThat(flat(openings)).isEqualTo(count(MONTHS));
    assertThat(openings.values().stream().mapToInt(score -> score.both().games()).sum())
        .isEqualTo(46);
  }

  @Test
  void monthsAreTheLastOnes() {
    assertThat(flat(chess.openings("mara", 2)))
        .isEqualTo(count(MONTHS.subList(MONTHS.size() - 2, MONTHS.size())));
    assertThat(chess.openings("mara", 0)).isEmpty();
    assertThat(flat(chess.openings("mara", 100))).isEqualTo(count(MONTHS));
  }

  @Test
  void allGamesAreThoseOfTheFiles() {
    List<Game> games = chess.allGames("mara", 6).toList();

    assertThat(games).hasSize(48);
    assertThat(games).filteredOn(game -> game.outcome() == Outcome.UNFINISHED).hasSize(2);
    assertThat(games)
        .contains(new Game("2026.01.02", "finch", Colour.WHITE, "London System", Outcome.WIN));
  }

  @Test
  void gamesCanBeLeftHalfWay() {
    try (Run<Game> games = chess.allGames("mara", 6)) {
      assertThat(games.iterator().next()).isNotNull();
    }
    assertThat(chess.allGames("mara", 6).toList()).hasSize(48);
  }

  @Test
  void unknownPlayerFailsInTheFirstTask() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> chess.openings("nobody", 3))
        .satisfies(failure -> assertThat(failure.task()).isEqualTo("archives"))
        .satisfies(failure -> assertThat(failure.input()).isEqualTo(List.of("nobody", 3)))
        .withRootCauseInstanceOf(IOException.class)
        .havingRootCause()
        .withMessageStartingWith("the server answers 404 for ");
  }

  @Test
  void missingArchiveIsNamed() throws IOException {
    byte[] index = "2026-01.pgn".getBytes(StandardCharsets.UTF_8);
    try (LocalServer broken =
        LocalServer.start(path -> path.endsWith(".txt") ? Optional.of(index) : Optional.empty())) {
      URI missing = broken.root().resolve("mara/2026-01.pgn");

      assertThatExceptionOfType(TaskException.class)
          .isThrownBy(() -> new PipewrightChess(broken.root(), http).openings("mara", 6))
          .satisfies(failure -> assertThat(failure.task()).isEqualTo("fetch"))
          .satisfies(failure -> assertThat(failure.input()).isEqualTo(missing));
    }
  }

  /** Names opening, colour and result of each game, with how often they come together. */
  private static Map<List<String>, Integer> flat(Map<String, Score> openings) {
    Map<List<String>, Integer> flat = new HashMap<>();
    openings.forEach(
        (opening, score) -> {
          add(flat, opening, "White", score.white());
          add(flat, opening, "Black", score.black());
        });
    flat.values().removeIf(count -> count == 0);
    return flat;
  }

  private static void add(
      Map<List<String>, Integer> flat, String opening, String colour, Results results) {
    flat.put(List.of(opening, colour, "win"), results.wins());
    flat.put(List.of(opening, colour, "draw"), results.draws());
    flat.put(List.of(opening, colour, "loss"), results.losses());
  }

  /** Counts the same in the files, line by line. */
  private static Map<List<String>, Integer> count(List<String> months) {
    Map<List<String>, Integer> counts = new HashMap<>();
    for (String month : months) {
      for (String game : resource(month).split("(?=\\[Event )", -1)) {
        Map<String, String> tags = new TreeMap<>();
        for (String line : game.lines().filter(l -> l.startsWith("[")).toList()) {
          tags.put(line.substring(1, line.indexOf(' ')), line.split("\"", 3)[1]);
        }
        String colour = tags.get("White").equals("mara") ? "White" : "Black";
        Set<String> won = Set.of("White 1-0", "Black 0-1");
        String result = tags.get("Result");
        if (!result.equals("*")) {
          String outcome =
              result.contains("/") ? "draw" : won.contains(colour + " " + result) ? "win" : "loss";
          counts.merge(List.of(tags.get("Opening"), colour, outcome), 1, Integer::sum);
        }
      }
    }
    return counts;
  }

  private static String resource(String name) {
    try (InputStream file = ChessTest.class.getResourceAsStream("mara/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
