package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;

/** That a bound name means one value for all tasks of a type's pipelines. */
final class BindRules {

  private final TypeSystem types;

  /** Makes the rules askable. */
  BindRules(TypeSystem types) {
    this.types = types;
  }

  /** Returns what is wrong with a name that the tasks of one pipeline bind, if anything is. */
  Optional<Finding> conflict(GraphModel graph, String name) {
    return check(
            graph.stages().stream()
                .map(Stage::task)
                .filter(
                    task ->
                        task.bindings().stream().anyMatch(b -> b.bound().equals(Optional.of(name))))
                .toList())
        .stream()
        .findFirst();
  }

  /** Checks the bound names of the tasks that one generated class runs. */
  List<Finding> check(List<TaskModel> tasks) {
    record Use(TaskModel task, ParameterModel parameter) {}
    List<Finding> findings = new ArrayList<>();
    Map<String, Use> first = new LinkedHashMap<>();
    for (TaskModel task : tasks) {
      for (ParameterModel parameter : task.bindings()) {
        String name = parameter.bound().orElseThrow();
        Use earlier = first.putIfAbsent(name, new Use(task, parameter));
        if (earlier != null && !types.isIdentical(earlier.parameter().type(), parameter.type())) {
          List<String> names = TypeNames.of(List.of(parameter.type(), earlier.parameter().type()));
          findings.add(
              Problem.BindConflict.at(
                  Location.of(parameter.element()),
                  task.name(),
                  names.get(0),
                  name,
                  earlier.task().name(),
                  names.get(1),
                  task.name() + Character.toUpperCase(name.charAt(0)) + name.substring(1)));
        }
      }
    }
    return findings;
  }

  /** Checks that no parameter is marked with what marks those of tasks. */
  static Optional<Finding> checkParameters(PipelineModel pipeline, GraphModel graph) {
    for (ParameterModel parameter : pipeline.parameters()) {
      Optional<AnnotationMirror> bind = Annotations.find(parameter.element(), Names.BIND);
      if (bind.isPresent()) {
        return Optional.of(
            Problem.ParameterBind.at(
                new Location(parameter.element(), bind.get(), null),
                parameter.name(),
                pipeline.name(),
                whereToBind(parameter, graph)));
      }
    }
    return Optional.empty();
  }

  private static String whereToBind(ParameterModel parameter, GraphModel graph) {
    String name = parameter.bound().orElseThrow();
    List<TaskModel> tasks = graph.stages().stream().map(Stage::task).toList();
    for (TaskModel task : tasks) {
      if (task.bindings().stream().anyMatch(b -> b.bound().equals(Optional.of(name)))) {
        return name.equals(parameter.name())
            ? Problem.Wordings.BOUND_ALREADY.formatted(task.name())
            : Problem.Wordings.BOUND_OTHERWISE.formatted(
                TypeNames.of(parameter.type()), name, task.name());
      }
    }
    return tasks.stream()
        .filter(task -> task.input(name).isPresent())
        .findFirst()
        .map(task -> Problem.Wordings.BIND_THERE.formatted(name, task.name()))
        .orElse(Problem.Wordings.BIND_ELSEWHERE);
  }
}
