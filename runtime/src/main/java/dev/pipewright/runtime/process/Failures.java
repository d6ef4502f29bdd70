package dev.pipewright.runtime.process;

import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exceptions as text: class names, messages and stacks of one, its causes and what they suppressed.
 * Nothing of them crosses that could be made an object of their classes again.
 */
public final class Failures {

  /** How deep causes and suppressed exceptions may be nested; they may be so in a circle. */
  private static final int MAX_DEPTH = 16;

  /** How many there may be all together. */
  private static final int MAX_EXCEPTIONS = 64;

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
    Set<Throwable> written = Collections.newSetFromMap(new IdentityHashMap<>());
    written.add(thrown);
    write(thrown, out, MAX_DEPTH, written);
  }

  /** Writes an exception, without those that were written before, so that circles end. */
  private static void write(Throwable thrown, ItemWriter out, int depth, Set<Throwable> written) {
    out.writeText(thrown.getClass().getName());
    out.writeText(messageOf(thrown));
    List<StackTraceElement> frames = framesOf(thrown);
    out.writeSize(frames.size());
    for (StackTraceElement frame : frames) {
      out.writeText(frame.getClassName());
      out.writeText(frame.getMethodName());
      out.writeText(frame.getFileName());
      out.writeInt(frame.getLineNumber());
    }
    Throwable cause = had(thrown::getCause);
    if (cause != null && !isToBeWritten(cause, depth, written)) {
      cause = null;
    }
    List<Throwable> suppressed = new ArrayList<>();
    for (Throwable each : thrown.getSuppressed()) {
      if (suppressed.size() < MAX_SUPPRESSED && isToBeWritten(each, depth, written)) {
        suppressed.add(each);
      }
    }
    out.writeSize(suppressed.size());
    for (Throwable each : suppressed) {
      write(each, out, depth / 2, written);
    }
    out.writeBoolean(cause != null);
    if (cause != null) {
      write(cause, out, depth - 1, written);
    }
  }

  private static boolean isToBeWritten(Throwable each, int depth, Set<Throwable> written) {
    return depth > 0 && written.size() < MAX_EXCEPTIONS && written.add(each);
  }

  private static @Nullable String messageOf(Throwable thrown) {
    String message = had(thrown::getLocalizedMessage);
    return message == null || message.length() <= MAX_CHARACTERS
        ? message
        : message.substring(0, MAX_CHARACTERS) + "...";
  }

  private static List<StackTraceElement> framesOf(Throwable thrown) {
    StackTraceElement[] frames = had(thrown::getStackTrace);
    return frames == null
        ? List.of()
        : Arrays.stream(frames).filter(Objects::nonNull).limit(MAX_FRAMES).toList();
  }

  /** Asks an exception, whose class may be the user's: what cannot be had is left out. */
  private static <T> @Nullable T had(Supplier<@Nullable T> part) {
    try {
      return part.get();
    } catch (Throwable e) {
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
