package dev.pipewright.examples.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LocalRepositoryTest {

  @Test
  void isInTheUsersHome() {
    assertThat(LocalRepository.directory(Map.of("user.home", "/home/duke")::get))
        .isEqualTo(Path.of("/home/duke/.m2/repository"));
  }

  @Test
  void isWhereMavenIsToldThatItIs() {
    assertThat(
            LocalRepository.directory(
                Map.of("user.home", "/home/duke", "maven.repo.local", "/srv/jars")::get))
        .isEqualTo(Path.of("/srv/jars"));
  }

  @Test
  void emptyPropertyTellsNothing() {
    assertThat(
            LocalRepository.directory(
                Map.of("user.home", "/home/duke", "maven.repo.local", "")::get))
        .isEqualTo(Path.of("/home/duke/.m2/repository"));
  }
}
