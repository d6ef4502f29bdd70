package dev.pipewright.runtime.process;

import static dev.pipewright.runtime.testing.Threads.eventually;
import static dev.pipewright.runtime.testing.Threads.inBackground;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.testing.Numbered;
import dev.pipewright.runtime.testing.Threads;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteOutputsTest {

  private static final int COUNT = 5;
  private static final int SIZE = 20_000_000;

  @Test
  void aTaskWaitsWithLargeOutputsUntilEarlierOnesAreSent() throws Exception {
    AtomicInteger given = new AtomicInteger();
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      try (Connection connection =
              new Connection(
                  SocketChannel.open(server.getLocalAddress()),
                  SocketChannel.open(server.getLocalAddress()));
          SocketChannel other = server.accept()) {
        RemoteOutputs<byte[]> outputs =
            new RemoteOutputs<>(connection, ItemCodecs.BYTE_ARRAY, /* ahead= */ 1000);
        new Thread(outputs, "send").start();
        Producer producer = new Numbered(0, -1);
        Threads.Background<Integer> task =
            inBackground(
                () -> {
                  for (int i = 0; i < COUNT; i++) {
                    outputs.put(new byte[SIZE], producer);
                    given.incrementAndGet();
                  }
                  return given.get();
                });

        // One is being sent to nobody who reads, and another one waits.
        eventually().untilAtomic(given, is(2));
        task.awaitParkedIn("put");
        assertThat(given).hasValue(2);

        ByteBuffer received = ByteBuffer.allocate(SIZE);
        while (given.get() < COUNT) {
          other.read(received.clear());
        }
        assertThat(task.get()).isEqualTo(COUNT);
      }
    }
  }
}
