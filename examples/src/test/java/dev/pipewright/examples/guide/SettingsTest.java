package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pipewright.examples.guide.Pages.Page;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SettingsTest {

  private static Properties settings(String text) throws IOException {
    Properties settings = new Properties();
    settings.load(new StringReader(text));
    return settings;
  }

  @Test
  void workersComeFromAFile() throws Exception {
    Properties settings = settings("fetch.workers = 40\nfetch.throttle = 200");
    // snippet: on
    Pages pages = new PipewrightPages().on(Settings.engine(settings));
    // end snippet

    CyclicBarrier forty = new CyclicBarrier(40); // four workers would wait here for ever
    List<URI> uris = IntStream.range(0, 80).mapToObj(i -> URI.create("site:" + i)).toList();
    ConcurrentLinkedQueue<Page> stored = new ConcurrentLinkedQueue<>();
    pages.copy(
        uris,
        uri -> {
          try {
            forty.await(30, TimeUnit.SECONDS);
          } catch (Exception e) {
            throw new IOException(e);
          }
          return "text";
        },
        stored::add);

    assertThat(stored).hasSize(80);
  }

  @Test
  void wrongNamesAndNumbersAreToldAtOnce() throws Exception {
    Properties misspelled = settings("fetsch.workers = 40");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PipewrightPages().on(Settings.engine(misspelled)))
        .withMessage(
            "There is no task fetsch in the pipelines of Pages; the nearest is fetch, and its tasks"
                + " are each, store, fetch");

    Properties single = settings("store.workers = 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PipewrightPages().on(Settings.engine(single)))
        .withMessageStartingWith(
            "workers = 2 does not fit task Pages.store: it declares one worker");

    Properties none = settings("fetch.workers = 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Settings.engine(none))
        .withMessage("workers(\"fetch\", 0): it has to be 1 or more");
  }
}
