package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A chain of names, of which an expression has one or several: {@code name (arrow name)*}, where an
 * arrow is {@code ->} or {@code -!>}, a name is a Java identifier, or several with dots between,
 * and white space is free.
 *
 * @param text what the user wrote
 * @param references the names in their order; those before the fault where there is one
 * @param fault what is wrong with it, if it does not parse
 */
public record Chain(String text, List<Reference> references, Optional<Fault> fault) {

  /**
   * Why a chain does not parse.
   *
   * @param index where, as an index into the text
   * @param expected what should stand there
   * @param found what stands there; empty at the end
   */
  public record Fault(int index, Expected expected, String found) {}

  /** What should have stood where a chain does not parse. */
  public enum Expected {
    NAME,
    ARROW
  }

  /**
   * Parses a chain.
   *
   * @param chain its number among those of its expression, counted from 0
   * @param text what the user wrote
   */
  public static Chain parse(int chain, String text) {
    return new Parser(chain, text).parse();
  }

  /** The parse of one text: a position that moves on, and what was found so far. */
  private static final class Parser {
    private final int chain;
    private final String text;
    private final List<Reference> references = new ArrayList<>();
    private int position;

    /** What leads to the next name. */
    private Arrow arrow = Arrow.OUTPUTS;

    Parser(int chain, String text) {
      this.chain = chain;
      this.text = text;
    }

    Chain parse() {
      while (true) {
        skipSpace();
        Optional<Fault> fault = name();
        if (fault.isPresent()) {
          return new Chain(text, List.copyOf(references), fault);
        }
        skipSpace();
        if (position == text.length()) {
          return new Chain(text, List.copyOf(references), Optional.empty());
        }
        Optional<Arrow> next = Arrow.at(text, position);
        if (next.isEmpty()) {
          return new Chain(text, List.copyOf(references), Optional.of(fault(Expected.ARROW)));
        }
        arrow = next.get();
        position += arrow.text().length();
      }
    }

    private Optional<Fault> name() {
      int start = position;
      int lastDot = -1;
      while (true) {
        if (!identifier()) {
          return Optional.of(fault(Expected.NAME));
        }
        if (position == text.length() || text.charAt(position) != '.') {
          break;
        }
        lastDot = position++;
      }
      Optional<String> qualifier =
          lastDot < 0 ? Optional.empty() : Optional.of(text.substring(start, lastDot));
      String name = text.substring(Math.max(start, lastDot + 1), position);
      references.add(new Reference(chain, arrow, qualifier, name, start, position));
      return Optional.empty();
    }

    private boolean identifier() {
      int start = position;
      position = identifierEnd();
      return position > start;
    }

    /** Returns where the identifier ends that begins here, if one does. */
    private int identifierEnd() {
      int end = position;
      while (end < text.length()) {
        int c = text.codePointAt(end);
        boolean fits =
            end == position
                ? Character.isJavaIdentifierStart(c)
                : Character.isJavaIdentifierPart(c);
        if (!fits) {
          break;
        }
        end += Character.charCount(c);
      }
      return end;
    }

    private void skipSpace() {
      while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
        position++;
      }
    }

    /** The end is shown where the text ends, not lines below it where a text block may end. */
    private Fault fault(Expected expected) {
      boolean atEnd = position == text.length();
      int index = atEnd ? text.stripTrailing().length() : position;
      return new Fault(index, expected, found());
    }

    private String found() {
      if (position == text.length()) {
        return "";
      }
      Optional<Arrow> found = Arrow.at(text, position);
      if (found.isPresent()) {
        return found.get().text();
      }
      int end = Math.max(identifierEnd(), text.offsetByCodePoints(position, 1));
      return text.substring(position, end);
    }
  }
}
