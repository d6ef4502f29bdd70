package dev.pipewright.processor.check;

import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.TaskModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.ExecutableElement;

/** The tasks at fault, with the pipelines that are not generated because of each. */
public final class FaultyTasks {

  private final Map<ExecutableElement, List<String>> pipelines = new LinkedHashMap<>();

  /** Notes that a pipeline names a task that is at fault. */
  void add(TaskModel task, PipelineModel pipeline) {
    List<String> names = pipelines.computeIfAbsent(task.method(), t -> new ArrayList<>());
    String name =
        pipeline.via().equals(task.owner())
            ? pipeline.name()
            : pipeline.via().getSimpleName() + "." + pipeline.name();
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  /** Adds what another type has noted. */
  public void addAll(FaultyTasks others) {
    others.pipelines.forEach(
        (task, names) -> pipelines.computeIfAbsent(task, t -> new ArrayList<>()).addAll(names));
  }

  /** Returns the findings about tasks, saying of each that concerns several pipelines which. */
  public List<Finding> withPipelines(List<Finding> findings) {
    return findings.stream().map(this::withPipelines).toList();
  }

  private Finding withPipelines(Finding finding) {
    return pipelines.entrySet().stream()
        .filter(entry -> finding.isAbout(entry.getKey()))
        .map(Map.Entry::getValue)
        .filter(names -> names.size() > 1)
        .findFirst()
        .map(names -> finding.concerning(names))
        .orElse(finding);
  }
}
