package dev.pipewright.processor.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

  @ParameterizedTest
  @CsvSource({
    "fecth, fetch", // swapped
    "fetchh, fetch", // one too many
    "fech, fetch", // one too few
    "fetsh, fetch", // another one
    "FETCH, fetch", // upper case
    "pares, parse",
    "winrate, winRates",
  })
  void suggestsWhatIsNear(String written, String meant) {
    assertThat(Suggestion.didYouMean(written, List.of("fetch", "parse", "winRates", "store")))
        .isEqualTo(" Did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({"games", "f", "fe", "p"})
  void suggestsNothingThatIsFar(String written) {
    assertThat(Suggestion.didYouMean(written, List.of("fetch", "parse", "g", "s"))).isEmpty();
  }

  @Test
  void suggestsAllThatAreEquallyNearAndEachOnce() {
    assertThat(Suggestion.didYouMean("get", List.of("set", "bet", "set", "other")))
        .isEqualTo(" Did you mean bet or set?");
    assertThat(Suggestion.didYouMean("get", List.of())).isEmpty();
  }
}
