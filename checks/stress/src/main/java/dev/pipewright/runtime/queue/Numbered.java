package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/** A producer with an input of some number in hand, for which an ordered queue asks it. */
final class Numbered extends Producer {

  Numbered(int index, long number) {
    super(index);
    setInputNumber(number);
  }

  @Override
  public @Nullable Object inputInHand() {
    return null;
  }
}
