package dev.pipewright.benchmarks;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A JDK that contestants run on.
 *
 * @param home its directory
 * @param version its version
 */
record Jdk(Path home, Runtime.Version version) {

  /** The one that runs this program. */
  static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version());
  }

  /**
   * One that is installed somewhere.
   *
   * @param home its directory
   * @throws IOException if it has no file that tells its version
   */
  static Jdk at(Path home) throws IOException {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    }
    String version = release.getProperty("JAVA_VERSION", "").replace("\"", "");
    return new Jdk(home, Runtime.Version.parse(version));
  }

  /** The command that starts it. */
  String java() {
    return home.resolve("bin").resolve("java").toString();
  }
}
