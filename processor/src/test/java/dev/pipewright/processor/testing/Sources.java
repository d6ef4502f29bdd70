package dev.pipewright.processor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sources to compile that are too long to stand in a test: those of a class are files of a folder
 * of its name under {@code src/test/resources}.
 */
public final class Sources {

  private Sources() {}

  /** Returns the text of a file of the calling class. */
  public static String of(String file) {
    Class<?> test =
        StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE).getCallerClass();
    try {
      return Files.readString(
          Path.of("src/test/resources", test.getName().replace('.', '/')).resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
