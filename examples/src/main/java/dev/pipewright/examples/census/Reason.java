package dev.pipewright.examples.census;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Locale;

/** Words for what an exception tells of a file, without the file's name, which the reader knows. */
final class Reason {

  private Reason() {}

  /** Says why something went wrong at a place. */
  static String of(Throwable thrown, Path path) {
    // The file system's exceptions have the file for a message, and the reason in their type.
    if (thrown instanceof NoSuchFileException) {
      return "no such file";
    }
    if (thrown instanceof NotDirectoryException) {
      return "not a directory";
    }
    if (thrown instanceof AccessDeniedException) {
      return "permission denied";
    }
    String message =
        thrown instanceof FileSystemException e && e.getReason() != null
            ? e.getReason()
            : thrown.getMessage();
    if (message == null || message.isBlank()) {
      return thrown.getClass().getSimpleName();
    }
    String prefix = path + " (";
    return message.startsWith(prefix) && message.endsWith(")")
        ? message.substring(prefix.length(), message.length() - 1).toLowerCase(Locale.ROOT)
        : message;
  }
}
