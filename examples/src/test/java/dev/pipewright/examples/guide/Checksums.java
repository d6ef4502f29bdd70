package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Codecs;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.Stream;
import java.util.zip.CRC32;

// snippet: contract
@Codecs(PathCodec.class)
public interface Checksums {

  record Checksum(Path file, long value) {}

  @Task(branch = true)
  static Stream<Path> files(Path directory) throws IOException {
    return Files.walk(directory).filter(Files::isRegularFile);
  }

  @Task(workers = 2, multiprocess = true, jvmOptions = "-Xmx64m")
  static Checksum checksum(Path file) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Files.readAllBytes(file));
    return new Checksum(file, crc.getValue());
  }

  @Pipeline("files -> checksum")
  List<Checksum> checksums(Path directory);

  // end snippet

  // snippet: isolated
  @Task(multiprocess = true, jvmOptions = "-Xmx64m")
  static Checksum checksumOnce(Path file) throws IOException {
    return checksum(file);
  }

  @Pipeline("checksumOnce")
  Checksum isolated(Path file);

  @Task(workers = 2, branch = true)
  default Optional<Checksum> tried(Path file, @Bind Queue<Path> broken) {
    try {
      return Optional.of(isolated(file));
    } catch (TaskException e) {
      broken.add(file);
      return Optional.empty();
    }
  }

  @Pipeline("files -> tried")
  List<Checksum> checksumsOfOthers(Path directory, Queue<Path> broken);
  // end snippet
}
