package dev.pipewright.processor.catalogue;

import dev.pipewright.processor.catalogue.Example.Part;
import dev.pipewright.processor.catalogue.Example.Source;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** The page of the catalogue: a section for each code, in alphabetical order. */
final class Page {

  private final Map<String, List<Example>> codes;
  private final BiFunction<Example, CommandLine, String> printed;

  /**
   * Makes a page.
   *
   * @param examples what it shows, in the order of their codes
   * @param printed what the wrong source of an example makes a compiler print
   */
  Page(List<Example> examples, BiFunction<Example, CommandLine, String> printed) {
    this.codes =
        examples.stream()
            .collect(Collectors.groupingBy(Example::code, LinkedHashMap::new, Collectors.toList()));
    this.printed = printed;
  }

  /** Writes it. */
  String text() {
    StringBuilder index = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    codes.forEach(
        (code, examples) -> {
          index.append(line(code, examples));
          entries.append("## ").append(code).append("\n\n");
          examples.forEach(example -> entries.append(entry(example)));
        });
    return Example.read("page.md")
        .replace("{index}\n", index + "\n")
        .replace("{entries}\n", entries.toString().strip() + "\n");
  }

  private static String line(String code, List<Example> examples) {
    String titles =
        examples.stream()
            .map(Example::title)
            .map(title -> title.substring(0, 1).toLowerCase(Locale.ROOT) + title.substring(1))
            .collect(Collectors.joining("; "));
    return "| [" + code + "](#" + code.toLowerCase(Locale.ROOT) + ") | " + titles + " |\n";
  }

  private String entry(Example example) {
    return "**"
        + example.title()
        + ".**\n"
        + example.reason()
        + "\n\n"
        + sources(example, Part.WRONG, List.of())
        + text(printed.apply(example, CommandLine.JAVAC))
        + "<details><summary>In Eclipse</summary>\n\n"
        + text(printed.apply(example, CommandLine.ECJ))
        + "</details>\n\nMended:\n\n"
        + sources(example, Part.MENDED, example.sourcesOf(Part.WRONG));
  }

  /** Shows sources other than those that are known, with their names if there are several. */
  private static String sources(Example example, Part part, List<Source> known) {
    List<Source> sources = example.sourcesOf(part);
    return sources.stream()
        .filter(source -> !known.contains(source))
        .map(source -> (sources.size() > 1 ? "`" + source.file() + "`:\n\n" : "") + java(source))
        .collect(Collectors.joining());
  }

  private static String java(Source source) {
    return "```java\n" + source.text() + "```\n\n";
  }

  private static String text(String text) {
    return "```text\n" + text.stripTrailing() + "\n```\n\n";
  }
}
