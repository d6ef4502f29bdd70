package dev.pipewright.processor.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What an expression that does not parse may have been meant to be: {@code a() => b, c} is likely
 * to mean {@code a -> b} and {@code a -> c}. What looks like Java, like another notation or like a
 * comment is reduced to names and arrows first. Commas, lines and hyphens may mean several things,
 * each of which is a candidate.
 */
public final class Repair {

  /** With more, which comes of brackets behind brackets, it is no guess worth making. */
  private static final int MAX_CHAINS = 100;

  private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

  /** What is replaced everywhere, in this order. */
  private static final List<Replacement> REPLACEMENTS =
      List.of(
          new Replacement("\\p{Cf}", ""), // invisible ones
          new Replacement("[\\p{Z}\\t]", " "),
          new Replacement("/\\*(?s:.*?)\\*/", " "), // comments
          new Replacement("//.*", " "),
          new Replacement("(?<![\\p{L}\\p{N}_$])#.*|#(?!\\s*[\\p{L}_$]).*", " "),
          new Replacement("\\s*(?:::|#)\\s*", "."), // a reference to a method, in code or Javadoc
          new Replacement("\\s*\\.\\s*", "."),
          new Replacement("\\.(?![\\p{L}_$])|(?<![\\p{L}\\p{N}_$])\\.", " "),
          new Replacement("[\"'`\u2018\u2019\u201c\u201d]", ""),
          new Replacement("\\b(?:this|super)\\.", ""),
          new Replacement("(?<=[\\p{L}\\p{N}_$])\\s*<[\\p{L}\\p{N}_$., ?]*>", ""), // type arguments
          new Replacement(
              "(?<=[\\p{L}\\p{N}_$])[\\[{]\\s*\\d+\\s*[\\]}]", ""), // numbers of workers
          new Replacement("\\s*[*\u00d7]\\s*\\d+", ""),
          new Replacement("<[-=\u2013\u2014]+|\u2190", " <- "),
          new Replacement(
              "\\|>|[-=~\u2013\u2014\u2212]+ ?>+|[-=~]*[\u2192\u21d2\u21a6\u2794\u279c]"
                  + "|[\u27f6\u27f9]|[|>]+",
              " -> "),
          new Replacement("(?<=\\s)[-\u2013\u2014]+(?=\\s)", "->"),
          new Replacement("&+", ","),
          new Replacement(",\\s*\\n", ";"),
          new Replacement("^\\s*" + NAME + "\\s*[=:]", "")); // a name of the whole

  /** The brackets of a call, with what it is given. */
  private static final Pattern CALL = Pattern.compile("(?<=[\\p{L}\\p{N}_$])\\s*\\([^()]*\\)");

  private static final Pattern HYPHEN =
      Pattern.compile("(?<=[\\p{L}\\p{N}_$])-(?<next>[\\p{L}_$])");

  private static final Pattern TOKEN =
      Pattern.compile(NAME + "(?:\\." + NAME + ")*|->|<-|[\\n,;()\\[\\]{}]|\\S");

  private record Replacement(Pattern pattern, String by) {
    Replacement(String pattern, String by) {
      this(Pattern.compile(pattern), by);
    }
  }

  /** What a comma, or a line without an arrow, stands for. */
  private enum Meaning {
    /** Several tasks in one place. */
    TOGETHER,
    /** The end of a chain. */
    END,
    ARROW
  }

  private final List<String> tokens;
  private final Meaning comma;
  private final Meaning line;
  private int next;
  private boolean failed;

  private Repair(List<String> tokens, Meaning comma, Meaning line) {
    this.tokens = tokens;
    this.comma = comma;
    this.line = line;
  }

  /**
   * Returns what an expression may have been meant to be, the likeliest first.
   *
   * @param texts its chains, as the user wrote them
   */
  public static List<List<String>> candidates(List<String> texts) {
    Set<List<String>> candidates = new LinkedHashSet<>();
    for (String joined : hyphens(simplified(String.join("\n;", texts)))) {
      List<String> tokens = TOKEN.matcher(joined).results().map(MatchResult::group).toList();
      for (Meaning comma : meaningsOfComma(joined)) {
        for (Meaning line : List.of(Meaning.END, Meaning.ARROW)) {
          candidates.add(new Repair(tokens, comma, line).parse());
        }
      }
    }
    candidates.remove(List.of());
    return List.copyOf(candidates);
  }

  /** Whoever knows arrows means something else with a comma, such as the end of a chain. */
  private static List<Meaning> meaningsOfComma(String text) {
    if (Stream.of(text.split("[,;]")).allMatch(part -> part.contains("->"))) {
      return List.of(Meaning.END, Meaning.TOGETHER);
    }
    return text.contains("->")
        ? List.of(Meaning.TOGETHER, Meaning.END)
        : List.of(Meaning.TOGETHER, Meaning.END, Meaning.ARROW);
  }

