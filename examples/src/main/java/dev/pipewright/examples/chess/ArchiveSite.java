package dev.pipewright.examples.chess;

import dev.pipewright.examples.web.LocalServer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.regex.Pattern;

/** A web site with the games of one player, who is made up, and so are the games. */
final class ArchiveSite {

  static final String PLAYER = "mara";

  /** Nothing else of the class path is served. */
  private static final Pattern SERVED =
      Pattern.compile(PLAYER + "/(archives\\.txt|\\d{4}-\\d{2}\\.pgn)");

  private ArchiveSite() {}

  /** Starts a server with the site at its root. */
  static LocalServer start() throws IOException {
    return LocalServer.start(ArchiveSite::at);
  }

  private static Optional<byte[]> at(String path) throws IOException {
    if (!SERVED.matcher(path).matches()) {
      return Optional.empty();
    }
    try (InputStream file = ArchiveSite.class.getResourceAsStream(path)) {
      return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
    }
  }
}
