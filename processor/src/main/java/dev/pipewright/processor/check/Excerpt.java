package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Chain;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;

/** Shows a place in an expression: its line, and below it the place underlined. */
final class Excerpt {

  private static final String INDENT = "\n    ";

  private Excerpt() {}

  /** Shows a name. */
  static String of(PipelineModel pipeline, Reference reference) {
    return of(pipeline, reference.chain(), reference.start(), reference.end());
  }

  /** Shows one character of a chain, or the place after the last. */
  static String of(PipelineModel pipeline, int number, int index) {
    return of(pipeline, number, index, index + 1);
  }

  private static String of(PipelineModel pipeline, int number, int start, int end) {
    Chain chain = pipeline.chains().get(number);
    String excerpt = of(chain.text(), start, end);
    return pipeline.chains().size() == 1 ? excerpt : excerpt + " of chain " + (number + 1);
  }

  /** Shows a part of a text. */
  static String of(String text, int start, int end) {
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
