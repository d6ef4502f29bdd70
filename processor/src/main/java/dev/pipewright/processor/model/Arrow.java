package dev.pipewright.processor.model;

import java.util.Arrays;
import java.util.Optional;

/** What leads from one name to the next in an expression. */
public enum Arrow {
  /** Outputs. */
  OUTPUTS("->"),
  /** Calls that failed. */
  FAILURES("-!>");

  private final String text;

  Arrow(String text) {
    this.text = text;
  }

  /** Returns how it is written. */
  public String text() {
    return text;
  }

  /** Returns the one that a text has at a place. */
  static Optional<Arrow> at(String text, int index) {
    return Arrays.stream(values()).filter(arrow -> text.startsWith(arrow.text, index)).findFirst();
  }

  /** Returns whether a text is one. */
  public static boolean is(String text) {
    return Arrays.stream(values()).anyMatch(arrow -> arrow.text.equals(text));
  }
}
