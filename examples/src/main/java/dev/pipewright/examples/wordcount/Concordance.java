package dev.pipewright.examples.wordcount;

import dev.pipewright.examples.wordcount.WordCount.Page;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The words of all texts. One worker fills it, and it is read when that has ended. */
final class Concordance {

  private final Map<String, Word> words = new TreeMap<>();
  private int texts;

  /** Adds the words of a text. */
  void add(Page page) {
    texts++;
    page.counts()
        .forEach(
            (word, times) ->
                words.merge(
                    word,
                    new Word(
                        word, times, new TreeMap<>(Map.of(page.text(), page.index().get(word)))),
                    Word::plus));
  }

  /** Returns how many texts there were. */
  int texts() {
    return texts;
  }

  /** Returns all words, the most frequent first, and those that are as frequent by the alphabet. */
  List<Word> words() {
    return words.values().stream()
        .sorted(Comparator.comparingLong(Word::times).reversed().thenComparing(Word::word))
        .toList();
  }

  /**
   * A word of some texts.
   *
   * @param word the word
   * @param times how often it is there in all of them
   * @param lines where it stands in each text that has it
   */
  record Word(String word, long times, SortedMap<String, SortedSet<Integer>> lines) {

    private Word plus(Word other) {
      SortedMap<String, SortedSet<Integer>> both = new TreeMap<>(lines);
      both.putAll(other.lines);
      return new Word(word, times + other.times, both);
    }

    /** Tells where it stands: {@code daffodils 6, 26; wind 4}. */
    String places() {
      return lines.entrySet().stream()
          .map(text -> text.getKey() + " " + numbers(text.getValue()))
          .collect(Collectors.joining("; "));
    }

    private static String numbers(SortedSet<Integer> lines) {
      return lines.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
  }
}
