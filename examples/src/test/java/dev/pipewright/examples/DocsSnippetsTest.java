package dev.pipewright.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds code and output in the documentation against the programs. A comment above a code block
 * says what it shows:
 *
 * <ul>
 *   <li>{@code <!-- snippet: path/Name.java -->}: a file;
 *   <li>{@code <!-- snippet: path/Name.java#region -->}: what stands in it between {@code //
 *       snippet: region} and {@code // end snippet}, or comments of XML or Python;
 *   <li>The same, and {@code // end snippet: region}, for a part of another region;
 *   <li>{@code <!-- outline: path/Name.java#region -->}: the same without comments and bodies;
 *   <li>{@code <!-- generated: path/Name.java#member -->}: a method or nested class of a file that
 *       holds what the processor generates, without its comment;
 *   <li>{@code <!-- picture: path/PipewrightName.pipeline.mmd -->}: what the processor has drawn
 *       beside a class;
 *   <li>{@code <!-- output: program -->}: what a program of the gallery prints;
 *   <li>{@code <!-- untested: reason -->}: code that nothing here can run.
 * </ul>
 *
 * <p>With {@code -Ddocs.update=true} it writes them there instead.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocsSnippetsTest {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Path GALLERY = ROOT.resolve("docs/gallery");

  private static final String MARK =
      "<!-- (?<kind>snippet|outline|generated|picture|output): (?<what>\\S+) -->\n";
  private static final Pattern BLOCK =
      Pattern.compile(
          MARK + "\n?```\\w+\n(?<text>.*?)(?=^```$)", Pattern.DOTALL | Pattern.MULTILINE);

  private static final Pattern UNMARKED =
      Pattern.compile(
          "(?<!-->\n)(?<!-->\n\n)^```(java|kotlin|python|xml|mermaid)$", Pattern.MULTILINE);

  static Stream<Path> pages() throws IOException {
    try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      List<Path> pages = docs.filter(file -> file.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages.stream());
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  @Timeout(120)
  void pageShowsWhatIsThere(Path page) throws Exception {
    String text = Files.readString(page);
    assertThat(BLOCK.matcher(text).results())
        .as("every mark in %s has a block", page)
        .hasSameSizeAs(Pattern.compile(MARK).matcher(text).results().toList());

    String expected = withBlocks(text);

    if (Boolean.getBoolean("docs.update")) {
      Files.writeString(page, expected);
    } else {
      assertThat(text).as("%s; -Ddocs.update=true mends it", page).isEqualTo(expected);
    }
  }

  @Test
  void everyProgramHasAPageWithItsCommandAndOutput() throws Exception {
    String index = Files.readString(GALLERY.resolve("README.md"));
    for (String program : programs()) {
      String page = Files.readString(GALLERY.resolve(program + ".md"));

      assertThat(index).contains("](" + program + ".md)");
      assertThat(page)
          .contains("mvn -q -B -ntp -Pgallery -Dexample=" + program)
          .contains("```text");
    }
  }

  /** Except the page of messages, which the processor's tests write. */
  @ParameterizedTest
  @MethodSource("pages")
  void codeHasAnOrigin(Path page) throws IOException {
    assumeThat(page).doesNotHaveToString(ROOT.resolve("docs/diagnostics.md").toString());
    assertThat(UNMARKED.matcher(Files.readString(page)).results().map(MatchResult::start))
        .as("places of code without a comment that says where it comes from")
        .isEmpty();
  }

  private static List<String> programs() throws Exception {
    String names = print();
    return List.of(names.strip().replaceFirst("^.* one of ", "").split(", ", -1));
  }

  private static String withBlocks(String text) throws Exception {
    StringBuilder expected = new StringBuilder();
    Matcher block = BLOCK.matcher(text);
    int end = 0;
    while (block.find()) {
      expected.append(text, end, block.start("text")).append(content(block));
      end = block.end("text");
    }
    return expected.append(text.substring(end)).toString();
  }

  private static String content(Matcher block) throws Exception {
    String what = block.group("what");
    return switch (block.group("kind")) {
      case "output" -> print(what);
      case "outline" -> outline(snippet(what));
      case "generated" -> member(what);
      case "picture" -> picture(what);
      default -> snippet(what);
    };
  }

  private static String print(String... args) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Gallery.run(args, new PrintStream(out, true, StandardCharsets.UTF_8));
    return out.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static String picture(String what) throws IOException {
    try (InputStream picture = DocsSnippetsTest.class.getResourceAsStream("/" + what)) {
      assertThat(picture).as("picture %s", what).isNotNull();
      return new String(picture.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String snippet(String what) throws IOException {
    String[] parts = what.split("#", 2);
    String source = Files.readString(ROOT.resolve(parts[0]));
    return parts.length == 1 ? source : region(source, parts[1], what);
  }

  private static String region(String source, String name, String what) {
    List<String> found =
        Pattern.compile(
                "^ *(?://|<!--|#) snippet: "
                    + Pattern.quote(name)
                    + "(?: -->)?\n(.*?)^ *(?://|<!--|#) end snippet(?:: "
                    + Pattern.quote(name)
                    + ")?(?: -->)?$",
                Pattern.DOTALL | Pattern.MULTILINE)
            .matcher(source)
            .results()
            .map((MatchResult region) -> region.group(1))
            .toList();
    assertThat(found).as("regions %s", what).hasSize(1);
    String bare = found.get(0).replaceAll("(?m)^ *(//|#) (end )?snippet: \\w+\n\n?", "");
    return bare.stripTrailing().stripIndent() + "\n";
  }

  private static String member(String what) throws IOException {
    String[] parts = what.split("#", 2);
    List<String> found =
        Pattern.compile(
                "(?:^ {2}@\\w.*\n)*^ {2}\\w.*\\b"
                    + Pattern.quote(parts[1])
                    + "\\b.*\\{\n(?s:.*?)^ {2}}\n",
                Pattern.MULTILINE)
            .matcher(Files.readString(ROOT.resolve(parts[0])))
            .results()
            .map(MatchResult::group)
            .toList();
    assertThat(found).as("members %s", what).hasSize(1);
    return found.get(0).stripTrailing().stripIndent() + "\n";
  }

  /** Leaves out comments, and the bodies of methods. */
  private static String outline(String code) {
    String bare = code.replaceAll("(?m)^ */\\*\\*(?s:.*?)\\*/\n", "");
    return bare.replaceAll("(?m)^(  (?! )(?s:(?!^$).)*?\\{)$(?s:.*?)^  }$", "$1 ... }");
  }
}
