package dev.pipewright.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.util.diff.DiffUtils;
import org.junit.jupiter.api.Assertions;

/**
 * Compares what is generated with files, those for sources under {@code src/test/resources}, where
 * the path follows from the test's class and method. {@code -Dgolden.update=true} writes the files
 * anew; read them then as you would read code that somebody else wrote.
 */
public final class Golden {

  private static final String UPDATE = "golden.update";

  private Golden() {}

  /** Compares a source with the file of the calling test. */
  public static void matches(String source) {
    StackWalker.StackFrame test =
        StackWalker.getInstance().walk(frames -> frames.skip(1).findFirst().orElseThrow());
    Path file =
        Path.of(
            "src/test/resources",
            test.getClassName().replace('.', '/'),
            test.getMethodName() + ".java");
    matches(file, source);
  }

  /** Compares a text with a file, whose path is given from the module's directory. */
  public static void matches(Path file, String source) {
    try {
      if (Boolean.getBoolean(UPDATE)) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
      } else {
        compare(file, Files.exists(file) ? Files.readString(file) : "", source);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void compare(Path file, String expected, String actual) {
    if (!expected.equals(actual)) {
      List<String> lines = expected.lines().toList();
      List<String> diff =
          DiffUtils.generateUnifiedDiff(
              file.toString(),
              "generated",
              lines,
              DiffUtils.diff(lines, actual.lines().toList()),
              3);
      Assertions.fail(
          "what is generated differs from what is expected; if it is right, run the test with -D"
              + UPDATE
              + "=true\n"
              + String.join("\n", diff));
    }
  }
}
