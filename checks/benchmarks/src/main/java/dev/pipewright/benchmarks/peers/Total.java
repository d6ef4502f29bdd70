package dev.pipewright.benchmarks.peers;

/** What the last stage makes of the items: of a kind that tells whether all came, and in order. */
public abstract sealed class Total {

  private static final int HASH_FACTOR = 31;

  /** What the items came to so far. */
  protected long value;

  private Total() {}

  /**
   * Takes an item.
   *
   * @param item the next one
   * @return this
   */
  public abstract Total add(Integer item);

  /** What the items came to. */
  public final long value() {
    return value;
  }

  /** The sum, whatever the order. */
  public static final class Sum extends Total {

    /** Starts with no items. */
    public Sum() {}

    @Override
    public Sum add(Integer item) {
      value += item;
      return this;
    }
  }

  /** A hash as that of a list, which no other order has. */
  public static final class OrderedHash extends Total {

    /** Starts with no items. */
    public OrderedHash() {}

    @Override
    public OrderedHash add(Integer item) {
      value = value * HASH_FACTOR + item;
      return this;
    }
  }
}
