package dev.pipewright.processor.model;

/** What was found out about the values of a type: how they cross to another process, or why not. */
public sealed interface Encoding permits Encoding.Encodable, EncodingError {

  /**
   * They cross.
   *
   * @param codec how
   */
  record Encodable(CodecModel codec) implements Encoding {}
}
