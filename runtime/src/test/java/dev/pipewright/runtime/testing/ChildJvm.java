package dev.pipewright.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.local.LocalEngine;
import java.io.File;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Runs a main class of the tests in a JVM of its own, for what concerns the whole of its heap. */
public final class ChildJvm {

  private ChildJvm() {}

  /** Returns what the class printed, after it has ended well. */
  public static String run(Class<?> main, String option) throws Exception {
    return run(main, option, Map.of());
  }

  /** As above, with variables in its environment. */
  public static String run(Class<?> main, String option, Map<String, String> environment)
      throws Exception {
    return run(main, List.of(option), environment);
  }

  /** As above, with several options, among which may be the class path. */
  public static String run(Class<?> main, List<String> options, Map<String, String> environment)
      throws Exception {
    Process child = start(main, options, environment);
    try {
      String printed = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(child.waitFor()).as(printed).isZero();
      return printed.strip();
    } finally {
      child.destroyForcibly();
    }
  }

  /** Starts a JVM with the class. */
  public static Process start(Class<?> main, String option) throws Exception {
    return start(main, List.of(option), Map.of());
  }

  private static Process start(Class<?> main, List<String> options, Map<String, String> environment)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    if (!options.contains("-cp")) {
      command.addAll(List.of("-cp", classPath(main)));
    }
    command.add(main.getName());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Returns the class path of a program of the tests. */
  public static String classPath(Class<?> main) throws URISyntaxException {
    return root(LocalEngine.class) + File.pathSeparator + root(main);
  }

  /** Returns the folder that a class is found in, also where it is patched into a module. */
  private static String root(Class<?> type) throws URISyntaxException {
    String file = type.getName().replace('.', '/') + ".class";
    String url = type.getResource("/" + file).toString();
    return Path.of(new URI(url.substring(0, url.length() - file.length()))).toString();
  }
}
