package dev.pipewright.examples.guide;

import dev.pipewright.Codecs;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
}
// end snippet
