package dev.pipewright.processor.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The one error that a compiler printed.
 *
 * @param file the file it is shown in
 * @param line the line
 * @param message what is said
 */
record Printed(String file, int line, String message) {

  /** The location and first line, the source's line and the caret, the other lines, the count. */
  private static final Pattern JAVAC =
      Pattern.compile(
          "(?<file>\\S+\\.java):(?<line>\\d+): error: (?<first>.*)\n.*\n *\\^\n(?<rest>(?s:.*))1 error\n");

  /** A ruler, the location, the source's lines and the underlining, the message, a ruler. */
  private static final Pattern ECJ =
      Pattern.compile(
          "\\d\\. ERROR in (?<file>\\S+\\.java) \\(at line (?<line>\\d+)\\)\n"
              + "\t(?s:.*?)\n\t *\\^+\n(?<message>(?s:.*?))\n----------\n"
              + "\\d problems? \\(1 error(, \\d warnings?)?\\)\n?");

  /** Reads what javac printed, which has to be one error and nothing else. */
  static Printed byJavac(String text) {
    Matcher matcher = JAVAC.matcher(text);
    assertThat(matcher.matches()).as("one error in\n%s", text).isTrue();
    List<String> rest = matcher.group("rest").lines().toList();
    return new Printed(
        matcher.group("file"),
        Integer.parseInt(matcher.group("line")),
        rest.stream()
            .map(line -> "\n" + line.substring(2)) // javac indents them
            .collect(Collectors.joining("", matcher.group("first"), "")));
  }

  /** Reads what Eclipse's compiler printed, which has to be one error, behind any warnings. */
  static Printed byEcj(String text) {
    Matcher matcher = ECJ.matcher(text);
    assertThat(matcher.find() && matcher.end() == text.length())
        .as("one error in\n%s", text)
        .isTrue();
    return new Printed(
        matcher.group("file"), Integer.parseInt(matcher.group("line")), matcher.group("message"));
  }
}
