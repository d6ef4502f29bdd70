package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads messages from a channel, whatever comes from there: a length is checked before anything is
 * allocated for it, and no more is allocated than twice of what has arrived.
 */
final class MessageReader {

  /** The length of the content, and the kind. */
  static final int HEADER = 5;

  /** A message may hold, besides its last value, as much as a sender gathers before it sends. */
  private static final int MAX_LENGTH = ItemWriter.MAX_SIZE + (1 << 20);

  private static final int CHUNK = 1 << 16;

  private final ReadableByteChannel channel;

  /** What was received and not looked at, ready to be read. */
  private final ByteBuffer received;

  MessageReader(ReadableByteChannel channel) {
    this(channel, ByteBuffer.allocateDirect(CHUNK));
  }

  /** Makes a reader that receives into the given buffer. */
  MessageReader(ReadableByteChannel channel, ByteBuffer buffer) {
    this.channel = channel;
    this.received = buffer.clear().flip();
  }

  /** Returns the next message, or null if there is none. */
  @Nullable Message next() throws IOException {
    if (!fill(HEADER)) {
      if (received.hasRemaining()) {
        throw broken();
      }
      return null;
    }
    int length = received.getInt();
    Message.Kind kind = Message.Kind.of(received.get());
    if (length < 0 || length > MAX_LENGTH) {
      throw new StreamCorruptedException("no message has the length " + length);
    }
    return new Message(kind, new ItemReader(content(length), 0, length));
  }

  private byte[] content(int length) throws IOException {
    byte[] content = new byte[Math.min(length, CHUNK)];
    int size = 0;
    while (size < length) {
      if (!fill(1)) {
        throw broken();
      }
      if (size == content.length) {
        content = Arrays.copyOf(content, (int) Math.min(length, 2L * size));
      }
      int next = Math.min(received.remaining(), content.length - size);
      received.get(content, size, next);
      size += next;
    }
    return content;
  }

  private static EOFException broken() {
    return new EOFException("the connection broke within a message");
  }

  /** Receives until there are so many bytes, and returns whether there are. */
  private boolean fill(int wanted) throws IOException {
    if (received.remaining() >= wanted) {
      return true;
    }
    received.compact();
    try {
      while (received.position() < wanted) {
        if (read() < 0) {
          return false;
        }
      }
      return true;
    } finally {
      received.flip();
    }
  }

  private int read() throws IOException {
    try {
      return channel.read(received);
    } catch (IOException e) {
      if (channel.isOpen()) {
        return -1; // reset, since the other end died with bytes to read
      }
      throw e;
    }
  }
}
