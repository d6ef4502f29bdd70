package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.CodecReader;
import dev.pipewright.processor.model.EncodingError;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskCodecs;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final CodecRules codecRules;
  private final PackageElement from;
  private final TaskCodecs codecs;

  /** Makes the rules for the classes that are generated in a package. */
  ProcessRules(TypeSystem types, PackageElement from) {
    this.types = types;
    this.codecRules = new CodecRules(types);
    this.from = from;
    this.codecs = new TaskCodecs(types, from);
  }

  /** Returns the codecs of all tasks that passed. */
  TaskCodecs codecs() {
    return codecs;
  }

  /** Checks what a task says of itself, besides its types. */
  Optional<Finding> checkDeclaration(TaskModel task) {
    if (!task.multiprocess()) {
      return task.options().jvmOptions().isEmpty()
          ? Optional.empty()
          : Optional.of(Problem.ProcessOptions.at(task.at("jvmOptions"), gap("task", task.name())));
    }
    Optional<String> wrong =
        task.options().jvmOptions().stream().filter(option -> !isOneOption(option)).findFirst();
    if (wrong.isPresent()) {
      return Optional.of(
          Problem.ProcessOption.at(
              task.at("jvmOptions"), gap("task", task.name()), gap("option", wrong.get())));
    }
    Location at = task.at("multiprocess");
    if (!task.isStatic()) {
      return Optional.of(Problem.ProcessInstance.at(at, gap("task", task.name())));
    }
    return task.isAsync() && !types.isUntypedFuture(task.returnType())
        ? Optional.of(
            Problem.ProcessAsync.at(
                at,
                gap("task", task.name()),
                gap("result", TypeNames.of(task.returnType())),
                gap(
                    "remedy",
                    task.isSink()
                        ? Problem.Wordings.ASYNC_SINK
                        : Problem.Wordings.ASYNC_RESULT.formatted(TypeNames.of(task.result())))))
        : Optional.empty();
  }

  /**
   * What is wrong with what crosses.
   *
   * @param codecs what is wrong with the user's codecs
   * @param unsendable what cannot be sent, by what has to be changed for it
   */
  record Crossings(List<Finding> codecs, Map<String, Finding> unsendable) {

    /** Returns what is to be told: a codec at fault may be the cause of the rest. */
    List<Finding> findings() {
      return codecs.isEmpty() ? List.copyOf(unsendable.values()) : codecs;
    }
  }

  /**
   * Checks that the values of a task's types can cross, as far as these types are known: those of a
   * generic task are where its variables have been solved.
   */
  List<Finding> checkTypes(TaskModel task) {
    return crossings(task, List.of()).findings();
  }

  /**
   * Does the same for a task in a graph.
   *
   * @param given for each of its inputs the types of the items that it is given
   */
  List<Finding> checkTypes(TaskModel task, List<List<TypeMirror>> given) {
    return crossings(task, given).findings();
  }

  /** Finds out how the values of a task cross, and which do not. */
  Crossings crossings(TaskModel task, List<List<TypeMirror>> given) {
    List<Finding> ofCodecs = new ArrayList<>(codecRules.check(task.method()));
    if (!task.multiprocess()) {
      return new Crossings(ofCodecs, Map.of());
    }
    CodecReader reader = codecs.readerFor(task);
    Map<String, Finding> unsendable = new LinkedHashMap<>();
    for (Crossing value : crossing(task, given)) {
      if (types.variableIn(value.type()).isEmpty()
          && reader.read(value.type()) instanceof EncodingError error) {
        unsendable.putIfAbsent(causeOf(task, error), finding(task, value, error));
      }
    }
    reader.consulted().stream()
        .filter(element -> !element.equals(task.method()))
        .forEach(element -> ofCodecs.addAll(codecRules.check(element)));
    return new Crossings(ofCodecs, unsendable);
  }

  /** Names what has to be changed: a component of a record, or else the task. */
  private static String causeOf(TaskModel task, EncodingError error) {
    String where = task.owner() + "." + task.name();
    for (EncodingError.Step step : error.path()) {
      if (step instanceof EncodingError.Component component) {
        where = component.of().asElement() + "." + component.component();
      }
    }
    return where + " " + TypeNames.of(error.type());
  }

  /** A value that crosses: what it is for the task, and where that says so. */
  private record Crossing(String what, Location at, TypeMirror type) {}

  private List<Crossing> crossing(TaskModel task, List<List<TypeMirror>> given) {
    List<Crossing> crossing = new ArrayList<>();
    Iterator<List<TypeMirror>> items = given.iterator();
    for (ParameterModel parameter : task.parameters()) {
      Location at = Location.of(parameter.element());
      if (parameter.isInput()) {
        String what = "input " + parameter.name();
        TypeMirror type = task.join() ? task.inputItem(types) : parameter.type();
        crossing.add(new Crossing(what, at, type));
        if (items.hasNext()) {
          items.next().stream()
              .filter(item -> type.getKind().isPrimitive()) // each is widened on the other side
              .forEach(item -> crossing.add(new Crossing(what, at, item)));
        }
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

  private Finding finding(TaskModel task, Crossing value, EncodingError error) {
    String simple =
        error.type().getKind() == TypeKind.DECLARED
            ? MoreTypes.asElement(error.type()).getSimpleName().toString()
            : "";
    return problem(error.reason())
        .at(
            value.at(),
            gap("task", task.name()),
            gap("value", value.what()),
            gap("trail", Trail.of(value.type(), error)),
            gap("type", simple),
            gap("remedy", remedy(error)),
            gap("package", Wording.nameOf(from)));
  }

  /** Returns what to write instead, or to look at, as the wording for the reason says. */
  private static String remedy(EncodingError error) {
    EncodingError.Reason reason = error.reason();
    if (reason instanceof EncodingError.Foreign) {
      String name = MoreTypes.asTypeElement(error.type()).getQualifiedName().toString();
      return INSTEAD.getOrDefault(name, "a record of what is needed of it");
    } else if (reason instanceof EncodingError.Special special) {
      return TypeNames.of(special.general());
    } else if (reason instanceof EncodingError.Raw) {
      return example(MoreTypes.asTypeElement(error.type()));
    } else if (reason instanceof EncodingError.Undetermined undetermined) {
      return TypeNames.of(undetermined.variable());
    } else if (reason instanceof EncodingError.Hidden hidden) {
      return hidden.hidden().getSimpleName().toString();
    }
    return "";
  }

  private static Problem problem(EncodingError.Reason reason) {
    if (reason instanceof EncodingError.Anything) {
      return Problem.ProcessAnything;
    } else if (reason instanceof EncodingError.Open) {
      return Problem.ProcessOpen;
    } else if (reason instanceof EncodingError.Opaque) {
      return Problem.ProcessClass;
    } else if (reason instanceof EncodingError.Foreign) {
      return Problem.ProcessForeign;
    } else if (reason instanceof EncodingError.Special) {
      return Problem.ProcessCollection;
    } else if (reason instanceof EncodingError.Raw) {
      return Problem.ProcessRaw;
    } else if (reason instanceof EncodingError.Undetermined) {
      return Problem.ProcessVariable;
    } else if (reason instanceof EncodingError.Hidden) {
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
