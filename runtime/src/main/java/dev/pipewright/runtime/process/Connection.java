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
 * that is interrupted while it does either closes the channel for them.
 *
 * <p>A message is the length of its content, its kind, and its content. Beside the channel for
 * messages there is a second one, the lifeline, on which nothing is ever sent: its end says that
 * the other process has closed the connection or has died, also while nobody receives.
 */
public final class Connection implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final SocketChannel channel;
  private final SocketChannel lifeline;
  private final ReentrantLock sending = new ReentrantLock();
  private final ByteBuffer header = ByteBuffer.allocate(MessageReader.HEADER);
  private final MessageReader reader;

  /**
   * Makes a connection of two channels, both connected, and in blocking mode.
   *
   * @param channel carries the messages
   * @param lifeline carries nothing
   */
  public Connection(SocketChannel channel, SocketChannel lifeline) {
    this.channel = channel;
    this.lifeline = lifeline;
    this.reader = new MessageReader(channel);
  }

  /**
   * Connects a worker process to the one that started it.
   *
   * @param standardInput where the process is told whereto; it is at its end then
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

  /**
   * Waits until either process has closed the connection, or the other one has died. Takes no lock,
   * and needs nobody to receive.
   */
  public void awaitEnd() {
    ByteBuffer nothing = ByteBuffer.allocate(1);
    try {
      while (lifeline.read(nothing.clear()) >= 0) {
        // nothing is sent on it
      }
    } catch (IOException e) {
      return; // closed at this end, or broken
    }
  }

  /** Closes the connection, without effect the second time. */
  @Override
  public void close() {
    closeQuietly(channel);
    closeQuietly(lifeline);
  }

  private static void closeQuietly(SocketChannel channel) {
    try {
      channel.close();
    } catch (IOException e) {
      return; // it is closed all the same
    }
  }
}
