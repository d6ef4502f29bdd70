package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.Task;
import dev.pipewright.examples.guide.Weather.Reading;
import dev.pipewright.examples.guide.Weather.Service;
import dev.pipewright.runtime.TaskException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WeatherTest {

  private static final Path DOCS = Path.of("").toAbsolutePath().getParent().resolve("docs");
  private static final String REPORT = "Cabauw 7.5\nDe_Bilt 8.0\nCabauw 99.0";

  private final ConcurrentLinkedQueue<Reading> published = new ConcurrentLinkedQueue<>();
  private final Weather weather = new PipewrightWeather(0.5);

  private final Service service =
      new Service() {
        @Override
        public CompletableFuture<String> forecast(String station) {
          return CompletableFuture.supplyAsync(() -> "rain in " + station);
        }

        @Override
        public CompletableFuture<List<Reading>> history(String station) {
          return CompletableFuture.supplyAsync(
              () -> List.of(new Reading(station, 1), new Reading(station, 2)));
        }

        @Override
        public CompletableFuture<Void> publish(Reading reading) {
          return CompletableFuture.runAsync(() -> published.add(reading));
        }
      };

  @TempDir private Path directory;

  @Test
  void whatIsNotPlausibleIsDropped() {
    List<Reading> log = new ArrayList<>();
    weather.keep(REPORT, log);
    assertThat(log).containsExactly(new Reading("Cabauw", 7.5), new Reading("De_Bilt", 8.0));
  }

  @Test
  void instanceTasksUseTheObject() {
    assertThat(weather.corrected("Cabauw 7.5"))
        .containsExactly(Optional.of(new Reading("Cabauw", 8.0)));
  }

  @Test
  void aJoinIsCalledThoughNoItemComes() {
    assertThat(weather.warmestIn(directory)).isEmpty();
  }

  @Test
  void anEmitterIsItsCallsAlone() {
    assertThat(weather.misused(2)).containsExactly(1);
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> weather.misused(1))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aJoinIsReadOnce() {
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> weather.twice("a,b"))
        .withCauseInstanceOf(IllegalStateException.class)
        .withMessageContaining("read only once");
  }

  @Test
  void aJoinThatEndsEarlyEndsAnEndlessSourceAndClosesIt() {
    List<String> closed = new ArrayList<>();
    assertThat(weather.firstOf(Stream.iterate(1, n -> n + 1).onClose(() -> closed.add("it")), 3))
        .containsExactly(1, 2, 3);
    assertThat(closed).containsExactly("it");
  }

  @Test
  void reportsOfAWholeTree() throws Exception {
    Files.writeString(directory.resolve("today"), REPORT);
    Path year = Files.createDirectory(directory.resolve("2025"));
    Files.writeString(year.resolve("may"), "De_Bilt 20\nDe_Bilt 20");

    assertThat(weather.warmestIn(directory)).isEqualTo(Map.of("Cabauw", 99.0, "De_Bilt", 20.0));
  }

  @Test
  void publishersAreReadAndGiven() {
    assertThat(weather.countOf(REPORT)).isEqualTo(3);
  }

  @Test
  void futuresOfListsAndOfNothing() {
    weather.republish("Cabauw,De_Bilt", service);
    assertThat(published)
        .containsExactlyInAnyOrder(
            new Reading("Cabauw", 1),
            new Reading("Cabauw", 2),
            new Reading("De_Bilt", 1),
            new Reading("De_Bilt", 2));
  }

  @Test
  void firstTasksTakeWhatThePipelineDoes() {
    assertThat(weather.firstWords("x", 1, any -> List.of("Cabauw", "De_Bilt"), service, 2))
        .containsExactly("rain", "in");
    assertThat(weather.forecastHere(service)).isEqualTo("rain in Cabauw");
  }

  @Test
  void itemsAreWidened() {
    assertThat(weather.meanHour(1)).isEqualTo(11.5);
    assertThat(weather.table("a,b", new int[] {1, 2})).containsExactly("a: 1.0", "b: 2.0");
  }

  @Test
  void nullIsNoItem() {
    // snippet: nothing
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> weather.republish("Cabauw", new SilentService()))
        .withMessageContaining("null is never an item");
    // end snippet
    assertThatExceptionOfType(NullPointerException.class)
        .isThrownBy(() -> weather.countOf(null))
        .withMessage("report");
  }

  /** Gives nulls. */
  private static final class SilentService implements Service {
    @Override
    public CompletableFuture<String> forecast(String station) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<List<Reading>> history(String station) {
      return CompletableFuture.completedFuture(Arrays.asList((Reading) null));
    }

    @Override
    public CompletableFuture<Void> publish(Reading reading) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** The table of the guide shows declarations, and they are those that are compiled here. */
  @Test
  void everyFormInTheGuideIsDeclaredHere() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/dev/pipewright/examples/guide/Weather.java"))
            .replaceAll("\\s+", " ");

    List<String> forms =
        rows("## Every form")
            .map(row -> row.group(2).strip())
            .map(form -> form.substring(1, form.length() - 1))
            .toList();

    assertThat(forms).hasSizeGreaterThan(15).allSatisfy(form -> assertThat(source).contains(form));
  }

  @Test
  void everyAttributeIsInTheGuideWithItsDefault() throws Exception {
    List<String> shown =
        rows("## Attributes").map(row -> row.group(1).strip() + row.group(2).strip()).toList();

    assertThat(shown)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Task.class.getDeclaredMethods()).map(WeatherTest::described).toList());
  }

  private static String described(Method attribute) {
    Object value = attribute.getDefaultValue();
    Object written =
        value instanceof String[] none && none.length == 0
            ? "{}"
            : value instanceof String text ? "\"" + text + "\"" : value;
    return "`" + attribute.getName() + "`" + "`" + written + "`";
  }

  /** Returns the rows of the table behind a heading, without its head. */
  private static Stream<MatchResult> rows(String heading) throws Exception {
    String page = Files.readString(DOCS.resolve("tasks.md"));
    String section = page.substring(page.indexOf("\n" + heading + "\n") + 1 + heading.length());
    int next = section.indexOf("\n## ");
    return Pattern.compile("^\\|([^|]*)\\|([^|]*)\\|.*\\|$", Pattern.MULTILINE)
        .matcher(next < 0 ? section : section.substring(0, next))
        .results()
        .skip(2);
  }
}
