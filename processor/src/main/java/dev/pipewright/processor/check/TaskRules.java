package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskOptions;
import dev.pipewright.processor.model.TaskVariables;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a task has to be, wherever it is used. */
public final class TaskRules {

  private final TypeSystem types;
  private final Map<PackageElement, ProcessRules> processes = new HashMap<>();
  private final Map<List<Element>, Faults> checked = new HashMap<>();

  /** Makes the rules for one round. */
  public TaskRules(TypeSystem types) {
    this.types = types;
  }

  /**
   * What is wrong with a task.
   *
   * @param declared with what it declares
   * @param crossings with what it sends and takes, if its declaration is right
   */
  private record Faults(List<Finding> declared, Optional<ProcessRules.Crossings> crossings) {

    List<Finding> all() {
      return crossings.map(ProcessRules.Crossings::findings).orElse(declared);
    }

    /** Returns what is wrong and not told yet of other tasks, whose values hold the same types. */
    List<Finding> besides(Set<String> told) {
      List<Finding> untold = new ArrayList<>();
      crossings.ifPresent(
          found ->
              found
                  .unsendable()
                  .forEach(
                      (cause, finding) -> {
                        if (told.add(cause)) {
                          untold.add(finding);
                        }
                      }));
      boolean codecsAreRight = crossings.filter(found -> found.codecs().isEmpty()).isPresent();
      return codecsAreRight ? untold : all();
    }
  }

