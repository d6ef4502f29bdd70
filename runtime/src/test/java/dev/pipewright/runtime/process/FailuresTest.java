package dev.pipewright.runtime.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.ProcessException;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FailuresTest {

  private static ItemWriter written(Throwable thrown) {
    ItemWriter out = new ItemWriter();
    Failures.write(thrown, out);
    return out;
  }

  private static ProcessException arrived(Throwable thrown) throws IOException {
    ItemWriter out = written(thrown);
    return Failures.read(new ItemReader(out.bytes(), 0, out.size()));
  }

  @Test
  void exceptionsThatSuppressEachOtherAreWrittenOnceEach() {
    List<Exception> all = IntStream.range(0, 16).mapToObj(i -> new Exception("no. " + i)).toList();
    for (Exception each : all) {
      all.stream().filter(other -> other != each).forEach(each::addSuppressed);
    }

    assertThat(written(all.get(0)).size()).isLessThan(1_000_000);
  }

  @Test
  void causesThatGoInACircleEnd() throws IOException {
    Exception effect = new Exception("effect");
    Exception cause = new Exception("cause", effect);
    effect.initCause(cause);

    ProcessException arrived = arrived(effect);

    assertThat(arrived.getCause()).hasMessage("cause").hasNoCause();
  }

  @Test
  void whatAnExceptionDoesNotTellIsLeftOut() throws IOException {
    RuntimeException hostile =
        new RuntimeException() {
          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }

          @Override
          public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
          }

          @Override
          public StackTraceElement[] getStackTrace() {
            return new StackTraceElement[] {null, new StackTraceElement("A", "b", null, -1)};
          }
        };

    ProcessException arrived = arrived(hostile);

    assertThat(arrived.className()).isEqualTo(hostile.getClass().getName());
    assertThat(arrived).hasMessage(null).hasNoCause();
    assertThat(arrived.getStackTrace()).hasSize(1);
  }
}
