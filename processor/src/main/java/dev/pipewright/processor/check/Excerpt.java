package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Expression;
import dev.pipewright.processor.model.Reference;

/** Shows a place in an expression: its line, and below it the place underlined. */
final class Excerpt {

  private static final String INDENT = "\n    ";

  private Excerpt() {}

  /** Shows a name. */
  static String of(Expression expression, Reference reference) {
    return of(expression.text(), reference.start(), reference.end());
  }

  /** Shows one character, or the place after the last. */
  static String of(Expression expression, int index) {
    return of(expression.text(), index, index + 1);
  }

  private static String of(String text, int start, int end) {
    int lineStart = text.lastIndexOf('\n', start - 1) + 1;
    int nextLine = text.indexOf('\n', start);
    String line = text.substring(lineStart, nextLine < 0 ? text.length() : nextLine);
    int column = start - lineStart;
    return INDENT
        + line.replace('\t', ' ')
        + INDENT
        + " ".repeat(column)
        + "^".repeat(end - start)
        + " column "
        + (column + 1);
  }
}
