package dev.pipewright.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MessageReaderTest {

  private final ByteBuffer buffer = ByteBuffer.allocate(256);

  private MessageReader reading(byte[] bytes) {
    return new MessageReader(Channels.newChannel(new ByteArrayInputStream(bytes)), buffer);
  }

  private static byte[] message(int kind, byte[] content) {
    return ByteBuffer.allocate(5 + content.length)
        .putInt(content.length)
        .put((byte) kind)
        .put(content)
        .array();
  }

  @Test
  void messagesComeOneByOneAndThenTheEnd() throws IOException {
    byte[] large = new byte[200_000];
    new Random(1).nextBytes(large);
    byte[] first = message(1, new byte[] {7});
    byte[] second = message(4, large);
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    MessageReader reader = reading(both);

    Message one = reader.next();
    Message two = reader.next();

    assertThat(one.kind()).isEqualTo(Message.Kind.INPUTS);
    assertThat(one.content().readByte()).isEqualTo((byte) 7);
    assertThat(two.kind()).isEqualTo(Message.Kind.STEPS);
    byte[] read = new byte[large.length];
    two.content().readFully(read);
    assertThat(read).isEqualTo(large);
    assertThat(reader.next()).isNull();
  }

  @Test
  void aMessageThatBreaksOffIsNoEnd() {
    byte[] whole = message(1, new byte[100]);
    for (int length : new int[] {1, 4, 5, 104}) {
      assertThatExceptionOfType(EOFException.class)
          .isThrownBy(() -> reading(Arrays.copyOf(whole, length)).next())
          .withMessage("the connection broke within a message");
    }
  }

  @Test
  void aLengthThatNoMessageHasIsRefused() {
    for (int length : new int[] {-1, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      assertThatExceptionOfType(StreamCorruptedException.class)
          .isThrownBy(
              () -> reading(ByteBuffer.allocate(5).putInt(length).put((byte) 1).array()).next())
          .withMessage("no message has the length " + length);
    }
  }

  /** A million messages of which something was changed, of exceptions, which are nested. */
  @Test
  void damagedMessagesFailCleanly() {
    Random random = new Random(1);
    Exception thrown = new IllegalStateException("out", new IOException("in"));
    thrown.addSuppressed(new IllegalArgumentException("beside"));
    ItemWriter out = new ItemWriter();
    Failures.write(thrown, out);
    byte[] right = message(5, Arrays.copyOf(out.bytes(), out.size()));
    int failures = 0;
    int read = 0;
    for (int i = 0; i < 1_000_000; i++) {
      byte[] bytes = right.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        bytes[random.nextInt(random.nextBoolean() ? 8 : bytes.length)] = (byte) random.nextInt();
      }
      try {
        Message message = reading(bytes).next();
        assertThat(Failures.read(message.content())).isInstanceOf(ProcessException.class);
        read++;
      } catch (IOException e) {
        failures++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("message " + i, e);
      }
    }
    assertThat(failures).isGreaterThan(100_000);
    assertThat(read).isGreaterThan(10_000);
  }
}
