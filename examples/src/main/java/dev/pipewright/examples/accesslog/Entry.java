package dev.pipewright.examples.accesslog;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a line of a log says. */
sealed interface Entry {

  /** The Common Log Format, with or without what the Combined one appends to it. */
  Pattern FORMAT =
      Pattern.compile(
          "\\S++ \\S++ [^\\[]++\\[[^]]*+] \"(?:[^\"\\\\]|\\\\.)*+\" (\\d{3}) (\\d{1,18}|-)(?: .*)?");

  /**
   * An answer of the server.
   *
   * @param status its status
   * @param bytes how long its body was
   */
  record Answer(int status, long bytes) implements Entry {}

  /** A line that is no entry of a log. */
  record Unreadable() implements Entry {}

  /** Reads a line. */
  static Entry of(String line) {
    Matcher entry = FORMAT.matcher(line);
    if (!entry.matches()) {
      return new Unreadable();
    }
    String bytes = entry.group(2);
    return new Answer(
        Integer.parseInt(entry.group(1)), bytes.equals("-") ? 0 : Long.parseLong(bytes));
  }
}
