package dev.pipewright.examples.wordcount;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.pipewright.examples.wordcount.Concordance.Word;
import dev.pipewright.examples.wordcount.WordCount.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command: prints which words texts have most often, and where. */
@Command(
    name = "wordcount",
    description =
        "Counts the words of all texts in a directory, and tells on which lines they are.",
    sortOptions = false)
public final class CountWords implements Callable<Integer> {

  private static final List<String> SAMPLES =
      List.of("daffodils.txt", "jabberwocky.txt", "ozymandias.txt", "tyger.txt", "wind.txt");

  private final WordCount pipelines = new PipewrightWordCount();

  @SuppressWarnings("NullAway.Init") // picocli sets it
  @Spec
  private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIRECTORY",
      description =
          "Where the texts are: files in UTF-8 that end in .txt. Without it, five poems are read.")
  private @Nullable Path directory;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "10",
      description = "How many words to print; ${DEFAULT-VALUE} by default.")
  private int top;

  @Option(
      names = "--letters",
      paramLabel = "N",
      defaultValue = "4",
      description = "How long they are at least; ${DEFAULT-VALUE} letters by default.")
  private int letters;

  @SuppressWarnings("UnusedVariable") // picocli reads it
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Print this help.")
  private boolean help;

  private CountWords() {}

  /**
   * Runs the command.
   *
   * @param args a directory, and options
   * @param out where it prints
   * @return the exit code
   */
  public static int run(String[] args, PrintStream out) {
    return new CommandLine(new CountWords())
        .setUsageHelpAutoWidth(true)
        .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
        .execute(args);
  }

  /** Reads the texts, and prints. */
  @Override
  public Integer call() throws IOException {
    if (top < 0) {
      throw new ParameterException(spec.commandLine(), "--top takes numbers from 0 on");
    }
    if (directory != null) {
      if (!Files.isDirectory(directory)) {
        throw new ParameterException(spec.commandLine(), directory + " is no directory");
      }
      print(directory);
    } else {
      Path samples = Files.createTempDirectory("texts");
      try {
        for (String sample : SAMPLES) {
          copy(sample, samples);
        }
        print(samples);
      } finally {
        for (String sample : SAMPLES) {
          Files.deleteIfExists(samples.resolve(sample));
        }
        Files.delete(samples);
      }
    }
    return CommandLine.ExitCode.OK;
  }

  private static void copy(String sample, Path directory) throws IOException {
    try (InputStream text = CountWords.class.getResourceAsStream("texts/" + sample)) {
      Files.copy(Objects.requireNonNull(text), directory.resolve(sample));
    }
  }

  private void print(Path texts) throws IOException {
    // snippet: call
    List<Unreadable> unreadable = new ArrayList<>();
    Concordance concordance = pipelines.concordance(texts, unreadable);
    // end snippet
    List<Word> words =
        concordance.words().stream()
            .filter(word -> word.word().length() >= letters)
            .limit(top)
            .toList();
    PrintWriter out = spec.commandLine().getOut();
    out.printf("Texts: %d, different words: %d%n", concordance.texts(), concordance.words().size());
    out.println(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            words,
            List.of(
                new Column().header("word").dataAlign(HorizontalAlign.LEFT).with(Word::word),
                new Column().header("times").with(word -> String.valueOf(word.times())),
                new Column().header("lines").dataAlign(HorizontalAlign.LEFT).with(Word::places))));
    for (Unreadable file : unreadable) {
      out.println("Not read: " + file.file().getFileName() + ", " + file.reason());
    }
    out.flush();
  }
}