  /** Checks the tasks that one type declares. */
  public List<Finding> check(List<TaskModel> declaredInOneType) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    Set<String> names = new HashSet<>();
    for (TaskModel task : declaredInOneType) {
      findings.addAll(faultsOf(task).besides(told));
      if (!names.add(task.name())) {
        findings.add(overload(task));
      }
    }
    return findings;
  }

  /** Returns what is wrong with the second of two tasks of one name in a type. */
  static Finding overload(TaskModel second) {
    return Problem.TaskOverload.at(
        Location.of(second.method()),
        gap("task", second.name()),
        gap("type", second.owner().getSimpleName()));
  }

  /** Returns what is wrong with a task by itself. */
  List<Finding> check(TaskModel task) {
    return faultsOf(task).all();
  }

  /** Returns the rules for what crosses to the processes of classes generated in a package. */
  ProcessRules processesFrom(PackageElement from) {
    return processes.computeIfAbsent(from, key -> new ProcessRules(types, from));
  }

  private Faults faultsOf(TaskModel task) {
    return checked.computeIfAbsent(List.of(task.method(), task.via()), key -> look(task));
  }

  private Faults look(TaskModel task) {
    List<Finding> findings = new ArrayList<>();
    checkAccess(task, findings);
    checkNumbers(task, findings);
    checkBranch(task, findings);
    checkJoin(task, findings);
    checkEmitter(task, findings);
    checkFuture(task, findings);
    findings.addAll(new AttemptRules(types).check(task));
    TaskVariables.undetermined(task).stream()
        .findFirst()
        .ifPresent(
            variable ->
                findings.add(
                    Problem.TypeVariable.at(
                        Location.of(task.method()),
                        gap("task", task.name()),
                        gap("variable", variable))));
    ProcessRules rules = processesFrom(MoreElements.getPackage(task.owner()));
    rules.checkDeclaration(task).ifPresent(findings::add);
    return new Faults(
        findings,
        findings.isEmpty() // so that its types are known
            ? Optional.of(rules.crossings(task, List.of()))
            : Optional.empty());
  }

  private void checkEmitter(TaskModel task, List<Finding> findings) {
    List<ParameterModel> emitters = task.emitters();
    if (emitters.isEmpty()) {
      return;
    }
    ParameterModel emitter = emitters.get(0);
    Location at = Location.of(emitter.element());
    if (emitters.size() > 1) {
      findings.add(
          Problem.EmitterSeveral.at(
              Location.of(emitters.get(1).element()),
              gap("task", task.name()),
              gap("emitters", Wording.namesOf(emitters))));
    } else if (task.returnType().getKind() != TypeKind.VOID) {
      findings.add(
          Problem.EmitterBesideResult.at(
              at,
              gap("task", task.name()),
              gap("emitter", emitter.name()),
              gap("result", TypeNames.of(task.returnType())),
              gap(
                  "return",
                  task.branch()
                      ? Problem.Wordings.RETURN_VOID
                      : Problem.Wordings.RETURN_VOID_BRANCHING),
              gap(
                  "remove",
                  task.branch() && !(types.elementsOf(task.result()) instanceof Shape.Many)
                      ? Problem.Wordings.NO_PARAMETER_NO_BRANCH
                      : Problem.Wordings.NO_PARAMETER)));
    } else if (!task.branch()) {
      findings.add(
          Problem.EmitterWithoutBranch.at(
              at, gap("task", task.name()), gap("emitter", emitter.name())));
    } else if (task.output() instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawEmitter.at(
              at,
              gap("parameter", emitter.name()),
              gap("task", task.name()),
              gap("type", TypeNames.of(unknown.type()))));
    }
  }

  private void checkFuture(TaskModel task, List<Finding> findings) {
    if (task.emitters().isEmpty() && types.isUntypedFuture(task.returnType())) {
      findings.add(
          Problem.RawFuture.at(
              Location.of(task.method()),
              gap("task", task.name()),
              gap("type", TypeNames.of(task.returnType())),
              gap("example", rawName(task.returnType()))));
    }
  }

  /** Returns what tasks may do by mistake, though it may be meant. */
  public List<Finding> warnings(List<TaskModel> tasks) {
    AttemptRules rules = new AttemptRules(types);
    return tasks.stream().flatMap(task -> rules.warnings(task).stream()).toList();
  }

  /** Returns what is wrong with methods of a type that are no tasks. */
  public static List<Finding> checkStray(TypeElement type) {
    return AttemptRules.checkStray(type);
  }

  private static void checkAccess(TaskModel task, List<Finding> findings) {
    Location method = Location.of(task.method());
    if (task.method().getModifiers().contains(Modifier.PRIVATE)) {
      findings.add(Problem.TaskPrivate.at(method, gap("task", task.name())));
    } else if (task.method().getModifiers().contains(Modifier.ABSTRACT)) {
      boolean inInterface = task.owner().getKind() == ElementKind.INTERFACE;
      Problem problem = inInterface ? Problem.TaskInInterface : Problem.TaskAbstract;
      findings.add(problem.at(method, gap("task", task.name())));
    } else if (!ModelReader.declaresPipelines(task.owner())) { // a hidden one is told of itself
      for (Element e = task.owner(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
        if (type.getModifiers().contains(Modifier.PRIVATE)) {
          findings.add(
              Problem.TaskHidden.at(
                  method,
                  gap("task", task.name()),
                  gap("hidden", type.getSimpleName()),
                  gap("package", Wording.nameOf(MoreElements.getPackage(task.owner())))));
          return;
        }
      }
    }
  }

  private static void checkNumbers(TaskModel task, List<Finding> findings) {
    if (task.workers() < 1) {
      findings.add(
          Problem.WorkersRange.at(
              task.at("workers"), gap("task", task.name()), gap("workers", task.workers())));
    }
    int throttle = task.options().throttle();
    if (throttle < 0 && throttle != TaskOptions.UNBOUNDED) {
      findings.add(
          Problem.ThrottleRange.at(
              task.at("throttle"), gap("task", task.name()), gap("throttle", throttle)));
    }
    if (task.join() && task.options().ordered() && task.workers() > 1) {
      findings.add(
          Problem.JoinOrdered.at(
              task.at("ordered"), gap("task", task.name()), gap("workers", task.workers())));
    }
  }

  private void checkBranch(TaskModel task, List<Finding> findings) {
    if (!task.branch()) {
      return;
    }
    if (!task.emitters().isEmpty() || types.isUntypedFuture(task.returnType())) {
      return; // have rules of their own
    }
    if (task.output() instanceof Shape.Nothing) {
      findings.add(Problem.BranchNothing.at(task.at("branch"), gap("task", task.name())));
    } else if (task.output() instanceof Shape.NoElements none) {
      findings.add(noElements(task, none.type()));
    } else if (task.output() instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawResult.at(
              Location.of(task.method()),
              gap("task", task.name()),
              gap("type", TypeNames.of(unknown.type())),
              gap("example", rawName(unknown.type()))));
    }
  }

  private Finding noElements(TaskModel task, TypeMirror result) {
    return types.viewsOf(result).stream()
        .findFirst()
        .map(
            view -> {
              List<String> names = TypeNames.of(List.of(result, view.type()));
              return Problem.BranchView.at(
                  task.at("branch"),
                  gap("task", task.name()),
                  gap("result", names.get(0)),
                  gap(
                      "view",
                      task.isAsync() ? "CompletableFuture<" + names.get(1) + ">" : names.get(1)),
                  gap("call", view.call()));
            })
        .orElseGet(
            () ->
                Problem.BranchResult.at(
                    task.at("branch"),
                    gap("task", task.name()),
                    gap("result", TypeNames.of(result))));
  }

  private void checkJoin(TaskModel task, List<Finding> findings) {
    if (!task.join()) {
      return;
    }
    List<ParameterModel> inputs = task.inputs();
    if (inputs.isEmpty()) {
      findings.add(Problem.JoinNothing.at(task.at("join"), gap("task", task.name())));
      return;
    }
    if (inputs.size() > 1) {
      findings.add(
          Problem.JoinSeveral.at(
              task.at("join"),
              gap("task", task.name()),
              gap("count", inputs.size()),
              gap("inputs", Wording.namesOf(inputs))));
      return;
    }
    ParameterModel input = inputs.get(0);
    Shape shape = types.viewOf(input.type());
    if (shape instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawInput.at(
              Location.of(input.element()),
              gap("task", task.name()),
              gap("type", TypeNames.of(unknown.type())),
              gap("example", rawName(unknown.type()))));
    } else if (shape instanceof Shape.NoElements) {
      findings.add(
          Problem.JoinInput.at(
              task.at("join"),
              gap("task", task.name()),
              gap("input", input.name()),
              gap("type", TypeNames.of(input.type())),
              gap("views", viewsFor(input.type()))));
    }
  }

  /** Says what an input should be declared as, so that it holds what the given type holds. */
  private String viewsFor(TypeMirror type) {
    TypeMirror item =
        types.elementsOf(type) instanceof Shape.Many many
            ? many.item()
            : types.viewsOf(type).stream().findFirst().map(TypeSystem.View::item).orElse(type);
    String name = TypeNames.of(types.boxed(item));
    return Stream.of("Iterable", "Iterator", "Stream", "Flow.Publisher")
        .map(holder -> holder + "<" + name + ">")
        .collect(Collectors.joining(", "))
        .replaceFirst(", (Flow)", " or $1");
  }

  private static String rawName(TypeMirror type) {
    return MoreTypes.asElement(type).getSimpleName().toString();
  }
}
