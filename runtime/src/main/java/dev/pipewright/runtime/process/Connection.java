package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries messages between two processes. Any thread may send; one at a time receives. A thread
 * that is interrupted while it does either closes the connection.
 *
 * <p>A message is the length of its content, its kind, and its content.
 */
public final class Connection implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final SocketChannel channel;
  private final ReentrantLock sending = new ReentrantLock();
  private final ByteBuffer header = ByteBuffer.allocate(MessageReader.HEADER);
  private final MessageReader reader;

  /**
   * Makes a connection of a channel.
   *
   * @param channel connected, and in blocking mode
   */
  public Connection(SocketChannel channel) {
    this.channel = channel;
    this.reader = new MessageReader(channel);
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
    return reader.next();
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