  private static String simplified(String text) {
    String simplified = text;
    for (Replacement replacement : REPLACEMENTS) {
      simplified = replacement.pattern().matcher(simplified).replaceAll(replacement.by());
    }
    for (Matcher call = CALL.matcher(simplified); call.find(); call = CALL.matcher(simplified)) {
      simplified = call.replaceAll("");
    }
    return simplified;
  }

  /** Reads {@code read-all} as {@code readAll}, or else as an arrow that lacks its head. */
  private static List<String> hyphens(String text) {
    Matcher hyphen = HYPHEN.matcher(text);
    return Stream.of(
            hyphen.replaceAll(
                match -> Matcher.quoteReplacement(match.group(1).toUpperCase(Locale.ROOT))),
            hyphen.replaceAll("->${next}"))
        .distinct()
        .toList();
  }

  /** Returns the chains; none where even this does not parse. */
  private List<String> parse() {
    List<List<String>> chains = new ArrayList<>();
    while (next < tokens.size() && !failed) {
      if (isSeparator()) {
        next++;
      } else {
        chains.addAll(chain());
        failed |= next < tokens.size() && !isSeparator();
      }
    }
    return failed
        ? List.of()
        : chains.stream().distinct().map(chain -> String.join(" -> ", chain)).toList();
  }

  /** Reads one chain, which is several where one of its places holds several tasks. */
  private List<List<String>> chain() {
    List<List<String>> chains = new ArrayList<>();
    boolean backwards = false;
    while (next < tokens.size() && !failed) {
      if (token().equals("->") || token().equals("<-")) {
        backwards |= token().equals("<-");
        next++;
      } else if (isBreakWithin()) {
        next++;
      } else if (isSeparator() || ")]}".contains(token())) {
        break;
      } else {
        chains = product(chains, place(), backwards);
        failed |= chains.size() > MAX_CHAINS;
      }
    }
    return chains;
  }

  /** Reads what stands between two arrows. */
  private List<List<String>> place() {
    List<List<String>> alternatives = new ArrayList<>();
    do {
      while (next < tokens.size() && (token().equals(",") || token().equals("\n"))) {
        next++;
      }
      if (next < tokens.size() && "([{".contains(token())) {
        next++;
        alternatives.addAll(bracketed());
      } else if (next < tokens.size() && Character.isJavaIdentifierStart(token().codePointAt(0))) {
        alternatives.add(List.of(token()));
        next++;
      } else {
        failed |= next < tokens.size() && !isSeparator() && !token().equals(",");
        break;
      }
    } while (next < tokens.size() && token().equals(",") && comma == Meaning.TOGETHER);
    return alternatives;
  }

  private List<List<String>> bracketed() {
    List<List<String>> alternatives = new ArrayList<>();
    while (next < tokens.size() && !")]}".contains(token()) && !failed) {
      if (isSeparator() || token().equals(",")) {
        next++;
      } else {
        alternatives.addAll(chain());
      }
    }
    failed |= next == tokens.size();
    next++;
    return alternatives;
  }

  private static List<List<String>> product(
      List<List<String>> chains, List<List<String>> places, boolean backwards) {
    if (chains.isEmpty() || places.isEmpty()) {
      return chains.isEmpty() ? places : chains;
    }
    List<List<String>> longer = new ArrayList<>();
    for (List<String> chain : chains) {
      for (List<String> place : places) {
        List<String> joined = new ArrayList<>(backwards ? place : chain);
        joined.addAll(backwards ? chain : place);
        longer.add(joined);
      }
    }
    return longer;
  }

  private String token() {
    return tokens.get(next);
  }

  private boolean isSeparator() {
    return token().equals(";")
        || (token().equals("\n") && !isBreakWithin())
        || (token().equals(",") && comma == Meaning.END);
  }

  /** Returns whether a line, or a comma, goes on with the same chain. */
  private boolean isBreakWithin() {
    if (token().equals(",")) {
      return comma != Meaning.END;
    }
    if (!token().equals("\n")) {
      return false;
    }
    return isArrow(next - 1) || isArrow(next + 1) || (line == Meaning.ARROW && isLineOfOne());
  }

  /** Returns whether the next line is no chain by itself. */
  private boolean isLineOfOne() {
    for (int i = next + 1; i < tokens.size() && !"\n;".contains(tokens.get(i)); i++) {
      if (isArrow(i)) {
        return false;
      }
    }
    return true;
  }

  private boolean isArrow(int index) {
    return index >= 0 && index < tokens.size() && tokens.get(index).matches("->|<-|,");
  }
}
