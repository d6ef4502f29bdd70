package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.examples.guide.Checksums.Checksum;
import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.TaskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChecksumsTest {

  @TempDir private Path directory;

  @Test
  void everyFileHasItsChecksum() throws Exception {
    Path check = Files.writeString(directory.resolve("check"), "123456789");
    Path empty = Files.createFile(directory.resolve("empty"));

    // The check value of CRC-32, as its catalogues give it.
    assertThat(new PipewrightChecksums().checksums(directory))
        .containsExactlyInAnyOrder(new Checksum(check, 0xCBF43926L), new Checksum(empty, 0));
  }

  @Test
  void aFileThatTakesMoreMemoryThanTheProcessHasFailsTheRunAndNotThisProcess() throws Exception {
    Path large = directory.resolve("large");
    Files.write(large, new byte[100 << 20]);

    TaskException failure =
        catchThrowableOfType(
            TaskException.class, () -> new PipewrightChecksums().checksums(directory));

    assertThat(failure.task()).isEqualTo("checksum");
    assertThat(failure.input()).isEqualTo(large);
    assertThat(((ProcessException) failure.getCause()).exitCode()).hasValue(3);
  }

  @Test
  void aProcessForEachFileCostsNoOtherFile() throws Exception {
    Path small = Files.writeString(directory.resolve("small"), "123456789");
    Path large = directory.resolve("large");
    Files.write(large, new byte[100 << 20]);
    Queue<Path> broken = new ConcurrentLinkedQueue<>();

    assertThat(new PipewrightChecksums().checksumsOfOthers(directory, broken))
        .containsExactly(new Checksum(small, 0xCBF43926L));
    assertThat(broken).containsExactly(large);
  }
}
