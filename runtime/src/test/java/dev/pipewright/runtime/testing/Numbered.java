package dev.pipewright.runtime.testing;

import dev.pipewright.runtime.queue.Producer;
import org.jspecify.annotations.Nullable;

/** A producer with an input of some number in hand, for which an ordered queue asks it. */
public final class Numbered extends Producer {

  public Numbered(int index, long number) {
    super(index);
    setInputNumber(number);
  }

  @Override
  public @Nullable Object inputInHand() {
    return null;
  }
}
