package dev.pipewright.processor.check;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the names that a misspelt one was probably meant to be. */
final class Suggestion {

  private Suggestion() {}

  /** Returns a sentence that names what is near, with a space before it; empty if nothing is. */
  static String didYouMean(String name, Collection<String> candidates) {
    int threshold = Math.max(1, name.length() / 3);
    int nearest =
        candidates.stream().mapToInt(c -> distance(name, c)).min().orElse(Integer.MAX_VALUE);
    if (nearest > threshold || nearest >= name.length()) {
      return "";
    }
    List<String> near =
        candidates.stream().filter(c -> distance(name, c) == nearest).distinct().sorted().toList();
    return near.stream().collect(Collectors.joining(" or ", " Did you mean ", "?"));
  }

  /**
   * The number of letters to insert, delete, replace or swap with a neighbour that lead from one
   * name to the other, upper and lower case being alike: the restricted Damerau-Levenshtein
   * distance.
   */
  private static int distance(String from, String to) {
    int[][] steps = new int[from.length() + 1][to.length() + 1];
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        if (i == 0 || j == 0) {
          steps[i][j] = i + j;
          continue;
        }
        int replace = steps[i - 1][j - 1] + (same(from, i, to, j) ? 0 : 1);
        int best = Math.min(replace, Math.min(steps[i - 1][j], steps[i][j - 1]) + 1);
        if (i > 1 && j > 1 && same(from, i, to, j - 1) && same(from, i - 1, to, j)) {
          best = Math.min(best, steps[i - 2][j - 2] + 1);
        }
        steps[i][j] = best;
      }
    }
    return steps[from.length()][to.length()];
  }

  private static boolean same(String a, int i, String b, int j) {
    return Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
  }
}
