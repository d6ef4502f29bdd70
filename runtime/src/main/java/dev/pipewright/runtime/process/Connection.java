package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between two processes. Any thread may send; one at a time receives. A thread
 * that is interrupted while it does either closes the connection.
 *
 * <p>A message is its length, its kind and its content. The length is checked before anything is
 * allocated for it, and no more is allocated than has arrived.
 */
public final class Connection implements AutoCloseable {

  /** A message may hold, besides its last value, as much as a sender gathers before it sends. */
  private static final int MAX_LENGTH = ItemWriter.MAX_SIZE + (1 << 20);

  private static final int HEADER = 5;
  private static final int CHUNK = 1 << 16;

  private final SocketChannel channel;
  private final ReentrantLock sending = new ReentrantLock();
  private final ByteBuffer header = ByteBuffer.allocate(HEADER);

  /** What was received and not looked at, ready to be read. */
  private final ByteBuffer received = ByteBuffer.allocateDirect(CHUNK).flip();

  /**
   * Makes a connection of a channel.
   *
   * @param channel connected, and in blocking mode
   */
  public Connection(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Connects a worker process to the one that started it.
   *
   * @param standardInput where the process is told whereto
   * @return the connection
   * @throws IOException if the other process has gone
   */
  public static Connection toStarter(InputStream standardInput) throws IOException {
    return Rendezvous.connect(standardInput);
  }

  /**
   * Sends a message, and waits while the other end does not receive.
   *
   * @param kind what it is about
   * @param content its bytes
   * @throws IOException if the connection is closed, or is closed meanwhile
   */
  @SuppressWarnings("EnumOrdinal") // both ends run the same version
  public void send(Message.Kind kind, ItemWriter content) throws IOException {
    sending.lock();
    try {
      header.clear().putInt(content.size()).put((byte) kind.ordinal()).flip();
      int sent = Math.min(content.size(), CHUNK);
      write(header, ByteBuffer.wrap(content.bytes(), 0, sent));
      while (sent < content.size()) { // the channel copies what it is given
        int next = Math.min(content.size() - sent, CHUNK);
        write(ByteBuffer.wrap(content.bytes(), sent, next));
        sent += next;
      }
    } finally {
      sending.unlock();
    }
  }

  private void write(ByteBuffer... parts) throws IOException {
    while (parts[parts.length - 1].hasRemaining() || parts[0].hasRemaining()) {
      channel.write(parts);
    }
  }

  /**
   * Receives the next message, and waits for it.
   *
   * @return the message, or null if the other end has closed the connection, or has died
   * @throws StreamCorruptedException if what was received is no message
   * @throws IOException if the connection is closed, or breaks within a message
   */
  public @Nullable Message receive() throws IOException {
    if (!fill(HEADER)) {
      if (received.hasRemaining()) {
        throw new EOFException("the connection broke within a message");
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
        throw new EOFException("the connection broke within a message");
      }
      int next = Math.min(received.remaining(), length - size);
      if (next > content.length - size) {
        content =
            Arrays.copyOf(content, (int) Math.min(length, Math.max(2L * size, (long) size + next)));
      }
      received.get(content, size, next);
      size += next;
    }
    return content;
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

  /** Closes the connection, without effect the second time. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      return; // it is closed all the same
    }
  }
}
