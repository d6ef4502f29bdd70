package dev.pipewright.runtime.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.ITestResult;

/** What the tests share that are the Reactive Streams TCK. */
public final class Tck {

  /** How long the kit waits for a signal that has to come: for long, on a busy machine. */
  private static final long SIGNAL_MILLIS = 5_000;

  /** How long it waits for one that must not come. */
  private static final long NO_SIGNAL_MILLIS = 50;

  private Tck() {}

  /** Returns what the kit is run with. */
  public static TestEnvironment environment() {
    return new TestEnvironment(SIGNAL_MILLIS, NO_SIGNAL_MILLIS, NO_SIGNAL_MILLIS, false);
  }

  /**
   * Asserts that a test of the kit was skipped if, and only if, its name begins as one of those
   * that do not apply. The kit skips what it finds not to apply, and would tell nobody.
   */
  public static void assertSkippedOnly(ITestResult result, String... inapplicable) {
    String name = result.getMethod().getMethodName();
    boolean applies =
        !name.startsWith("untested_") && Arrays.stream(inapplicable).noneMatch(name::startsWith);
    assertThat(result.getStatus() == ITestResult.SKIP)
        .as("%s is skipped: %s", name, result.getThrowable())
        .isEqualTo(!applies);
  }
}
