package dev.pipewright.benchmarks.peers;

import java.io.Serial;
import java.io.Serializable;

/** A small record to be sent to another process. */
public record Point(int id, String name, double x) implements Serializable {

  @Serial private static final long serialVersionUID = 1;

  /** Returns the point of a number. */
  public static Point numbered(int id) {
    return new Point(id, "item", id);
  }

  /** Returns the next point, twice as far away: what is computed in the other process. */
  public Point moved() {
    return new Point(id + 1, name, x * 2);
  }
}
