package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RetryPolicyTest {

  private static final double ALMOST_ONE = Math.nextDown(1.0);

  private static Duration longest(RetryPolicy policy, int attempts) {
    return Duration.ofNanos(policy.pauseNanos(attempts, ALMOST_ONE));
  }

  @Test
  void doublesThePauseUpToTheLongest() {
    RetryPolicy policy = RetryPolicy.of(9, Duration.ofMillis(100), Duration.ofMillis(500));
    Duration tick = Duration.ofNanos(1); // as the chance is less than one
    assertThat(longest(policy, 1).plus(tick)).isEqualTo(Duration.ofMillis(100));
    assertThat(longest(policy, 2).plus(tick)).isEqualTo(Duration.ofMillis(200));
    assertThat(longest(policy, 3).plus(tick)).isEqualTo(Duration.ofMillis(400));
    assertThat(longest(policy, 4).plus(tick)).isEqualTo(Duration.ofMillis(500));
    assertThat(longest(policy, 1_000_000).plus(tick)).isEqualTo(Duration.ofMillis(500));
  }

  @Test
  void waitsForAsMuchOfThePauseAsChanceSays() {
    RetryPolicy policy = RetryPolicy.of(1, Duration.ofMillis(100), Duration.ofSeconds(1));
    assertThat(policy.pauseNanos(1, 0)).isZero();
    assertThat(policy.pauseNanos(1, 0.25)).isEqualTo(Duration.ofMillis(25).toNanos());
  }

  @Test
  void doesNotOverflow() {
    Duration longest = Duration.ofNanos(Long.MAX_VALUE);
    RetryPolicy policy = RetryPolicy.of(Integer.MAX_VALUE, Duration.ofHours(1), longest);
    for (int attempts : new int[] {1, 22, 23, 62, 63, 64, 65, Integer.MAX_VALUE}) {
      assertThat(policy.pauseNanos(attempts, 0.5)).as("after %s", attempts).isPositive();
    }
    assertThat(RetryPolicy.of(5, Duration.ZERO, longest).pauseNanos(5, 0.5)).isZero();
  }

  @Test
  void goesOnAfterWhatItNamesAsOftenAsItSays() {
    RetryPolicy policy = RetryPolicy.of(2, Duration.ZERO, Duration.ZERO, IOException.class);
    assertThat(policy.goesOn(1, new IOException())).isTrue();
    assertThat(policy.goesOn(2, new FileNotFoundException())).isTrue();
    assertThat(policy.goesOn(3, new IOException())).isFalse();
    assertThat(policy.goesOn(1, new IllegalStateException())).isFalse();
    assertThat(RetryPolicy.NONE.goesOn(1, new IOException())).isFalse();
  }

  @Test
  void mayLeaveBugsAlone() {
    RetryPolicy policy =
        RetryPolicy.of(2, Duration.ZERO, Duration.ZERO, Exception.class).ofCheckedOnly();
    assertThat(policy.goesOn(1, new IOException())).isTrue();
    assertThat(policy.goesOn(1, new IllegalStateException())).isFalse();
  }

  @Test
  void neverGoesOnAfterAnInterruptOrACancellation() {
    RetryPolicy policy = RetryPolicy.of(2, Duration.ZERO, Duration.ZERO, Exception.class);
    assertThat(policy.goesOn(1, new Exception())).isTrue();
    assertThat(policy.goesOn(1, new InterruptedException())).isFalse();
    assertThat(policy.goesOn(1, new CancellationException())).isFalse();
  }
}
