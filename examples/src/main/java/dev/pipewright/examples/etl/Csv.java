package dev.pipewright.examples.etl;

import dev.pipewright.examples.etl.OrderImport.Line;
import java.util.ArrayList;
import java.util.List;

/** Splits comma-separated values, as RFC 4180 has them, except that no value goes over lines. */
final class Csv {

  private static final char QUOTE = '"';
  private static final char COMMA = ',';

  private Csv() {}

  /** Returns the fields of a line. */
  static List<String> fields(Line line) throws BadRecordException {
    String text = line.text();
    List<String> fields = new ArrayList<>();
    int at = 0;
    while (true) {
      if (at < text.length() && text.charAt(at) == QUOTE) {
        StringBuilder field = new StringBuilder();
        int end = text.indexOf(QUOTE, ++at);
        while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == QUOTE) {
          field.append(text, at, end + 1); // two quotes stand for one
          at = end + 2;
          end = text.indexOf(QUOTE, at);
        }
        if (end < 0) {
          throw new BadRecordException("a quote is not closed");
        }
        fields.add(field.append(text, at, end).toString());
        at = end + 1;
      } else {
        int end = text.indexOf(COMMA, at);
        fields.add(text.substring(at, end < 0 ? text.length() : end));
        at = end < 0 ? text.length() : end;
      }
      if (at == text.length()) {
        return fields;
      }
      if (text.charAt(at) != COMMA) {
        throw new BadRecordException("text after a closed quote");
      }
      at++;
    }
  }
}
