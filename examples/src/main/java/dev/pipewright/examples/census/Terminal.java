package dev.pipewright.examples.census;

import java.io.Console;

/** Knows whether somebody is looking. */
final class Terminal {

  private Terminal() {}

  /** Returns whether the program's input and output are those of a terminal. */
  @SuppressWarnings(
      "SystemConsoleNull") // it can be null before Java 22, and is asked further after
  static boolean isInteractive() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true; // Before Java 22, which has that method, a console was a terminal.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
