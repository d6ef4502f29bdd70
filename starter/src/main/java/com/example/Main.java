package com.example;

import java.io.IOException;
import java.nio.file.Path;

/** Prints the lines of the files in a directory, for each ending. */
public final class Main {

  private Main() {}

  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args.length == 0 ? "src" : args[0]);
    LineCounts counts = new PipewrightLineCounts();
    counts
        .byExtension(directory)
        .forEach((extension, lines) -> System.out.println(extension + ": " + lines));
  }
}
