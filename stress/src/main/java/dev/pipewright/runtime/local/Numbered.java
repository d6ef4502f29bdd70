package dev.pipewright.runtime.local;

import org.jspecify.annotations.Nullable;

/** A producer with an input of some number in hand, for which an ordered queue asks it. */
final class Numbered extends Producer {

  Numbered(int index, long number) {
    super(index);
    setInputNumber(number);
  }

  @Override
  @Nullable Object inputInHand() {
    return null;
  }
}
