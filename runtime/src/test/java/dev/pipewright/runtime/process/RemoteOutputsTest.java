package dev.pipewright.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.queue.Producer;
import dev.pipewright.runtime.queue.QueueClosedException;
import dev.pipewright.runtime.testing.Numbered;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RemoteOutputsTest {

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
        Thread task = new Thread(() -> giveUntilStopped(outputs, given), "task");
        task.start();

        await()
            .pollDelay(Duration.ofMillis(300))
            .until(() -> task.getState() == Thread.State.WAITING);
        // One is being sent to nobody who reads, and another one waits.
        assertThat(given.get()).isLessThanOrEqualTo(2);
        assertThat(other.isConnected()).isTrue();

        outputs.close();
        task.join();
      }
    }
  }

  private static void giveUntilStopped(RemoteOutputs<byte[]> outputs, AtomicInteger given) {
    Producer producer = new Numbered(0, -1);
    try {
      while (given.get() < 100) {
        outputs.put(new byte[20_000_000], producer);
        given.incrementAndGet();
      }
    } catch (QueueClosedException e) {
      return; // as the test is over
    }
  }
}
