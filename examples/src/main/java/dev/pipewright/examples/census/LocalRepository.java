package dev.pipewright.examples.census;

import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Knows where the user's local Maven repository is. */
final class LocalRepository {

  /** The property by which Maven is told of another place. */
  static final String PROPERTY = "maven.repo.local";

  private LocalRepository() {}

  /**
   * Returns its directory, whether that exists or not.
   *
   * @param properties the system properties
   */
  static Path directory(UnaryOperator<@Nullable String> properties) {
    String configured = properties.apply(PROPERTY);
    return configured == null || configured.isBlank()
        ? Path.of(String.valueOf(properties.apply("user.home")), ".m2", "repository")
        : Path.of(configured);
  }
}
