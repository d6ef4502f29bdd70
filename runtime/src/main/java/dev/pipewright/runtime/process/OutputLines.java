package dev.pipewright.runtime.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Hands on what a process prints, line by line and each with the name of the process before it, and
 * keeps the last lines.
 *
 * <p>A command that the process has started may keep its output open when it has ended, for ever,
 * and a thread that reads what nobody writes cannot be woken. So what is there is read, and where
 * nothing is there, it is looked for again after a while, until the process has ended.
 */
final class OutputLines implements Runnable {

  private static final int LINES_KEPT = 20;

  /** A line that is longer is handed on in parts. */
  private static final int MAX_LINE = 8192;

  private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

  private final BooleanSupplier runs;
  private final InputStream from;
  private final Supplier<PrintStream> to;
  private final byte[] prefix;
  private final byte[] buffer = new byte[8192];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final Deque<String> last = new ArrayDeque<>();

  /**
   * Hands on lines.
   *
   * @param runs whether the process runs
   * @param from what it prints
   * @param to where it is handed on to
   * @param name its name
   */
  OutputLines(BooleanSupplier runs, InputStream from, Supplier<PrintStream> to, String name) {
    this.runs = runs;
    this.from = from;
    this.to = to;
    this.prefix = ("[" + name + "] ").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void run() {
    try (from) {
      long pause = SHORTEST_PAUSE_NANOS;
      while (runs.getAsBoolean()) {
        pause = takeAll() ? SHORTEST_PAUSE_NANOS : Math.min(2 * pause, LONGEST_PAUSE_NANOS);
        LockSupport.parkNanos(pause);
      }
      takeAll();
    } catch (IOException e) {
      // nothing more is to be had
    }
    if (line.size() > 0) {
      handOn();
    }
  }

  /** Takes what is there now, not what may come meanwhile; returns whether that was anything. */
  private boolean takeAll() throws IOException {
    int available = from.available();
    int left = available;
    while (left > 0) {
      int read = read(left);
      for (int i = 0; i < read; i++) {
        add(buffer[i]);
      }
      left = read > 0 ? left - read : 0;
    }
    return available > 0;
  }

  /**
   * Reads without waiting. When the process ends, a thread of Java's takes what is left in the
   * pipe, to be read after that; it does so in the stream's monitor, so not between the two calls
   * here.
   */
  private int read(int limit) throws IOException {
    synchronized (from) {
      int count = Math.min(Math.min(limit, buffer.length), from.available());
      return count > 0 ? from.read(buffer, 0, count) : 0;
    }
  }

  private void add(byte next) {
    if (next == '\n' || line.size() == MAX_LINE) {
      handOn();
    }
    if (next != '\n' && next != '\r') {
      line.write(next);
    }
  }

  private void handOn() {
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
