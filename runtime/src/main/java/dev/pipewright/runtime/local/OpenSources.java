package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The sources that one worker reads, each within the one before it. Each is closed once: by the
 * worker when it is done with it, or from outside where the worker is stuck in a read.
 */
final class OpenSources {

  private final HelpedWorker worker;

  /** The innermost source. Written by the worker alone. */
  private volatile @Nullable OpenSource innermost;

  /** What closing threw after another failure. Of the worker alone. */
  private List<Throwable> closingFailures = List.of();

  /** What closing a source threw that had been read to its end. Of the worker alone. */
  private @Nullable Throwable closingFailure;

  private volatile boolean closedFromOutside;
  private volatile @Nullable Thread closer;

  OpenSources(HelpedWorker worker) {
    this.worker = worker;
  }

  /** Notes that the worker begins to read a source; called by the worker. */
  Output.Source open(AutoCloseable source) {
    OpenSource opened = new OpenSource(source, innermost);
    innermost = opened;
    return opened;
  }

  /** Returns, once, what closing threw after another failure; called by the worker. */
  List<Throwable> takeClosingFailures() {
    List<Throwable> taken = closingFailures;
    closingFailures = List.of();
    return taken;
  }

  /** Returns whether a source could not be closed, of which an exception tells or comes before. */
  @SuppressWarnings("ReferenceEquality") // the very exception
  boolean failedToClose(Throwable thrown) {
    return thrown == closingFailure || !closingFailures.isEmpty();
  }

  /** Returns whether something else than the worker has closed, or is closing, its sources. */
  boolean areClosedFromOutside() {
    return closedFromOutside;
  }

  /** Returns whether a thread is closing the sources from outside. */
  boolean areBeingClosed() {
    Thread closing = closer;
    return closing != null && closing.isAlive();
  }

  /**
   * Closes what the worker reads from, if it reads and nobody else does so already. In a thread of
   * its own, since closing may hang on the very lock that the stuck read holds.
   */
  synchronized void closeFromOutside() {
    OpenSource stuck = innermost;
    if (stuck != null && closer == null) {
      closedFromOutside = true; // before the closing, which may end the read
      closer = worker.startHelper("close-", () -> closeAll(stuck));
    }
  }

  /** Closes a source and those around it. */
  private void closeAll(OpenSource source) {
    for (@Nullable OpenSource each = source; each != null; each = each.outer) {
      try {
        each.closeOnce();
      } catch (Throwable e) {
        worker.closingFailed(e);
      }
    }
  }

  @SuppressWarnings("try") // whether closing it can be interrupted is up to the user's source
  private final class OpenSource extends Output.Source {
    private final AtomicReference<@Nullable AutoCloseable> open;
    private final @Nullable OpenSource outer;

    OpenSource(AutoCloseable source, @Nullable OpenSource outer) {
      this.open = new AtomicReference<>(source);
      this.outer = outer;
    }

    @Override
    protected void closeSource() throws Exception {
      innermost = outer;
      try {
        closeOnce();
      } catch (Throwable e) {
        closingFailure = e;
        throw e;
      }
    }

    @Override
    protected void closingFailed(Throwable thrown) {
      List<Throwable> all = new ArrayList<>(closingFailures);
      all.add(thrown);
      closingFailures = all;
    }

    /** Closes the source unless that was done already; called by whichever thread. */
    void closeOnce() throws Exception {
      AutoCloseable closing = open.getAndSet(null);
      if (closing != null) {
        closing.close();
      }
    }
  }
}
