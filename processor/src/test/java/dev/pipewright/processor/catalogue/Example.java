package dev.pipewright.processor.catalogue;

import dev.pipewright.processor.check.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * An entry of the catalogue: how one message comes about, and how the source is mended as the
 * message says. It is read from the file of the problem's name, which begins with a title and a few
 * sentences; behind each line {@code --- wrong Name.java}, or another part's name, stands a source.
 *
 * @param problem the problem that the source has
 * @param title what is wrong, without a full stop
 * @param reason why that is wrong
 * @param sources the sources of each part
 */
record Example(Problem problem, String title, String reason, Map<Part, List<Source>> sources) {

  /** Where the examples are, and the text of the page around them. */
  static final Path FILES = Path.of("src/test/resources/dev/pipewright/processor/catalogue");

  private static final Pattern SOURCE =
      Pattern.compile(
          "--- (?<part>[a-z ]+) (?<file>\\w+\\.java)\n(?<text>(?s:.*?))(?=^--- |\\z)",
          Pattern.MULTILINE);

  /** What a source shows. */
  enum Part {
    WRONG,
    MENDED,
    /** A library that the wrong source is compiled against. */
    LIBRARY,
    MENDED_LIBRARY;

    Part library() {
      return this == WRONG ? LIBRARY : MENDED_LIBRARY;
    }
  }

  /** A file with its text. */
  record Source(String file, String text) {}

  /**
   * What the page only tells of: a fault of ours, what depends on the set-up or on the Java
   * version, what has the compiler's own error beside it, and what takes hundreds of parameters.
   */
  private static final Set<Problem> WITHOUT_EXAMPLE =
      EnumSet.of(
          Problem.Internal,
          Problem.Picture,
          Problem.TimeoutOfComputation,
          Problem.RuntimeAbsent,
          Problem.RuntimeUnread,
          Problem.RuntimeOther,
          Problem.PipelineTypeCompact,
          Problem.UnresolvedType,
          Problem.UnresolvedGeneric,
          Problem.BindRoom,
          Problem.PipelineLength,
          Problem.BindRoomOfTask);

  /** Returns the problems that a short source of the user's can have. */
  static Stream<Problem> problems() {
    return Arrays.stream(Problem.values()).filter(problem -> !WITHOUT_EXAMPLE.contains(problem));
  }

  /** Returns the examples for all problems, in the order of their codes. */
  static List<Example> all() {
    return problems()
        .sorted(Comparator.comparing(Problem::code)) // stable: wordings of a code in their order
        .map(Example::of)
        .toList();
  }

  private static Example of(Problem problem) {
    String file = read(problem.name() + ".txt");
    String[] text = file.substring(0, file.indexOf("--- ")).split("\n", 2);
    Map<Part, List<Source>> sources = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      sources.put(part, new ArrayList<>());
    }
    Matcher source = SOURCE.matcher(file);
    while (source.find()) {
      Part part = Part.valueOf(source.group("part").toUpperCase(Locale.ROOT).replace(' ', '_'));
      sources.get(part).add(new Source(source.group("file"), source.group("text")));
    }
    return new Example(problem, text[0].replaceFirst("^# ", ""), text[1].strip(), sources);
  }

  /** Reads a file of the catalogue. */
  static String read(String name) {
    try {
      return Files.readString(FILES.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("every problem has an example", e);
    }
  }

  /** Returns the code of the message. */
  String code() {
    return problem.code();
  }

  /** Returns the sources of a part, those of the library that it is compiled against first. */
  List<Source> sourcesOf(Part part) {
    return Stream.of(part.library(), part).flatMap(p -> sources.get(p).stream()).toList();
  }

  @Override
  public String toString() {
    return problem.name();
  }
}
