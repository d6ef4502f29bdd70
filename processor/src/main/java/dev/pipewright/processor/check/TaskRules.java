package dev.pipewright.processor.check;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
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
    for (int i = 0; i < declaredInOneType.size(); i++) {
      TaskModel task = declaredInOneType.get(i);
      findings.addAll(check(task));
      if (declaredInOneType.subList(0, i).stream().anyMatch(t -> t.name().equals(task.name()))) {
        findings.add(
            Problem.TaskOverload.at(
                Location.of(task.method()), task.name(), task.owner().getSimpleName()));
      }
    }
    return findings;
  }

  /** Checks a task on its own. */
  public List<Finding> check(TaskModel task) {
    List<Finding> findings = new ArrayList<>();
    checkAccess(task, findings);
    checkNumbers(task, findings);
    checkBranch(task, findings);
    checkJoin(task, findings);
    if (!task.method().getTypeParameters().isEmpty()) {
      findings.add(
          Problem.TypeVariable.at(
              Location.of(task.method()), task.name(), task.method().getTypeParameters().get(0)));
    }
    return findings;
  }

  private static void checkAccess(TaskModel task, List<Finding> findings) {
    Location method = Location.of(task.method());
    if (task.method().getModifiers().contains(Modifier.PRIVATE)) {
      findings.add(Problem.TaskPrivate.at(method, task.name()));
    } else if (task.method().getModifiers().contains(Modifier.ABSTRACT)) {
      findings.add(Problem.TaskAbstract.at(method, task.name()));
    } else {
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
    if (task.throttle() < 0 && task.throttle() != TaskModel.UNBOUNDED) {
      findings.add(Problem.ThrottleRange.at(task.at("throttle"), task.name(), task.throttle()));
    }
  }

  private static void checkBranch(TaskModel task, List<Finding> findings) {
    if (!task.branch()) {
      return;
    }
    if (task.output() instanceof Shape.Nothing) {
      findings.add(Problem.BranchNothing.at(task.at("branch"), task.name()));
    } else if (task.output() instanceof Shape.NoElements none) {
      findings.add(
          Problem.BranchResult.at(task.at("branch"), task.name(), TypeNames.of(none.type())));
    } else if (task.output() instanceof Shape.UnknownElements unknown) {
      findings.add(
          Problem.RawResult.at(
              Location.of(task.method()),
              task.name(),
              TypeNames.of(unknown.type()),
              rawName(unknown.type())));
    }
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
    return List.of("Iterable", "Iterator", "Stream").stream()
        .map(holder -> holder + "<" + name + ">")
        .collect(Collectors.joining(", "))
        .replaceFirst(", (Stream)", " or $1");
  }

  private static String rawName(TypeMirror type) {
    return MoreTypes.asElement(type).getSimpleName().toString();
  }
}
