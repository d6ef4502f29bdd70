package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.Durations;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.RetryOptions;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** What a task has to be so that its calls can be made again, and end in time. */
final class AttemptRules {

  private final TypeSystem types;

  AttemptRules(TypeSystem types) {
    this.types = types;
  }

  /** Returns what is wrong with the time-out and the further attempts of a task. */
  List<Finding> check(TaskModel task) {
    List<Finding> findings = new ArrayList<>();
    checkTimeout(task).ifPresent(findings::add);
    task.retry().flatMap(retry -> checkRetry(task, retry)).ifPresent(findings::add);
    return findings;
  }

  /** Returns what a task may do by mistake, though it may be meant. */
  List<Finding> warnings(TaskModel task) {
    return task.options().cpuBound() && !task.multiprocess() && !task.options().timeout().isEmpty()
        ? List.of(Problem.TimeoutOfComputation.at(task.at("timeout"), gap("task", task.name())))
        : List.of();
  }

  /** Returns what is wrong with a type whose methods are to be called again and are no tasks. */
  static List<Finding> checkStray(TypeElement type) {
    List<Finding> findings = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      if (Annotations.find(method, Names.RETRY).isPresent()
          && Annotations.find(method, Names.TASK).isEmpty()) {
        findings.add(
            Problem.RetryStray.at(
                Location.of(method), gap("method", method.getSimpleName().toString())));
      }
    }
    return findings;
  }

  private Optional<Finding> checkTimeout(TaskModel task) {
    String timeout = task.options().timeout();
    Location at = task.at("timeout");
    if (timeout.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> duration = Durations.parse(timeout);
    if (duration.isEmpty()) {
      return Optional.of(syntax(task, at, "timeout", timeout, "5s"));
    }
    if (duration.get().isZero()) {
      return Optional.of(
          Problem.TimeoutZero.at(at, gap("task", task.name()), gap("timeout", timeout)));
    }
    if (task.join()) {
      return Optional.of(Problem.TimeoutOfJoin.at(at, gap("task", task.name())));
    }
    return isLazy(task)
        ? Optional.of(
            Problem.TimeoutOfLazy.at(at, gap("task", task.name()), gap("outputs", outputs(task))))
        : Optional.empty();
  }

  private Optional<Finding> checkRetry(TaskModel task, RetryOptions retry) {
    if (retry.times() < 1) {
      return Optional.of(
          Problem.RetryTimes.at(
              at(task, retry, "times"), gap("task", task.name()), gap("times", retry.times())));
    }
    Optional<Duration> pause = Durations.parse(retry.pause());
    Optional<Duration> maxPause = Durations.parse(retry.maxPause());
    if (pause.isEmpty()) {
      return Optional.of(syntax(task, at(task, retry, "pause"), "pause", retry.pause(), "100ms"));
    }
    if (maxPause.isEmpty()) {
      return Optional.of(
          syntax(task, at(task, retry, "maxPause"), "maxPause", retry.maxPause(), "30s"));
    }
    if (maxPause.get().compareTo(pause.get()) < 0) {
      String shown =
          Annotations.written(retry.annotation(), "maxPause").isPresent() ? "maxPause" : "pause";
      return Optional.of(
          Problem.RetryPauses.at(
              at(task, retry, shown),
              gap("task", task.name()),
              gap("pause", retry.pause()),
              gap("maxPause", retry.maxPause())));
    }
    Location at = at(task, retry, "");
    if (task.join()) {
      return Optional.of(Problem.RetryOfJoin.at(at, gap("task", task.name())));
    }
    if (isLazy(task)) {
      return Optional.of(
          Problem.RetryOfLazy.at(at, gap("task", task.name()), gap("outputs", outputs(task))));
    }
    return checkExceptions(task, retry);
  }

  private Optional<Finding> checkExceptions(TaskModel task, RetryOptions retry) {
    List<? extends AnnotationValue> on = Annotations.elements(retry.annotation(), "on");
    for (int i = 0; i < retry.on().size(); i++) {
      TypeMirror named = retry.on().get(i);
      Location at = new Location(task.method(), retry.annotation(), on.get(i));
      if (types.isNeverRetried(named)) {
        return Optional.of(
            Problem.RetryNever.at(
                at, gap("task", task.name()), gap("exception", TypeNames.of(named))));
      }
      if (!mayThrow(task, named)) {
        return Optional.of(
            Problem.RetryImpossible.at(
                at, gap("task", task.name()), gap("exception", TypeNames.of(named))));
      }
    }
    return task.retriedOn(types).isEmpty()
        ? Optional.of(
            Problem.RetryNothing.at(
                at(task, retry, ""),
                gap("task", task.name()),
                gap(
                    "reason",
                    task.isAsync()
                        ? Problem.Wordings.FAILS_LATER
                        : Problem.Wordings.DECLARES_NOTHING)))
        : Optional.empty();
  }

  /** Returns whether a call of a task can fail with an exception. */
  boolean mayThrow(TaskModel task, TypeMirror exception) {
    return task.isAsync()
        || !types.isChecked(exception)
        || Stream.concat(
                task.thrown().stream(),
                task.options().timeout().isEmpty()
                    ? Stream.empty()
                    : Stream.of(types.declared(TypeSystem.TIMEOUT)))
            .anyMatch(
                thrown -> types.isSubtype(thrown, exception) || types.isSubtype(exception, thrown))
        || types.isSubtype(types.declared("java.lang.RuntimeException"), exception);
  }

  private boolean isLazy(TaskModel task) {
    return task.branch() && (!task.emitters().isEmpty() || !types.isComplete(task.result()));
  }

  private static String outputs(TaskModel task) {
    return task.emitters().isEmpty()
        ? Problem.Wordings.RETURNS.formatted(TypeNames.of(task.result()))
        : Problem.Wordings.PUSHES;
  }

  private static Finding syntax(
      TaskModel task, Location at, String attribute, String value, String example) {
    return Problem.DurationSyntax.at(
        at,
        gap("task", task.name()),
        gap("attribute", attribute),
        gap("value", value),
        gap("example", example));
  }

  /** Points at an attribute, or else at the annotation. */
  private static Location at(TaskModel task, RetryOptions retry, String attribute) {
    return new Location(
        task.method(),
        retry.annotation(),
        Annotations.written(retry.annotation(), attribute).orElse(null));
  }
}
