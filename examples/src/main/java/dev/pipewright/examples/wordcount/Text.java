package dev.pipewright.examples.wordcount;

import dev.pipewright.examples.wordcount.WordCount.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text.
 *
 * @param name what it is called
 * @param lines its lines
 */
record Text(String name, List<String> lines) {

  /** Letters, and what stands for a letter within them: water'd, o’er. */
  private static final Pattern WORD = Pattern.compile("\\p{L}++(?:['’]\\p{L}++)*+");

  private static final String SUFFIX = ".txt";

  /**
   * Reads a text, which is called as its file is.
   *
   * @throws IOException if it cannot be read, or is not UTF-8
   */
  static Text read(Path file) throws IOException {
    String name = file.getFileName().toString();
    return new Text(name.substring(0, name.length() - SUFFIX.length()), Files.readAllLines(file));
  }

  /** Returns its words in their order, in lower case. */
  List<Token> tokens() {
    List<Token> tokens = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Matcher word = WORD.matcher(lines.get(i));
      while (word.find()) {
        tokens.add(new Token(word.group().toLowerCase(Locale.ROOT), i + 1));
      }
    }
    return tokens;
  }
}
