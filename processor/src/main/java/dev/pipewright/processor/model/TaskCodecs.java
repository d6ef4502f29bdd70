package dev.pipewright.processor.model;

import java.util.HashMap;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;

/**
 * How the values of tasks cross to other processes, for the classes that are generated in one
 * package: found out where tasks are checked, and written down where they passed.
 */
public final class TaskCodecs {

  private final TypeSystem types;
  private final PackageElement from;
  private final Map<ExecutableElement, CodecReader> readers = new HashMap<>();

  /** Makes what knows of no task yet. */
  public TaskCodecs(TypeSystem types, PackageElement from) {
    this.types = types;
    this.from = from;
  }

  /** Returns what reads the types of a task. A generic one has other types at each stage. */
  public CodecReader readerFor(TaskModel task) {
    return readers.computeIfAbsent(
        task.method(), method -> new CodecReader(types, task.method(), task.owner(), from));
  }

  /** Returns the codecs of a task's types that have been read. */
  public Codecs of(TaskModel task) {
    return readerFor(task).codecs();
  }
}
