package dev.pipewright.runtime.testing;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.function.Consumer;

/** Keeps what is printed to a standard stream until it is closed. */
public final class PrintedLines implements AutoCloseable {

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream before;
  private final Consumer<PrintStream> change;

  private PrintedLines(PrintStream before, Consumer<PrintStream> change) {
    this.before = before;
    this.change = change;
    change.accept(new PrintStream(printed, true));
  }

  public static PrintedLines ofSystemOut() {
    return new PrintedLines(System.out, System::setOut);
  }

  public static PrintedLines ofSystemErr() {
    return new PrintedLines(System.err, System::setErr);
  }

  public List<String> lines() {
    return printed.toString().lines().toList();
  }

  @Override
  public void close() {
    change.accept(before);
  }
}
