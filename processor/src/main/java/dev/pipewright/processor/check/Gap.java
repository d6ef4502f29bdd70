package dev.pipewright.processor.check;

/**
 * What fills a gap in a wording.
 *
 * @param name the name of the gap, which stands in the wording between braces
 * @param value what stands there in the message
 */
public record Gap(String name, Object value) {

  /** Returns what fills the gap of a name. */
  public static Gap gap(String name, Object value) {
    return new Gap(name, value);
  }
}
