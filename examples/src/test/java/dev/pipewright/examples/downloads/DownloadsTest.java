package dev.pipewright.examples.downloads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.examples.web.LocalServer;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DownloadsTest {

  private static final Map<String, String> PAGES =
      SourceSite.files().entrySet().stream()
          .filter(file -> file.getKey().endsWith(".html"))
          .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));

  private final PipewrightDownloads downloads = new PipewrightDownloads(HttpClient.newHttpClient());

  @TempDir private Path target;

  @Test
  void everyPageIsMirroredInBatches() throws IOException {
    try (LocalServer server = SourceSite.start()) {
      List<Synced> batches = downloads.mirror(index(server), 12, target).toList();

      assertThat(batches).extracting(Synced::pages).containsExactly(12, 12, 12, 12, 2);
      assertThat(batches.stream().mapToLong(Synced::bytes).sum())
          .isEqualTo(PAGES.values().stream().mapToLong(String::length).sum());
      assertThat(mirrored()).isEqualTo(PAGES);
    }
  }

  @Test
  void flatPipelineMirrorsTheSame() throws IOException {
    try (LocalServer server = SourceSite.start()) {
      assertThat(downloads.mirrorFlat(index(server), 50, target).toList()).hasSize(1);
      assertThat(mirrored()).isEqualTo(PAGES);
    }
  }

  @Test
  void stagesCanBeChainedAtRunTime() throws IOException {
    try (LocalServer server = SourceSite.start()) {
      URI source = server.root().resolve("manual/pages.txt");
      // snippet: stages
      PipewrightDownloads.Stages stages = downloads.stages();
      Stage<URI, List<Page>> batches = stages.pagesOf().then(stages.batches(7));
      Stage<URI, Synced> mirror = batches.then(stages.sync(target));
      List<Synced> synced = mirror.run(source).toList();
      // end snippet
      assertThat(synced).extracting(Synced::pages).containsExactly(7, 7, 3);
      assertThat(mirrored()).hasSize(17);
    }
  }

  @Test
  void everySourceHasWorkersOfItsOwn() throws IOException {
    Crowd crowd = new Crowd(12);
    try (LocalServer server = LocalServer.start(crowd)) {
      assertThat(downloads.everyPage(index(server)).toList()).hasSize(50);
    }
    assertThat(crowd.largest).hasValue(12);
  }

  @Test
  void flatPipelineSharesItsWorkersAmongSources() throws IOException {
    Crowd crowd = new Crowd(4);
    try (LocalServer server = LocalServer.start(crowd)) {
      assertThat(downloads.mirrorFlat(index(server), 5, target).toList()).hasSize(10);
    }
    assertThat(crowd.largest).hasValue(4);
  }

  @Test
  void failureOfAnInnerRunNamesBothTasks() throws IOException {
    try (LocalServer server =
        LocalServer.start(
            path -> path.equals("manual/5.html") ? Optional.empty() : SiteFiles.at(path))) {
      TaskException failure =
          catchThrowableOfType(
              TaskException.class, () -> downloads.mirror(index(server), 12, target).toList());

      assertThat(failure.task()).isEqualTo("crawl");
      assertThat(failure.input()).isEqualTo(server.root().resolve("manual/pages.txt"));
      assertThat(failure.getCause())
          .isInstanceOfSatisfying(
              TaskException.class,
              inner -> {
                assertThat(inner.task()).isEqualTo("download");
                assertThat(inner.pipeline()).isEqualTo("pagesOf");
                assertThat(inner.input()).isEqualTo(server.root().resolve("manual/5.html"));
              });
    }
  }

  @Test
  void closingTheOuterRunEndsTheInnerOnes() throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    try (LocalServer server =
        LocalServer.start(
            path -> {
              if (path.endsWith(".html") && !path.equals("manual/1.html")) {
                await(closed);
              }
              return SiteFiles.at(path);
            })) {
      try (Run<Page> pages = downloads.everyPage(index(server))) {
        assertThat(pages.iterator().next().uri()).hasPath("/manual/1.html");
      } // returns although no other download does
      closed.countDown();
    }
  }

  @Test
  void nothingIsWrittenOutsideOfTheDirectory() {
    Page page = new Page(URI.create("http://localhost/../../evil"), "");

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> Synced.write(List.of(page), target))
        .withMessageContaining("outside");
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IOException(e); // the server is closed
    }
  }

  private static URI index(LocalServer server) {
    return server.root().resolve(SourceSite.INDEX);
  }

  private Map<String, String> mirrored() throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(target.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    }
    return texts;
  }

  /** The files of the site. */
  private static final class SiteFiles {

    private static final Map<String, String> FILES = SourceSite.files();

    static Optional<byte[]> at(String path) {
      return Optional.ofNullable(FILES.get(path))
          .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Serves the site, but no page before so many were asked for at once. */
  private static final class Crowd implements LocalServer.Content {

    private final CountDownLatch missing;
    private final AtomicInteger here = new AtomicInteger();
    final AtomicInteger largest = new AtomicInteger();

    Crowd(int size) {
      missing = new CountDownLatch(size);
    }

    @Override
    public Optional<byte[]> at(String path) throws IOException {
      if (path.endsWith(".html")) {
        int now = here.incrementAndGet();
        largest.accumulateAndGet(now, Math::max);
        missing.countDown();
        await(missing);
        here.decrementAndGet();
      }
      return SiteFiles.at(path);
    }
  }
}
