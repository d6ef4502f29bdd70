package dev.pipewright.runtime.queue;

import org.jspecify.annotations.Nullable;

/** An item whose field no memory rule of its own protects. */
final class Item {

  int value;

  Item(int value) {
    this.value = value;
  }

  static String value(@Nullable Item item) {
    return item == null ? "none" : Integer.toString(item.value);
  }
}
