package dev.pipewright.integration.testing;

import java.nio.file.Path;
import java.util.List;

/** What this build would publish, where the build left it. */
public final class Published {

  /** The modules that have jars, by their folders. */
  static final List<String> MODULES = List.of("annotations", "runtime", "processor");

  private static final String VERSION = System.getProperty("pipewright.version");
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Published() {}

  /** Returns the pom of a module, as it is published. */
  public static Path pom(String module) {
    return target(module).resolve("published-pom.xml");
  }

  /** Returns the jar of a module. */
  public static Path jar(String module) {
    return target(module).resolve("pipewright-" + module + "-" + VERSION + ".jar");
  }

  private static Path target(String module) {
    return ROOT.resolve(module).resolve("target");
  }
}
