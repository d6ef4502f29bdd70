package dev.pipewright.examples.census;

/** Is told how far a census is. Several threads tell it. */
interface Progress extends AutoCloseable {

  /** Says that there is one more place to read. */
  void found();

  /** Says that one of the places was read. */
  void read();

  /** Says that there is no more to come. */
  @Override
  void close();

  /** Returns one that keeps it to itself. */
  static Progress none() {
    return new Progress() {
      @Override
      public void found() {}

      @Override
      public void read() {}

      @Override
      public void close() {}
    };
  }
}
