package dev.pipewright.examples.wordcount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.wordcount.Concordance.Word;
import dev.pipewright.examples.wordcount.WordCount.Token;
import dev.pipewright.examples.wordcount.WordCount.Unreadable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WordCountTest {

  private final WordCount pipelines = new PipewrightWordCount();
  private final List<Unreadable> unreadable = new ArrayList<>();

  @TempDir private Path directory;

  @Test
  void wordsAreLettersInLowerCase() {
    Text text = new Text("", List.of("“Water'd, o’er—O!” 1 two", "", "Å.B"));

    assertThat(text.tokens())
        .containsExactly(
            new Token("water'd", 1),
            new Token("o’er", 1),
            new Token("o", 1),
            new Token("two", 1),
            new Token("å", 3),
            new Token("b", 3));
  }

  @Test
  void emptyDirectoryHasNoWords() throws IOException {
    Concordance concordance = pipelines.concordance(directory, unreadable);

    assertThat(concordance.texts()).isZero();
    assertThat(concordance.words()).isEmpty();
  }

  @Test
  void oneText() throws IOException {
    write("a", "to be\nor not to be, to");

    assertThat(pipelines.concordance(directory, unreadable).words())
        .containsExactly(
            word("to", 3, Map.of("a", List.of(1, 2))),
            word("be", 2, Map.of("a", List.of(1, 2))),
            word("not", 1, Map.of("a", List.of(2))),
            word("or", 1, Map.of("a", List.of(2))));
  }

  @Test
  void wordsOfManyTextsAreFoundWhereTheyAre() throws IOException {
    int texts = 300;
    Map<String, List<Integer>> lines = new TreeMap<>();
    for (int i = 0; i < texts; i++) {
      String name = "text%03d".formatted(i);
      int before = i % 50;
      write(name, "\n".repeat(before) + "the the word" + i);
      lines.put(name, List.of(before + 1));
    }

    Concordance concordance = pipelines.concordance(directory, unreadable);

    assertThat(concordance.texts()).isEqualTo(texts);
    assertThat(concordance.words()).hasSize(2);
    assertThat(concordance.words().get(0)).isEqualTo(word("the", 2L * texts, lines));
    assertThat(concordance.words().get(1)).isEqualTo(word("word", texts, lines));
  }

  @Test
  void whatCannotBeReadIsNotedAndTheOthersGoOn() throws IOException {
    write("a", "one");
    Path bad = Files.write(directory.resolve("b.txt"), new byte[] {'o', (byte) 0xFF});
    Path folder = Files.createDirectory(directory.resolve("c.txt"));
    write("d", "one");
    Files.writeString(directory.resolve("e.html"), "one");

    Concordance concordance = pipelines.concordance(directory, unreadable);

    assertThat(concordance.words())
        .containsExactly(word("one", 2, Map.of("a", List.of(1), "d", List.of(1))));
    assertThat(unreadable).extracting(Unreadable::file).containsExactly(bad, folder);
    assertThat(unreadable.get(0).reason()).isInstanceOf(MalformedInputException.class);
  }

  @Test
  void missingDirectoryIsToldAsSuch() {
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> pipelines.concordance(directory.resolve("gone"), unreadable));
  }

  @Test
  void commandPrintsTheLongestListThatIsAskedFor() throws IOException {
    write("a", "tiger tiger\nowl\nlamb");
    Files.write(directory.resolve("b.txt"), new byte[] {(byte) 0xFF});

    assertThat(print(0, directory.toString(), "--top", "1"))
        .contains("Texts: 1, different words: 3", "| tiger |     2 | a 1   |", "Not read: b.txt, ")
        .doesNotContain("lamb");
    assertThat(print(0, directory.toString())).contains("lamb").doesNotContain("owl");
    assertThat(print(0, directory.toString(), "--letters", "3")).contains("owl");
  }

  @Test
  void commandRefusesWhatIsNoDirectory() {
    print(2, directory.resolve("gone").toString());
    print(2, "--top", "-1");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name + ".txt"), text);
  }

  private static Word word(String word, long times, Map<String, List<Integer>> lines) {
    Word expected = new Word(word, times, new TreeMap<>());
    lines.forEach((text, numbers) -> expected.lines().put(text, new TreeSet<>(numbers)));
    return expected;
  }

  private static String print(int exitCode, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(CountWords.run(args, new PrintStream(out, true, StandardCharsets.UTF_8)))
        .isEqualTo(exitCode);
    return out.toString(StandardCharsets.UTF_8);
  }
}
