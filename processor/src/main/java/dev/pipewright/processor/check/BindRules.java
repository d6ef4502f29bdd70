package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * That a bound name means one value for all tasks of a type's pipelines, and that all these values
 * can be passed.
 */
final class BindRules {

  /** How many values a method of Java's can take, the object that it is called on included. */
  private static final int ROOM = 255;

  /** How many bytes of code a method of Java's can have. */
  private static final int MOST_CODE = 65_535;

  /** How many bytes at least make a stage: new, dup, invokespecial, invokevirtual. */
  private static final int CODE_OF_STAGE = 10;

  private static final int CODE_OF_FIELD = 4;
  private static final int CODE_OF_PARAMETER = 1;

  private final TypeSystem types;

  /** Makes the rules askable. */
  BindRules(TypeSystem types) {
    this.types = types;
  }

  /**
   * Checks that the values that a generated class is constructed with are not too many for Java.
   */
  List<Finding> checkRoom(ContractModel contract, List<Plan> plans) {
    List<Finding> findings = new ArrayList<>();
    Map<String, TypeMirror> values = new LinkedHashMap<>();
    Set<TypeElement> objects = new HashSet<>();
    for (Plan plan : plans) {
      int code = 0;
      for (Stage stage : plan.graph().stages()) {
        code += CODE_OF_STAGE;
        for (ParameterModel parameter : stage.task().bindings()) {
          boolean held = plan.pipeline().sourceOf(parameter, types).isEmpty();
          code += held ? CODE_OF_FIELD : CODE_OF_PARAMETER;
          if (held) {
            values.put(parameter.bound().orElseThrow(), parameter.type());
          }
        }
        if (!stage.task().isStatic() && !stage.task().via().equals(contract.type())) {
          objects.add(stage.task().via());
        }
      }
      if (code > MOST_CODE) {
        findings.add(
            Problem.PipelineLength.at(
                plan.pipeline().atValue(),
                gap("pipeline", plan.pipeline().name()),
                gap("stages", plan.graph().stages().size())));
      }
      plan.graph().firstTasks().forEach(task -> checkRoom(task, findings));
    }
    int inherited =
        contract.constructors().stream()
            .mapToInt(c -> roomOf(c.getParameters().stream().map(VariableElement::asType)))
            .max()
            .orElse(0);
    int room = inherited + objects.size() + roomOf(values.values().stream());
    if (room > ROOM - 1) {
      findings.add(
          Problem.BindRoom.at(
              Location.of(contract.type()),
              gap("type", contract.type().getSimpleName()),
              gap("room", room),
              gap("most", ROOM - 1)));
    }
    return findings;
  }

  /** Where a pipeline starts with a task, an object is constructed with all that the task takes. */
  private static void checkRoom(TaskModel task, List<Finding> findings) {
    int room =
        roomOf(task.parameters().stream().filter(p -> !p.isEmitter()).map(ParameterModel::type));
    int left = task.isStatic() ? ROOM - 1 : ROOM - 2;
    if (room > left) {
      findings.add(
          Problem.BindRoomOfTask.at(
              Location.of(task.method()),
              gap("task", task.name()),
              gap("room", room),
              gap("most", left)));
    }
  }

  private static int roomOf(Stream<? extends TypeMirror> types) {
    return types
        .mapToInt(t -> t.getKind() == TypeKind.LONG || t.getKind() == TypeKind.DOUBLE ? 2 : 1)
        .sum();
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
                  gap("task", task.name()),
                  gap("type", names.get(0)),
                  gap("name", name),
                  gap("otherTask", earlier.task().name()),
                  gap("otherType", names.get(1)),
                  gap(
                      "example",
                      task.name() + Character.toUpperCase(name.charAt(0)) + name.substring(1))));
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
                gap("parameter", parameter.name()),
                gap("pipeline", pipeline.name()),
                gap("remedy", whereToBind(parameter, graph))));
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
