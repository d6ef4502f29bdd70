package dev.pipewright.benchmarks.services;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.Iterator;

/**
 * A service of four stages: a source, two that pass items on, and the one that is done with them.
 */
interface Service {

  @Task(branch = true)
  static Iterator<Long> items(Pace pace) {
    return pace;
  }

  @Task
  static Long first(Long sent) {
    return sent;
  }

  @Task
  static Long second(Long sent) {
    return sent;
  }

  @Task
  static void done(Long sent, @Bind Served served) {
    served.add(sent);
  }

  @Pipeline("items -> first -> second -> done")
  void serve(Pace pace, Served served);
}
