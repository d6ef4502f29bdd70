package dev.pipewright.processor.check;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskOptions;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.TypeVariables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a task has to be, wherever it is used. */
public final class TaskRules {

  private final TypeSystem types;

  /** Makes the rules askable. */
  public TaskRules(TypeSystem types) {
    this.types = types;
  }

  /** Checks the tasks that one type declares. */
  public List<Finding> check(List<TaskModel> declaredInOneType) {
    List<Finding> findings = new ArrayList<>();
    Set<String> told = new HashSet<>();
    for (int i = 0; i < declaredInOneType.size(); i++) {
      TaskModel task = declaredInOneType.get(i);
      findings.addAll(check(task, told));
      if (declaredInOneType.subList(0, i).stream().anyMatch(t -> t.name().equals(task.name()))) {
        findings.add(overload(task));
      }
    }
    return findings;
  }

  /** Returns what is wrong with the second of two tasks of one name in a type. */
  static Finding overload(TaskModel second) {
    return Problem.TaskOverload.at(
        Location.of(second.method()), second.name(), second.owner().getSimpleName());
  }

  /** Checks a task on its own. */
  public List<Finding> check(TaskModel task) {
    return check(task, new HashSet<>());
  }

  private List<Finding> check(TaskModel task, Set<String> told) {
    List<Finding> findings = new ArrayList<>();
    checkAccess(task, findings);
    checkNumbers(task, findings);
    checkBranch(task, findings);
    checkJoin(task, findings);
    checkEmitter(task, findings);
    checkFuture(task, findings);
    TypeVariables.undetermined(task).stream()
        .findFirst()
        .ifPresent(
            variable ->
                findings.add(
                    Problem.TypeVariable.at(Location.of(task.method()), task.name(), variable)));
    ProcessRules processes = new ProcessRules(types, MoreElements.getPackage(task.owner()));
    processes.checkDeclaration(task).ifPresent(findings::add);
    if (findings.isEmpty()) { // its types are known
      findings.addAll(processes.checkTypes(task, told));
    }
    return findings;
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
              Location.of(emitters.get(1).element()), task.name(), Wording.namesOf(emitters)));
    } else if (task.returnType().getKind() != TypeKind.VOID) {
      findings.add(
          Problem.EmitterBesideResult.at(
              at,
              task.name(),
              emitter.name(),
              TypeNames.of(task.returnType()),
              task.branch() ? Problem.Wordings.RETURN_VOID : Problem.Wordings.RETURN_VOID_BRANCHING,
              task.branch() && !(types.elementsOf(task.result()) instanceof Shape.Many)
                  ? Problem.Wordings.NO_PARAMETER_NO_BRANCH
                  : Problem.Wordings.NO_PARAMETER));
    } else if (!task.branch()) {
      findings.add(Problem.EmitterWithoutBranch.at(at, task.name(), emitter.name()));
    } else if (task.output() instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawEmitter.at(at, emitter.name(), task.name(), TypeNames.of(unknown.type())));
    }
  }

  private void checkFuture(TaskModel task, List<Finding> findings) {
    if (task.emitters().isEmpty() && types.isUntypedFuture(task.returnType())) {
      findings.add(
          Problem.RawFuture.at(
              Location.of(task.method()),
              task.name(),
              TypeNames.of(task.returnType()),
              rawName(task.returnType())));
    }
  }

  private static void checkAccess(TaskModel task, List<Finding> findings) {
    Location method = Location.of(task.method());
    if (task.method().getModifiers().contains(Modifier.PRIVATE)) {
      findings.add(Problem.TaskPrivate.at(method, task.name()));
    } else if (task.method().getModifiers().contains(Modifier.ABSTRACT)) {
      boolean inInterface = task.owner().getKind() == ElementKind.INTERFACE;
      Problem problem = inInterface ? Problem.TaskInInterface : Problem.TaskAbstract;
      findings.add(problem.at(method, task.name()));
    } else if (!ModelReader.declaresPipelines(task.owner())) { // a hidden one is told of itself
      for (Element e = task.owner(); e instanceof TypeElement type; e = e.getEnclosingElement()) {
        if (type.getModifiers().contains(Modifier.PRIVATE)) {
          findings.add(
              Problem.TaskHidden.at(
                  method,
                  task.name(),
                  type.getSimpleName(),
                  Wording.nameOf(MoreElements.getPackage(task.owner()))));
          return;
        }
      }
    }
  }

  private static void checkNumbers(TaskModel task, List<Finding> findings) {
    if (task.workers() < 1) {
      findings.add(Problem.WorkersRange.at(task.at("workers"), task.name(), task.workers()));
    }
    int throttle = task.options().throttle();
    if (throttle < 0 && throttle != TaskOptions.UNBOUNDED) {
      findings.add(Problem.ThrottleRange.at(task.at("throttle"), task.name(), throttle));
    }
    if (task.join() && task.options().ordered() && task.workers() > 1) {
      findings.add(Problem.JoinOrdered.at(task.at("ordered"), task.name(), task.workers()));
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
      findings.add(Problem.BranchNothing.at(task.at("branch"), task.name()));
    } else if (task.output() instanceof Shape.NoElements none) {
      findings.add(noElements(task, none.type()));
    } else if (task.output() instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawResult.at(
              Location.of(task.method()),
              task.name(),
              TypeNames.of(unknown.type()),
              rawName(unknown.type())));
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
                  task.name(),
                  names.get(0),
                  task.isAsync() ? "CompletableFuture<" + names.get(1) + ">" : names.get(1),
                  view.call());
            })
        .orElseGet(
            () -> Problem.BranchResult.at(task.at("branch"), task.name(), TypeNames.of(result)));
  }

  private void checkJoin(TaskModel task, List<Finding> findings) {
    if (!task.join()) {
      return;
    }
    List<ParameterModel> inputs = task.inputs();
    if (inputs.isEmpty()) {
      findings.add(Problem.JoinNothing.at(task.at("join"), task.name()));
      return;
    }
    if (inputs.size() > 1) {
      findings.add(
          Problem.JoinSeveral.at(
              task.at("join"), task.name(), inputs.size(), Wording.namesOf(inputs)));
      return;
    }
    ParameterModel input = inputs.get(0);
    Shape shape = types.viewOf(input.type());
    if (shape instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawInput.at(
              Location.of(input.element()),
              task.name(),
              TypeNames.of(unknown.type()),
              rawName(unknown.type())));
    } else if (shape instanceof Shape.NoElements) {
      findings.add(
          Problem.JoinInput.at(
              task.at("join"),
              task.name(),
              input.name(),
              TypeNames.of(input.type()),
              viewsFor(input.type())));
    }
  }

  /** Says what an input should be declared as, so that it holds what the given type holds. */
  private String viewsFor(TypeMirror type) {
    TypeMirror item = types.elementsOf(type) instanceof Shape.Many many ? many.item() : type;
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
