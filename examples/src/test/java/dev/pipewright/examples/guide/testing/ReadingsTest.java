package dev.pipewright.examples.guide.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.examples.guide.testing.Readings.Calibration;
import dev.pipewright.examples.guide.testing.Readings.Limit;
import dev.pipewright.examples.guide.testing.Readings.Reading;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

// snippet: timeout
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
// end snippet
class ReadingsTest {

  private static final Reading ROOF = new Reading("roof", 21.5);
  private static final Reading CELLAR = new Reading("cellar", 12);

  private static final Calibration NONE = (sensor, celsius) -> celsius;

  // snippet: tasks
  @Test
  void aTaskIsAMethod() {
    assertThat(Readings.corrected(ROOF, (sensor, celsius) -> celsius - 1))
        .isEqualTo(new Reading("roof", 20.5));
  }

  @Test
  void aListTakesWhatATaskEmits() {
    List<Reading> emitted = new ArrayList<>();
    Readings.readings("roof=21.5 cellar=12", emitted::add);
    assertThat(emitted).containsExactly(ROOF, CELLAR);
  }

  @Test
  void aJoinTakesAList() {
    assertThat(Readings.maxima(List.of(ROOF, CELLAR, new Reading("roof", 23))))
        .isEqualTo(Map.of("roof", 23.0, "cellar", 12.0));
  }

  // end snippet

  // snippet: fakes
  @Test
  void whatIsBoundOrUsedMayBeAFake() {
    Limit all =
        new Limit(0) {
          @Override
          Optional<Reading> above(Reading reading) {
            return Optional.of(reading);
          }
        };
    Calibration inReverse = (sensor, celsius) -> -celsius;
    Readings readings = new PipewrightReadings(all, inReverse);

    try (Run<Reading> run = readings.tooHot(Stream.of("roof=21.5", "cellar=12"))) {
      assertThat(run)
          .containsExactlyInAnyOrder(new Reading("roof", -21.5), new Reading("cellar", -12));
    }
  }

  // end snippet

  // snippet: failure
  @Test
  void aFailureNamesTheTaskAndItsInput() {
    Readings readings = new PipewrightReadings(new Limit(0), NONE);

    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> readings.highest(Stream.of("roof=21.5", "cellar=cold")))
        .withCauseInstanceOf(NumberFormatException.class)
        .satisfies(
            failure -> {
              assertThat(failure.task()).isEqualTo("readings");
              assertThat(failure.input()).isEqualTo("cellar=cold");
            });
  }

  // end snippet

  @Test
  void aFakeMayFail() {
    RuntimeException outage = new IllegalStateException("no calibration today");
    Readings readings =
        new PipewrightReadings(
            new Limit(0),
            (sensor, celsius) -> {
              throw outage;
            });
    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> readings.highest(Stream.of("roof=21.5")));
    assertThat(failure.task()).isEqualTo("corrected");
    assertThat(failure).hasCause(outage);
  }

  // snippet: close
  @Test
  void leavingEarlyEndsAllWorkersAndClosesTheSource() {
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Calibration noting =
        (sensor, celsius) -> {
          workers.add(Thread.currentThread());
          return celsius;
        };
    AtomicInteger closed = new AtomicInteger();
    Stream<String> endless = Stream.generate(() -> "roof=21.5").onClose(closed::incrementAndGet);

    try (Run<Reading> run = new PipewrightReadings(new Limit(0), noting).tooHot(endless)) {
      assertThat(run.stream().limit(3)).containsOnly(ROOF);
    }

    assertThat(closed).hasValue(1);
    assertThat(workers).isNotEmpty().noneMatch(Thread::isAlive);
  }

  // end snippet

  @Test
  void workersAreNamed() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    Calibration noting =
        (sensor, celsius) -> {
          names.add(Thread.currentThread().getName());
          return celsius;
        };
    new PipewrightReadings(new Limit(0), noting)
        .highest(Stream.generate(() -> "roof=1").limit(100));
    assertThat(names)
        .isNotEmpty()
        .allMatch(name -> name.matches("pipewright-highest-corrected-[1-4]"));
  }

  // snippet: backpressure
  @Test
  void noMoreIsReadThanTheThrottleAllows() throws InterruptedException {
    int throttle = 10;
    int inHand = 1;
    AtomicInteger read = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(1 + throttle + inHand);
    Stream<String> log =
        Stream.generate(
            () -> {
              full.countDown();
              return "line " + read.incrementAndGet();
            });

    try (Run<String> run = new PipewrightReadings(new Limit(0), NONE).tail(log)) {
      Iterator<String> lines = run.iterator();
      lines.next();
      full.await();
      for (int taken = 2; taken <= 1000; taken++) {
        lines.next();
        assertThat(read.get()).isLessThanOrEqualTo(taken + throttle + inHand);
      }
    }
  }

  // end snippet

  // snippet: workers
  @Test
  void fourCorrectionsAreMadeAtOnce() {
    CountDownLatch atWork = new CountDownLatch(4);
    Calibration waiting =
        (sensor, celsius) -> {
          atWork.countDown();
          awaitOrFail(atWork);
          return celsius;
        };

    new PipewrightReadings(new Limit(0), waiting).highest(Stream.of("a=1 b=2 c=3 d=4"));
  }

  // end snippet

  private static void awaitOrFail(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
