package dev.pipewright.examples.wordcount;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

// snippet: contract
/** Counts the words of texts, and finds the lines on which they stand. */
interface WordCount {

  /** Finds the texts in a directory. */
  @Task(branch = true)
  static List<Path> texts(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList();
    }
  }

  /** Reads a text, or notes why it cannot be read. A text may be large, so few of them wait. */
  @Task(branch = true, throttle = 4)
  static Optional<Text> read(Path file, @Bind Collection<Unreadable> unreadable) {
    try {
      return Optional.of(Text.read(file));
    } catch (IOException e) {
      unreadable.add(new Unreadable(file, e));
      return Optional.empty();
    }
  }

  /** Splits a text into words. They leave in the order of the texts, as they are zipped later. */
  @Task(workers = 2, ordered = true, throttle = 4)
  static List<Token> tokens(Text text) {
    return text.tokens();
  }

  /** Counts how often each word is there. */
  @Task
  static Map<String, Long> counts(List<Token> tokens) {
    return tokens.stream().collect(Collectors.groupingBy(Token::word, Collectors.counting()));
  }

  /** Finds the lines of each word. */
  @Task
  static Map<String, SortedSet<Integer>> index(List<Token> tokens) {
    Map<String, SortedSet<Integer>> lines = new TreeMap<>();
    for (Token token : tokens) {
      lines.computeIfAbsent(token.word(), word -> new TreeSet<>()).add(token.line());
    }
    return lines;
  }

  /** Puts together what was found out about one text. */
  @Task
  static Page page(Text text, Map<String, Long> counts, Map<String, SortedSet<Integer>> index) {
    return new Page(text.name(), counts, index);
  }

  /** Puts all texts into one table. */
  @Task(join = true)
  static Concordance table(Iterable<Page> pages) {
    Concordance table = new Concordance();
    pages.forEach(table::add);
    return table;
  }

  /** Looks through the texts of a directory. */
  // snippet: pipeline
  @Pipeline({
    "texts -> read -> tokens -> counts -> page.counts",
    "tokens -> index -> page.index",
    "read -> page.text -> table"
  })
  Concordance concordance(Path directory, Collection<Unreadable> unreadable) throws IOException;

  // end snippet: pipeline

  /** A word, and the line on which it stands. */
  record Token(String word, int line) {}

  /** The words of one text. */
  record Page(String text, Map<String, Long> counts, Map<String, SortedSet<Integer>> index) {}

  /** A file that could not be read. */
  record Unreadable(Path file, IOException reason) {}
}
// end snippet
