package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Flow;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputTest {

  /** Gives what it holds. */
  private static final class Held extends Input<String> {
    private final Deque<String> items;
    private int taken;

    Held(String... items) {
      this.items = new ArrayDeque<>(List.of(items));
    }

    @Override
    protected String take() {
      taken++;
      return items.poll();
    }

    @Override
    protected Flow.Publisher<String> publish() {
      throw new UnsupportedOperationException();
    }

    void end() {
      finish();
    }
  }

  @Test
  void givesItemAfterItem() {
    Held in = new Held("a", "b");
    assertThat(in.next()).isTrue();
    assertThat(in.item()).isEqualTo("a");
    assertThat(in.item()).as("asked again").isEqualTo("a");
    assertThat(in.next()).isTrue();
    assertThat(in.item()).isEqualTo("b");
    assertThat(in.next()).isFalse();
    assertThatThrownBy(in::item).isInstanceOf(NoSuchElementException.class);
    assertThat(in.next()).isFalse();
  }

  @Test
  void hasAnItemInHandOnlyBetweenTheFirstAndTheEnd() {
    Held in = new Held("a");
    assertThat(in.current()).isNull();
    assertThatThrownBy(in::item).isInstanceOf(NoSuchElementException.class);
    in.next();
    assertThat(in.current()).isEqualTo("a");
    in.next();
    assertThat(in.current()).isNull();
  }

  @Test
  void letsGoOfAnItemBeforeItWaitsForTheNext() {
    Input<String> in =
        new Input<>() {
          private boolean first = true;

          @Override
          protected String take() {
            assertThat(current()).isNull();
            String item = first ? "a" : null;
            first = false;
            return item;
          }

          @Override
          protected Flow.Publisher<String> publish() {
            throw new UnsupportedOperationException();
          }
        };
    assertThat(in.next()).isTrue();
    assertThat(in.next()).isFalse();
  }

  @Test
  void aViewTakesNothingBeforeItIsRead() {
    Held in = new Held("a");
    Iterator<String> items = in.iterable().iterator();
    assertThat(in.taken).isZero();
    assertThat(items.hasNext()).isTrue();
    assertThat(items.hasNext()).isTrue();
    assertThat(in.taken).isOne();
    assertThat(items.next()).isEqualTo("a");
    assertThat(in.taken).as("one ahead at most").isOne();
  }

  @Test
  void aStreamTakesNothingBeforeItIsRead() {
    Held in = new Held("a", "b", "c");
    Stream<String> items = in.stream();
    assertThat(in.taken).isZero();
    assertThat(items.limit(2)).containsExactly("a", "b");
    assertThat(in.taken).isEqualTo(2);
  }

  static Stream<Arguments> pairsOfViews() {
    List<Function<Input<String>, Object>> views =
        List.of(Input::iterator, Input::stream, in -> in.iterable().iterator());
    return views.stream().flatMap(once -> views.stream().map(twice -> Arguments.of(once, twice)));
  }

  @ParameterizedTest
  @MethodSource("pairsOfViews")
  void theItemsAreViewedOnce(
      Function<Input<String>, Object> once, Function<Input<String>, Object> twice) {
    Held in = new Held("a");
    assertThat(once.apply(in)).isNotNull();
    assertThatThrownBy(() -> twice.apply(in)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aViewDiesWithTheInput() {
    Held iterated = new Held("a", "b");
    Iterator<String> items = iterated.iterator();
    assertThat(items.next()).isEqualTo("a");
    iterated.end();
    assertThatThrownBy(items::hasNext).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(items::next).isInstanceOf(IllegalStateException.class);

    Held streamed = new Held("a", "b");
    Stream<String> stream = streamed.stream();
    streamed.end();
    assertThatThrownBy(stream::findFirst).isInstanceOf(IllegalStateException.class);
    assertThat(streamed.taken).isZero();
  }
}
