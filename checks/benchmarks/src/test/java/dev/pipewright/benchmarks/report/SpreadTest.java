package dev.pipewright.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void errorIsHalfTheDistanceOfTheQuartiles() {
    assertThat(Spread.of(9, 1, 3, 5, 7)).isEqualTo(new Spread(5, 2));
  }

  @Test
  void medianOfAnEvenNumberLiesBetweenTwo() {
    assertThat(Spread.of(4, 2)).isEqualTo(new Spread(3, 0.5));
  }

  @Test
  void oneRoundHasNoError() {
    assertThat(Spread.of(4)).isEqualTo(new Spread(4, 0));
  }

  @Test
  void aRatioHasTheErrorsOfBothSides() {
    Spread ratio = new Spread(200, 20).over(new Spread(100, 5));

    assertThat(ratio.median()).isEqualTo(2);
    assertThat(ratio.error()).isCloseTo(0.3, within(1e-9));
  }

  @Test
  void noRoundsAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(Spread::of);
  }
}
