package dev.pipewright.examples.guide;

import dev.pipewright.runtime.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;

// snippet: codec
/** Sends paths as text. */
public final class PathCodec implements Codec<Path> {

  @Override
  public void write(Path path, DataOutput out) throws IOException {
    out.writeUTF(path.toString());
  }

  @Override
  public Path read(DataInput in) throws IOException {
    return Path.of(in.readUTF());
  }
}
// end snippet
