package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import java.util.ArrayList;
import java.util.List;

// snippet: batches
/** Makes batches, for whoever names it in uses. */
interface Batching {

  @Task(join = true, branch = true, throttle = 1)
  static <T> void batches(Iterable<T> items, @Bind int batchSize, Emitter<List<T>> out) {
    List<T> batch = new ArrayList<>(batchSize);
    for (T item : items) {
      batch.add(item);
      if (batch.size() == batchSize) {
        out.emit(batch);
        batch = new ArrayList<>(batchSize);
      }
    }
    if (!batch.isEmpty()) {
      out.emit(batch);
    }
  }
}
// end snippet
