package dev.pipewright.runtime.local;

import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.channels.ClosedByInterruptException;
import java.util.concurrent.CancellationException;

/** What tasks and sources throw because they were interrupted, which is no failure of theirs. */
final class Interruption {

  private Interruption() {}

  /** Returns whether an exception tells of an interrupt, itself or by one of its causes. */
  static boolean isToldBy(Throwable thrown) {
    int depth = 0;
    for (Throwable e = thrown; e != null && depth < 100; e = e.getCause(), depth++) {
      if (e instanceof InterruptedException
          || e instanceof CancellationException
          || e instanceof ClosedByInterruptException
          || (e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException))
          // how a virtual thread's read of a socket ends when it is interrupted
          || (e instanceof SocketException && "Closed by interrupt".equals(e.getMessage()))) {
        return true;
      }
    }
    return false;
  }
}
