package dev.pipewright.processor.check;

import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.CodecReader;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Obstacle;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** What a task has to be so that its workers can be processes. */
final class ProcessRules {

  /** What is mostly meant by types that have no codec. */
  private static final Map<String, String> INSTEAD =
      Map.of(
          "java.nio.file.Path", "String or URI",
          "java.io.File", "String or URI",
          "java.net.URL", "URI",
          "java.util.Date", "Instant",
          "java.util.Calendar", "ZonedDateTime",
          "java.util.GregorianCalendar", "ZonedDateTime",
          "java.sql.Timestamp", "Instant",
          "java.sql.Date", "LocalDate",
          "java.lang.Number", "a primitive type or BigDecimal");

  private final TypeSystem types;
  private final CodecRules codecs;
  private final PackageElement from;

  /** Makes the rules for the classes that are generated in a package. */
  ProcessRules(TypeSystem types, PackageElement from) {
    this.types = types;
    this.codecs = new CodecRules(types);
    this.from = from;
  }

  /** Checks what a task says of itself, besides its types. */
  Optional<Finding> checkDeclaration(TaskModel task) {
    if (!task.multiprocess()) {
      return task.options().jvmOptions().isEmpty()
          ? Optional.empty()
          : Optional.of(Problem.ProcessOptions.at(task.at("jvmOptions"), task.name()));
    }
    Optional<String> wrong =
        task.options().jvmOptions().stream().filter(option -> !isOneOption(option)).findFirst();
    if (wrong.isPresent()) {
      return Optional.of(Problem.ProcessOption.at(task.at("jvmOptions"), task.name(), wrong.get()));
    }
    Location at = task.at("multiprocess");
    if (!task.isStatic()) {
      return Optional.of(Problem.ProcessInstance.at(at, task.name()));
    }
    return task.isAsync() && !types.isUntypedFuture(task.returnType())
        ? Optional.of(
            Problem.ProcessAsync.at(
                at,
                task.name(),
                TypeNames.of(task.returnType()),
                task.isSink()
                    ? Problem.Wordings.ASYNC_SINK
                    : Problem.Wordings.ASYNC_RESULT.formatted(TypeNames.of(task.result()))))
        : Optional.empty();
  }

  /**
   * Checks that the values of a task's types can cross, as far as these types are known: those of a
   * generic task are where its variables have been solved.
   */
  List<Finding> checkTypes(TaskModel task) {
    return checkTypes(task, new HashSet<>());
  }

  /**
   * Does the same for one of several tasks, whose values may be made of the same records.
   *
   * @param told what was found in records on the way to other tasks' findings, which is not told
   *     again and to which this adds
   */
  List<Finding> checkTypes(TaskModel task, Set<String> told) {
    List<Finding> findings = new ArrayList<>(codecs.check(task.method()));
    if (!task.multiprocess()) {
      return findings;
    }
    CodecReader reader = types.codecsFor(task, from);
    List<Finding> obstacles = new ArrayList<>();
    for (Crossing value : crossing(task)) {
      if (types.variableIn(value.type()).isEmpty()) {
        reader
            .read(value.type())
            .filter(obstacle -> told.add(causeOf(task, obstacle)))
            .ifPresent(obstacle -> obstacles.add(finding(task, value, obstacle)));
      }
    }
    reader.consulted().stream()
        .filter(element -> !element.equals(task.method()))
        .forEach(element -> findings.addAll(codecs.check(element)));
    return findings.isEmpty() ? obstacles : findings; // which a codec at fault may be the cause of
  }

  /** Names what has to be changed: a component of a record, or else the task. */
  private static String causeOf(TaskModel task, Obstacle obstacle) {
    String where = task.owner() + "." + task.name();
    for (Obstacle.Step step : obstacle.path()) {
      if (step instanceof Obstacle.Component component) {
        where = component.of().asElement() + "." + component.component();
      }
    }
    return where + " " + TypeNames.of(obstacle.type());
  }

  /** A value that crosses: what it is for the task, and where that says so. */
  private record Crossing(String what, Location at, TypeMirror type) {}

  private List<Crossing> crossing(TaskModel task) {
    List<Crossing> crossing = new ArrayList<>();
    for (ParameterModel parameter : task.parameters()) {
      Location at = Location.of(parameter.element());
      if (parameter.isInput()) {
        TypeMirror type = task.join() ? task.inputItem(types) : parameter.type();
        crossing.add(new Crossing("input " + parameter.name(), at, type));
      } else if (!parameter.isEmitter()) {
        crossing.add(new Crossing("bound value " + parameter.name(), at, parameter.type()));
      }
    }
    Location at =
        task.emitters().isEmpty()
            ? Location.of(task.method())
            : Location.of(task.emitters().get(0).element());
    task.outputItem().ifPresent(type -> crossing.add(new Crossing("output", at, type)));
    return crossing;
  }

  /** Returns whether Java takes a word for one option, and not for several or for a class. */
  private static boolean isOneOption(String word) {
    return word.startsWith("-") && !word.matches("-\\S*\\s+-(?s:.*)");
  }

  private Finding finding(TaskModel task, Crossing value, Obstacle obstacle) {
    String simple =
        obstacle.type().getKind() == TypeKind.DECLARED
            ? MoreTypes.asElement(obstacle.type()).getSimpleName().toString()
            : "";
    Object[] gaps = {task.name(), value.what(), Trail.of(value.type(), obstacle), simple, "", ""};
    Problem problem = problem(obstacle.reason());
    if (obstacle.reason() instanceof Obstacle.Foreign) {
      String name = MoreTypes.asTypeElement(obstacle.type()).getQualifiedName().toString();
      gaps[4] = INSTEAD.getOrDefault(name, "a record of what is needed of it");
    } else if (obstacle.reason() instanceof Obstacle.Special special) {
      gaps[4] = TypeNames.of(special.general());
    } else if (obstacle.reason() instanceof Obstacle.Raw) {
      gaps[3] = example(MoreTypes.asTypeElement(obstacle.type()));
    } else if (obstacle.reason() instanceof Obstacle.Undetermined undetermined) {
      gaps[4] = TypeNames.of(undetermined.variable());
    } else if (obstacle.reason() instanceof Obstacle.Hidden hidden) {
      gaps[4] = hidden.hidden().getSimpleName();
      gaps[5] = Wording.nameOf(from);
    }
    return problem.at(value.at(), gaps);
  }

  private static Problem problem(Obstacle.Reason reason) {
    if (reason instanceof Obstacle.Anything) {
      return Problem.ProcessAnything;
    } else if (reason instanceof Obstacle.Open) {
      return Problem.ProcessOpen;
    } else if (reason instanceof Obstacle.Opaque) {
      return Problem.ProcessClass;
    } else if (reason instanceof Obstacle.Foreign) {
      return Problem.ProcessForeign;
    } else if (reason instanceof Obstacle.Special) {
      return Problem.ProcessCollection;
    } else if (reason instanceof Obstacle.Raw) {
      return Problem.ProcessRaw;
    } else if (reason instanceof Obstacle.Undetermined) {
      return Problem.ProcessVariable;
    } else if (reason instanceof Obstacle.Hidden) {
      return Problem.ProcessHidden;
    }
    return Problem.ProcessEndless;
  }

  /** Writes a generic type with arguments: {@code Map<String, String>}. */
  private static String example(TypeElement type) {
    List<String> arguments = type.getTypeParameters().stream().map(p -> "String").toList();
    return type.getSimpleName() + "<" + String.join(", ", arguments) + ">";
  }
}
