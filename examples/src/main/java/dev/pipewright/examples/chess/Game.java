package dev.pipewright.examples.chess;

import java.util.List;

/**
 * A game, as its player sees it.
 *
 * @param date when it was played
 * @param opponent who the other one was
 * @param colour what the player played
 * @param opening how it began
 * @param outcome how it ended for the player
 */
public record Game(String date, String opponent, Colour colour, String opening, Outcome outcome) {

  private static final String UNKNOWN = "?";

  /** What a player plays. */
  public enum Colour {
    /** Moves first. */
    WHITE,
    /** Moves second. */
    BLACK
  }

  /** How a game ends for a player. */
  public enum Outcome {
    /** The player won. */
    WIN,
    /** Nobody won. */
    DRAW,
    /** The other one won. */
    LOSS,
    /** It was broken off, or nobody knows. */
    UNFINISHED
  }

  /** Finds the games of one player, and leaves out those of others. */
  static List<Game> playedBy(String player, List<Pgn> games) {
    return games.stream()
        .filter(game -> game.isPlayer("White", player) || game.isPlayer("Black", player))
        .map(game -> of(game, game.isPlayer("White", player) ? Colour.WHITE : Colour.BLACK))
        .toList();
  }

  private static Game of(Pgn game, Colour colour) {
    String opponent = game.tag(colour == Colour.WHITE ? "Black" : "White", UNKNOWN);
    String opening = game.tag("Opening", game.tag("ECO", UNKNOWN));
    return new Game(
        game.tag("Date", UNKNOWN), opponent, colour, opening, outcome(game.result(), colour));
  }

  private static Outcome outcome(String result, Colour colour) {
    return switch (result) {
      case "1-0" -> colour == Colour.WHITE ? Outcome.WIN : Outcome.LOSS;
      case "0-1" -> colour == Colour.BLACK ? Outcome.WIN : Outcome.LOSS;
      case "1/2-1/2" -> Outcome.DRAW;
      default -> Outcome.UNFINISHED;
    };
  }
}
