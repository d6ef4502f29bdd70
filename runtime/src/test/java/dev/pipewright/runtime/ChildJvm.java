package dev.pipewright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.local.LocalEngine;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** Runs a main class of the tests in a JVM of its own, for what concerns the whole of its heap. */
final class ChildJvm {

  private ChildJvm() {}

  /** Returns what the class printed, after it has ended well. */
  static String run(Class<?> main, String option) throws Exception {
    return run(main, option, Map.of());
  }

  /** As above, with variables in its environment. */
  static String run(Class<?> main, String option, Map<String, String> environment)
      throws Exception {
    Process child = start(main, option, environment);
    try {
      String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).as(printed).isZero();
      return printed.strip();
    } finally {
      child.destroyForcibly();
    }
  }

  /** Starts a JVM with the class. */
  static Process start(Class<?> main, String option) throws Exception {
    return start(main, option, Map.of());
  }

  private static Process start(Class<?> main, String option, Map<String, String> environment)
      throws Exception {
    String classPath = root(LocalEngine.class) + File.pathSeparator + root(main);
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-cp",
                classPath,
                main.getName())
            .redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Returns the folder that a class is found in, also where it is patched into a module. */
  private static String root(Class<?> type) throws URISyntaxException {
    String file = type.getName().replace('.', '/') + ".class";
    String url = type.getResource("/" + file).toString();
    return Path.of(new URI(url.substring(0, url.length() - file.length()))).toString();
  }
}
