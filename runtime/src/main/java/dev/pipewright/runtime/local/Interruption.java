package dev.pipewright.runtime.local;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CancellationException;

/** What tasks and sources throw because they were interrupted, which is no failure of theirs. */
final class Interruption {

  /** A batch may have one exception for each of its statements. */
  private static final int MOST_IN_LINE = 10_000;

  private Interruption() {}

  /**
   * Returns whether an exception tells of an interrupt, itself or by one of its causes, or by those
   * that an exception of a database has in line.
   */
  static boolean isToldBy(Throwable thrown) {
    int depth = 0;
    for (Throwable e = thrown; e != null && depth < 100; e = e.getCause(), depth++) {
      if (isOne(e) || isInLine(e)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOne(Throwable e) {
    return e instanceof InterruptedException
        || e instanceof CancellationException
        // by the interrupt, or so found by whoever uses the channel next
        || e instanceof ClosedChannelException
        || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))
        // how a virtual thread's read of a socket ends when it is interrupted
        || (e instanceof SocketException && "Closed by interrupt".equals(e.getMessage()));
  }

  /**
   * An {@code SQLException}, of a module that we do not need, iterates over all that it knows of.
   */
  private static boolean isInLine(Throwable e) {
    if (!(e instanceof Iterable<?> line) || !isSqlException(e.getClass())) {
      return false;
    }
    int length = 0;
    for (Object next : line) {
      if (next instanceof Throwable thrown && isOne(thrown)) {
        return true;
      }
      if (++length == MOST_IN_LINE) {
        return false;
      }
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
