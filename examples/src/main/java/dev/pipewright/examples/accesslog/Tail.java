package dev.pipewright.examples.accesslog;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines of a file that grows. A file that has become shorter was emptied, and is read
 * from its beginning again. Where another file has taken its name, as when logs are rotated, it is
 * read to its end, and then that other one; not on systems where files have no identity.
 */
final class Tail implements AutoCloseable {

  /** How much is read at once, and how long a line may be; a longer one comes in pieces. */
  private static final int BLOCK = 1 << 20;

  private final Path file;
  private final ByteBuffer block = ByteBuffer.allocate(BLOCK);

  /** The beginning of a line whose end was not written yet. */
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

  private FileChannel channel;
  private @Nullable Object identity;

  /**
   * Opens a file, to read it from its beginning.
   *
   * @throws IOException if there is none, or it cannot be read
   */
  Tail(Path file) throws IOException {
    this.file = file;
    identity = identity();
    channel = FileChannel.open(file);
  }

  /** Returns the next lines that are there, or nothing if none was ended since the last call. */
  List<String> read() throws IOException {
    List<String> lines = new ArrayList<>();
    boolean replaced = false;
    while (lines.isEmpty()) {
      if (channel.size() < channel.position()) {
        channel.position(0);
        begun.reset();
      }
      if (channel.read(block.clear()) > 0) {
        split(block.flip(), lines);
      } else if (replaced) {
        open(lines);
        replaced = false;
      } else if (isReplaced()) {
        replaced = true; // and may have grown before it was, so read it once more
      } else {
        break;
      }
    }
    return lines;
  }

  private void split(ByteBuffer bytes, List<String> lines) {
    while (bytes.hasRemaining()) {
      byte b = bytes.get();
      if (b == '\n') {
        end(lines);
      } else {
        begun.write(b);
        if (begun.size() == BLOCK) {
          end(lines);
        }
      }
    }
  }

  private void end(List<String> lines) {
    String line = begun.toString(StandardCharsets.ISO_8859_1);
    lines.add(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
    begun.reset();
  }

  private boolean isReplaced() throws IOException {
    try {
      return !Objects.equals(identity(), identity);
    } catch (NoSuchFileException e) {
      return false; // moved away, and the next one is not there yet
    }
  }

  private @Nullable Object identity() throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Opens the file that has taken the name of the last one. */
  private void open(List<String> lines) throws IOException {
    if (begun.size() > 0) {
      end(lines);
    }
    // Should it be replaced in between, it is not read at all: better than to read one twice.
    FileChannel next = FileChannel.open(file);
    channel.close();
    channel = next;
    identity = identity();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
