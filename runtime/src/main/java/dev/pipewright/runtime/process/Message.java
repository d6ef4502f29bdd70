package dev.pipewright.runtime.process;

import dev.pipewright.runtime.codec.ItemReader;
import java.io.StreamCorruptedException;

/**
 * A message between a worker process and the one that started it.
 *
 * @param kind what it is about
 * @param content its bytes
 */
public record Message(Kind kind, ItemReader content) {

  /** What messages are about. The order is that on the wire; both ends run the same version. */
  public enum Kind {
    /** To the process, first: what it is, and what its loop is constructed with. */
    START,
    /** To the process: inputs, one behind the other. */
    INPUTS,
    /** To the process: how many more of its outputs were handed on. */
    HANDED_ON,
    /** To the process: there are no more inputs. From it: the task has ended. */
    END,
    /** From the process: what its task did, in this order. */
    STEPS,
    /** From the process: what its task threw. */
    FAILURE,
    /** To the process: there is an input, which it may ask for if nobody else takes it first. */
    WAITING;

    private static final Kind[] ALL = values();

    static Kind of(int number) throws StreamCorruptedException {
      if (number < 0 || number >= ALL.length) {
        throw new StreamCorruptedException("no message has the kind " + number);
      }
      return ALL[number];
    }
  }
}
