package dev.pipewright.runtime.process;

import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.IOException;
import java.io.StreamCorruptedException;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions as text: class names, messages and stacks of one, its causes and what they suppressed.
 * Nothing of them crosses that could be made an object of their classes again.
 */
public final class Failures {

  /** How deep causes and suppressed exceptions may be nested; they may be so in a circle. */
  private static final int MAX_DEPTH = 16;

  private static final int MAX_SUPPRESSED = 16;
  private static final int MAX_FRAMES = 1024;
  private static final int MAX_CHARACTERS = 1 << 20;

  private Failures() {}

  /**
   * Writes an exception.
   *
   * @param thrown the exception
   * @param out takes the text
   */
  public static void write(Throwable thrown, ItemWriter out) {
    write(thrown, out, MAX_DEPTH);
  }

  private static void write(Throwable thrown, ItemWriter out, int depth) {
    out.writeText(thrown.getClass().getName());
    out.writeText(messageOf(thrown));
    StackTraceElement[] frames = thrown.getStackTrace();
    int frameCount = Math.min(frames.length, MAX_FRAMES);
    out.writeSize(frameCount);
    for (int i = 0; i < frameCount; i++) {
      out.writeText(frames[i].getClassName());
      out.writeText(frames[i].getMethodName());
      out.writeText(frames[i].getFileName());
      out.writeInt(frames[i].getLineNumber());
    }
    Throwable[] suppressed = thrown.getSuppressed();
    int suppressedCount = depth == 0 ? 0 : Math.min(suppressed.length, MAX_SUPPRESSED);
    out.writeSize(suppressedCount);
    for (int i = 0; i < suppressedCount; i++) {
      write(suppressed[i], out, depth / 2);
    }
    Throwable cause = depth == 0 ? null : thrown.getCause();
    out.writeBoolean(cause != null);
    if (cause != null) {
      write(cause, out, depth - 1);
    }
  }

  /** A message that cannot be had is no reason not to tell of the rest. */
  private static @Nullable String messageOf(Throwable thrown) {
    try {
      String message = thrown.getLocalizedMessage();
      return message == null || message.length() <= MAX_CHARACTERS
          ? message
          : message.substring(0, MAX_CHARACTERS) + "...";
    } catch (RuntimeException e) {
      return null;
    }
  }

  /**
   * Reads an exception.
   *
   * @param in gives the text
   * @return stands for the exception
   * @throws IOException if it cannot be read
   */
  public static ProcessException read(ItemReader in) throws IOException {
    in.enter();
    String className = text(in);
    String message = in.readText();
    StackTraceElement[] frames = new StackTraceElement[checkedSize(in, MAX_FRAMES)];
    for (int i = 0; i < frames.length; i++) {
      frames[i] = new StackTraceElement(text(in), text(in), in.readText(), in.readInt());
    }
    ProcessException[] suppressed = new ProcessException[checkedSize(in, MAX_SUPPRESSED)];
    for (int i = 0; i < suppressed.length; i++) {
      suppressed[i] = read(in);
    }
    ProcessException cause = in.readBoolean() ? read(in) : null;
    in.leave();
    ProcessException read = ProcessException.thrown(className, message, cause);
    read.setStackTrace(frames);
    for (ProcessException each : suppressed) {
      read.addSuppressed(each);
    }
    return read;
  }

  private static int checkedSize(ItemReader in, int limit) throws IOException {
    int size = in.readSize();
    if (size > limit) {
      throw new StreamCorruptedException("more than " + limit + ": " + size);
    }
    return size;
  }

  private static String text(ItemReader in) throws IOException {
    String text = in.readText();
    if (text == null) {
      throw new StreamCorruptedException("no text");
    }
    return text;
  }
}
