package dev.pipewright.runtime.process;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Hands on what a process prints, line by line and each with the name of the process before it, and
 * keeps the last lines.
 */
final class OutputLines implements Runnable {

  private static final int LINES_KEPT = 20;

  /** A line that is longer is handed on in parts. */
  private static final int MAX_LINE = 8192;

  private final InputStream from;
  private final Supplier<PrintStream> to;
  private final byte[] prefix;
  private final Deque<String> last = new ArrayDeque<>();

  OutputLines(InputStream from, Supplier<PrintStream> to, String name) {
    this.from = from;
    this.to = to;
    this.prefix = ("[" + name + "] ").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(from)) {
      for (int next = in.read(); next >= 0; next = in.read()) {
        if (next == '\n' || line.size() == MAX_LINE) {
          handOn(line);
        }
        if (next != '\n' && next != '\r') {
          line.write(next);
        }
      }
    } catch (IOException e) {
      // closed, because something that the process started keeps its output open
    }
    if (line.size() > 0) {
      handOn(line);
    }
  }

  private void handOn(ByteArrayOutputStream line) {
    byte[] whole = new byte[prefix.length + line.size() + 1];
    System.arraycopy(prefix, 0, whole, 0, prefix.length);
    System.arraycopy(line.toByteArray(), 0, whole, prefix.length, line.size());
    whole[whole.length - 1] = '\n';
    PrintStream stream = to.get();
    stream.write(whole, 0, whole.length);
    stream.flush();
    synchronized (last) {
      last.add(line.toString(Charset.defaultCharset()));
      if (last.size() > LINES_KEPT) {
        last.remove();
      }
    }
    line.reset();
  }

  /** Returns the last lines. */
  String tail() {
    synchronized (last) {
      return String.join("\n", last);
    }
  }
}
