package dev.pipewright.runtime.local;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What tasks and sources throw because they were interrupted, which is no failure of theirs. An
 * exception whose own methods throw something tells of nothing.
 */
final class Interruption {

  /** More causes than any exception has, unless they go round. */
  private static final int MOST_CAUSES = 100;

  /** A batch may have one exception for each of its statements. */
  private static final int MOST_IN_LINE = 10_000;

  private Interruption() {}

  /**
   * Returns whether an exception tells of an interrupt, itself or by one of its causes, or by those
   * that an exception of a database has in line.
   */
  static boolean isToldBy(Throwable thrown) {
    return is(Interruption::tells, thrown);
  }

  /**
   * Returns whether an exception of a task that was interrupted is a consequence of that: it tells
   * of the interrupt, or of a channel that an interrupt may have closed before.
   */
  static boolean mayHaveCaused(Throwable thrown) {
    return is(e -> tells(e) || e instanceof ClosedChannelException, thrown);
  }

  private static boolean is(Predicate<Throwable> sought, Throwable thrown) {
    int depth = 0;
    for (Throwable e = thrown; e != null && depth < MOST_CAUSES; e = causeOf(e), depth++) {
      if (sought.test(e) || isInLine(sought, e)) {
        return true;
      }
    }
    return false;
  }

  private static boolean tells(Throwable e) {
    return e instanceof InterruptedException
        || e instanceof CancellationException
        || e instanceof ClosedByInterruptException
        || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))
        // how a virtual thread's read of a socket ends when it is interrupted
        || (e instanceof SocketException && "Closed by interrupt".equals(messageOf(e)));
  }

  /** Returns the cause of an exception; null also where it cannot be asked for it. */
  static @Nullable Throwable causeOf(Throwable e) {
    try {
      return e.getCause();
    } catch (Throwable broken) {
      return null;
    }
  }

  private static @Nullable String messageOf(Throwable e) {
    try {
      return e.getMessage();
    } catch (Throwable broken) {
      return null;
    }
  }

  /**
   * An {@code SQLException}, of a module that we do not need, iterates over all that it knows of.
   */
  private static boolean isInLine(Predicate<Throwable> sought, Throwable e) {
    if (!(e instanceof Iterable<?> line) || !isSqlException(e.getClass())) {
      return false;
    }
    int length = 0;
    try {
      for (Object next : line) {
        if (next instanceof Throwable thrown && sought.test(thrown)) {
          return true;
        }
        if (++length == MOST_IN_LINE) {
          break;
        }
      }
    } catch (Throwable broken) {
      return false; // an iterator of the driver's own
    }
    return false;
  }

  private static boolean isSqlException(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (c.getName().equals("java.sql.SQLException")) {
        return true;
      }
    }
    return false;
  }
}
