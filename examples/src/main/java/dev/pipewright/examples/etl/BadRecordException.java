package dev.pipewright.examples.etl;

import java.io.Serial;

/** Says what is wrong with a record. */
final class BadRecordException extends Exception {

  @Serial private static final long serialVersionUID = 1;

  BadRecordException(String reason) {
    super(reason);
  }
}
