package dev.pipewright.examples.chess;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PgnTest {

  @Test
  void readsTagsAndResults() {
    assertThat(
            Pgn.parse(
                "[White \"a\"]\n[Result \"1-0\"]\n\n1. e4 e5 1-0\n\n[White \"b\"]\n\n1. d4 1/2-1/2"))
        .containsExactly(
            new Pgn(Map.of("White", "a", "Result", "1-0"), "1-0"),
            new Pgn(Map.of("White", "b"), "1/2-1/2"));
  }

  @Test
  void resultsInCommentsAndVariationsAreNone() {
    assertThat(
            Pgn.parse(
                "[White \"a\"]\n1. e4 {was 1-0\n[White \"x\"]} (1. d4 (1. c4 1-0) 1/2-1/2) e5 ; 1-0\n0-1"))
        .containsExactly(new Pgn(Map.of("White", "a"), "0-1"));
  }

  @Test
  void escapesAndLineEndsOfAllKindsAreUnderstood() {
    assertThat(Pgn.parse("\uFEFF[White \"a \\\"b\\\" \\\\\"]\r\n\r\n1. e4 *\r\n"))
        .containsExactly(new Pgn(Map.of("White", "a \"b\" \\"), "*"));
  }

  @Test
  void gameWithoutResultHasThatOfItsTagAndEndsWithTheNextOne() {
    assertThat(Pgn.parse("[Result \"0-1\"]\n1. e4 e5\n[Result \"?\"]\n1. d4\n[White \"c\"]"))
        .containsExactly(
            new Pgn(Map.of("Result", "0-1"), "0-1"),
            new Pgn(Map.of("Result", "?"), "*"),
            new Pgn(Map.of("White", "c"), "*"));
  }

  @Test
  void whatIsNoGameIsPassedOver() {
    assertThat(Pgn.parse("")).isEmpty();
    assertThat(Pgn.parse(" \n[[ ]] { never closed")).extracting(Pgn::tags).containsOnly(Map.of());
    assertThat(Pgn.parse("[White \"" + "a".repeat(1_000_000) + "\"] *")).hasSize(1);
  }
}
