package dev.pipewright.examples.chess;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A game in Portable Game Notation, as far as it matters here: its tags and its result.
 *
 * @param tags the values of the tags, by name
 * @param result {@code 1-0}, {@code 0-1}, {@code 1/2-1/2}, or {@code *} where it is not known
 */
record Pgn(Map<String, String> tags, String result) {

  private static final String UNKNOWN = "*";
  private static final Set<String> RESULTS = Set.of("1-0", "0-1", "1/2-1/2", UNKNOWN);

  /** A tag, a comment, or a word. What is none of these, as a stray bracket, is passed over. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\[\\s*(?<name>\\w+)\\s+\"(?<value>(?:[^\"\\\\]|\\\\.)*+)\"\\s*]"
              + "|\\{[^}]*+}"
              + "|;[^\\r\\n]*+"
              + "|(?<variation>[()])"
              + "|(?<word>[^\\s\\[\\](){};\uFEFF]++)");

  private static final Pattern ESCAPE = Pattern.compile("\\\\(.)");

  Pgn {
    tags = Map.copyOf(tags);
  }

  /**
   * Reads all games of a text. A game ends with its result, or, where that is missing, with the
   * next one's tags.
   */
  static List<Pgn> parse(String text) {
    List<Pgn> games = new ArrayList<>();
    Map<String, String> tags = new HashMap<>();
    boolean moved = false;
    int variations = 0;
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      String name = token.group("name");
      String word = token.group("word");
      String variation = token.group("variation");
      if (name != null) {
        if (moved) {
          games.add(of(tags, UNKNOWN));
          tags.clear();
          moved = false;
          variations = 0;
        }
        tags.put(name, ESCAPE.matcher(token.group("value")).replaceAll("$1"));
      } else if (variation != null) {
        variations = Math.max(0, variations + (variation.equals("(") ? 1 : -1));
      } else if (word != null && variations == 0) {
        moved = !RESULTS.contains(word);
        if (!moved) {
          games.add(of(tags, word));
          tags.clear();
        }
      }
    }
    if (moved || !tags.isEmpty()) {
      games.add(of(tags, UNKNOWN));
    }
    return games;
  }

  private static Pgn of(Map<String, String> tags, String result) {
    String tagged = tags.getOrDefault("Result", UNKNOWN);
    return new Pgn(tags, result.equals(UNKNOWN) && RESULTS.contains(tagged) ? tagged : result);
  }

  /** Returns the value of a tag, or another one where it is missing. */
  String tag(String name, String otherwise) {
    return tags.getOrDefault(name, otherwise);
  }

  /** Returns whether a tag names a player; case does not matter. */
  boolean isPlayer(String tag, String player) {
    return player.equalsIgnoreCase(tags.get(tag));
  }
}
