package dev.pipewright.examples.chess;

import dev.pipewright.examples.chess.Game.Colour;
import dev.pipewright.examples.chess.Game.Outcome;

/**
 * How the games of an opening ended for a player.
 *
 * @param white those played with white
 * @param black those played with black
 */
public record Score(Results white, Results black) {

  /** Returns the score of one game. */
  static Score of(Game game) {
    Results results = Results.of(game.outcome());
    return game.colour() == Colour.WHITE
        ? new Score(results, Results.NONE)
        : new Score(Results.NONE, results);
  }

  /** Returns the score of these games and others. */
  Score plus(Score other) {
    return new Score(white.plus(other.white), black.plus(other.black));
  }

  /** Returns the results with either colour. */
  Results both() {
    return white.plus(black);
  }

  /**
   * How some games ended. Unfinished ones do not count.
   *
   * @param wins how many were won
   * @param draws how many were drawn
   * @param losses how many were lost
   */
  public record Results(int wins, int draws, int losses) {

    private static final Results NONE = new Results(0, 0, 0);

    private static Results of(Outcome outcome) {
      return switch (outcome) {
        case WIN -> new Results(1, 0, 0);
        case DRAW -> new Results(0, 1, 0);
        case LOSS -> new Results(0, 0, 1);
        case UNFINISHED -> NONE;
      };
    }

    private Results plus(Results other) {
      return new Results(wins + other.wins, draws + other.draws, losses + other.losses);
    }

    /** Returns how many games these are. */
    int games() {
      return wins + draws + losses;
    }
  }
}
