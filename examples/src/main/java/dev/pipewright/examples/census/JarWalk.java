package dev.pipewright.examples.census;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Walks a directory and those below it for jars, in no particular order.
 *
 * <p>Unlike {@code Files.walk} it goes on where a directory cannot be read, and tells of it. It
 * holds one directory open at a time, however deep they are. Links are followed to files and not to
 * directories, except where the walk starts; so it ends.
 */
final class JarWalk implements Iterator<Found>, AutoCloseable {

  /** What the name of a jar ends in. */
  static final String SUFFIX = ".jar";

  private final Deque<Path> pending = new ArrayDeque<>();

  /** The directory that is being read, and its stream while that is open. */
  private Path directory;

  private @Nullable DirectoryStream<Path> open;
  private Iterator<Path> children = Collections.emptyIterator();
  private @Nullable Found next;

  JarWalk(Path start) {
    this.directory = start;
    pending.push(start);
  }

  /** Returns what is ahead of the walk as a stream, which wants to be closed. */
  Stream<Found> stream() {
    int characteristics = Spliterator.NONNULL | Spliterator.DISTINCT;
    return StreamSupport.stream(Spliterators.spliteratorUnknownSize(this, characteristics), false)
        .onClose(this::closeUnchecked);
  }

  @Override
  public boolean hasNext() {
    boolean ended = false;
    while (next == null && !ended) {
      ended = !step();
    }
    return next != null;
  }

  @Override
  public Found next() {
    if (!hasNext() || next == null) {
      throw new NoSuchElementException("the walk has ended");
    }
    Found found = next;
    next = null;
    return found;
  }

  /** Looks at one more child, or enters one more directory. Returns false if there is neither. */
  private boolean step() {
    try {
      if (children.hasNext()) {
        visit(children.next());
        return true;
      }
      close();
      if (pending.isEmpty()) {
        return false;
      }
      enter(pending.pop());
    } catch (IOException e) {
      leave(e);
    } catch (DirectoryIteratorException e) {
      Throwable cause = e.getCause();
      leave(cause == null ? e : cause);
    }
    return true;
  }

  @SuppressWarnings("StreamResourceLeak") // close() closes it
  private void enter(Path entered) throws IOException {
    directory = entered;
    DirectoryStream<Path> stream = Files.newDirectoryStream(entered);
    open = stream;
    children = stream.iterator();
  }

  private void leave(Throwable failure) {
    children = Collections.emptyIterator();
    next = new Unvisited(directory, Reason.of(failure, directory));
  }

  private void visit(Path child) {
    boolean named = child.toString().endsWith(SUFFIX);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(child, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        pending.push(child);
      } else if (named && !Files.isDirectory(child)) {
        next = new FoundJar(child);
      }
    } catch (NoSuchFileException e) {
      // Deleted since its directory was read: as if it had never been there.
    } catch (IOException e) {
      // It may be a directory, and then there may be jars in it.
      next = named ? new FoundJar(child) : new Unvisited(child, Reason.of(e, child));
    }
  }

  @Override
  public void close() throws IOException {
    DirectoryStream<Path> stream = open;
    open = null;
    children = Collections.emptyIterator();
    if (stream != null) {
      stream.close();
    }
  }

  private void closeUnchecked() {
    try {
      close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
