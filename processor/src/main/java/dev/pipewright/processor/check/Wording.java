package dev.pipewright.processor.check;

import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Taking;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.TypeMirror;

/** Puts lists into words. */
final class Wording {

  private Wording() {}

  /** Writes the names of parameters: {@code a, b and c}. */
  static String namesOf(List<ParameterModel> parameters) {
    return and(parameters.stream().map(ParameterModel::name).toList());
  }

  /** Writes the names of inputs: {@code inputs a and b}. */
  static String inputs(List<ParameterModel> inputs) {
    return (inputs.size() == 1 ? "input " : "inputs ") + namesOf(inputs);
  }

  /** Writes parameters as they are declared: {@code (String player, int months)}. */
  static String declarationOf(List<ParameterModel> parameters) {
    if (parameters.isEmpty()) {
      return "nothing";
    }
    return parameters.stream()
        .map(p -> TypeNames.of(p.type()) + " " + p.name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Writes a method as it is told from others of its name: {@code fetch(int, String)}. */
  static String signatureOf(ExecutableElement method) {
    List<TypeMirror> types = new ArrayList<>();
    method.getParameters().forEach(parameter -> types.add(parameter.asType()));
    return method.getSimpleName() + "(" + String.join(", ", TypeNames.of(types)) + ")";
  }

  /** Writes tasks with what they take: {@code task f, which takes (int n)}. */
  static String tasksTaking(List<TaskModel> tasks) {
    String those = tasks.size() == 1 ? "task " : "tasks ";
    return those + namesOfTasks(tasks) + ", which " + take(tasks);
  }

  /** Writes first tasks with what they take: {@code its first task, f, takes (int n)}. */
  static String firstTasksTake(List<TaskModel> firsts) {
    return firsts(firsts) + ", " + take(firsts);
  }

  /** Writes first tasks with what they take: {@code its first task, f, which takes (int n)}. */
  static String firstTasksTaking(List<TaskModel> firsts) {
    return firsts(firsts) + ", which " + take(firsts);
  }

  /** Names one of a pipeline's first tasks. */
  static String firstTask(TaskModel first, List<TaskModel> firsts) {
    return firsts.size() == 1 ? firsts(firsts) : first.name() + ", one of its first tasks";
  }

  private static String firsts(List<TaskModel> tasks) {
    return (tasks.size() == 1 ? "its first task, " : "its first tasks, ") + namesOfTasks(tasks);
  }

  private static String take(List<TaskModel> tasks) {
    return (tasks.size() == 1 ? "takes " : "take ")
        + and(tasks.stream().map(task -> declarationOf(task.inputs())).toList());
  }

  /** Writes the names of tasks: {@code f, g and h}. */
  static String namesOfTasks(List<TaskModel> tasks) {
    return and(tasks.stream().map(TaskModel::name).toList());
  }

  /** Writes the bounds of a method's type variables, if they have any: {@code with T extends X}. */
  static String boundsOf(ExecutableElement method) {
    List<String> bounds = new ArrayList<>();
    for (TypeParameterElement variable : method.getTypeParameters()) {
      List<String> types =
          variable.getBounds().stream()
              .map(TypeNames::of)
              .filter(type -> !type.equals("Object"))
              .toList();
      if (!types.isEmpty()) {
        bounds.add(variable.getSimpleName() + " extends " + String.join(" & ", types));
      }
    }
    return bounds.isEmpty() ? "" : " with " + and(bounds);
  }

  /** Returns a name for a further task with values of a type, such that nothing has it yet. */
  static String nameLike(TypeElement type, PipelineModel pipeline, GraphModel graph) {
    String name = type.getSimpleName().toString();
    return freeName(Character.toLowerCase(name.charAt(0)) + name.substring(1), pipeline, graph);
  }

  /** Returns a name for a further task: the given one, if it can be. */
  static String freeName(String name, PipelineModel pipeline, GraphModel graph) {
    Set<String> taken =
        graph.stages().stream().map(stage -> stage.task().name()).collect(Collectors.toSet());
    for (Element member : pipeline.via().getEnclosedElements()) {
      taken.add(member.getSimpleName().toString());
    }
    return Stream.concat(
            Stream.of(name, "each"), Stream.iterate(2, n -> n + 1).map(number -> "each" + number))
        .filter(free -> !taken.contains(free) && !SourceVersion.isKeyword(free))
        .findFirst()
        .orElseThrow();
  }

  /** Names a package. */
  static String nameOf(PackageElement somePackage) {
    return somePackage.isUnnamed()
        ? "the unnamed package"
        : "package " + somePackage.getQualifiedName();
  }

  /** Writes an expression as it stands in the annotation: {@code {"a -> b", "a -> c"}}. */
  static String expressionOf(PipelineModel pipeline) {
    List<String> chains =
        pipeline.chains().stream().map(chain -> "\"" + chain.text() + "\"").toList();
    return chains.size() == 1
        ? chains.get(0)
        : chains.stream().collect(Collectors.joining(", ", "{", "}"));
  }

  /**
   * Says what to return where there will be any number of outputs instead of the one that the
   * pipeline returns now: nothing, unless it returns one, and no task joins them.
   */
  static Optional<String> resultOfMany(PipelineModel pipeline, GraphModel graph, TypeSystem types) {
    Optional<TypeMirror> output = graph.task(graph.last()).outputItem();
    return Taking.of(pipeline.returnType(), output, types)
        .filter(Taking::isSingle)
        .filter(taking -> graph.stages().stream().noneMatch(stage -> stage.task().join()))
        .flatMap(
            taking -> {
              String item = TypeNames.of(types.boxed(output.orElseThrow()));
              return Optional.of(
                  (taking.kind() == Taking.Kind.SINGLE
                          ? Problem.Wordings.LIST
                          : Problem.Wordings.FUTURE_LIST)
                      .formatted(item));
            });
  }

  /** Writes a sentence, with a capital letter and a full stop. */
  static String sentence(String words) {
    return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }

  /** Joins words with commas and a last "and". */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
