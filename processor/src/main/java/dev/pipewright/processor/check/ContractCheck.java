package dev.pipewright.processor.check;

import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskScope;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/**
 * Applies all rules to a type with pipelines, in an order in which each may take for granted what
 * the ones before it have checked. A pipeline has one finding at most, and none of its own where a
 * task of it is at fault: one cause gives one error.
 */
public final class ContractCheck {

  private final ContractModel contract;
  private final ModelReader reader;
  private final TypeSystem types;
  private final List<Finding> findings = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final Predicate<TypeElement> isInSource;
  private final List<TaskModel> own;
  private boolean brokenTasks;

  /**
   * Checks a type.
   *
   * @param contract the type
   * @param reader reads the tasks that its pipelines name
   * @param types answers questions about types
   * @param isInSource tells whether a type is declared in the source that is being compiled, so
   *     that it can be pointed at, and is reported of itself
   */
  public ContractCheck(
      ContractModel contract,
      ModelReader reader,
      TypeSystem types,
      Predicate<TypeElement> isInSource) {
    this.contract = contract;
    this.reader = reader;
    this.types = types;
    this.isInSource = isInSource;
    this.own = reader.tasksOf(contract.type());
    findings.addAll(new ContractRules(types).check(contract));
    if (findings.isEmpty()) {
      contract.pipelines().forEach(this::checkPipeline);
    }
    if (isRight()) {
      findings.addAll(new BindRules(types).check(tasks()));
    }
    findings.replaceAll(finding -> visible(finding, Location.of(contract.type())));
  }

  /**
   * Moves a finding about a class that has no source here to a place that the compiler can show.
   */
  private Finding visible(Finding finding, Location otherwise) {
    return isInSource.test(finding.location().type()) ? finding : finding.movedTo(otherwise);
  }

  /** Returns whether the class can be generated. */
  public boolean isRight() {
    return findings.isEmpty() && !brokenTasks;
  }

  /** Returns whether a class can implement the type, though it may not know how. */
  public boolean isImplementable() {
    return findings.stream().noneMatch(finding -> finding.problem().forbidsImplementing());
  }

  /** Returns what is wrong with the type and its pipelines, besides what is wrong with tasks. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns the pipelines as they can be written, if all is right. */
  public List<Plan> plans() {
    return plans;
  }

  private List<TaskModel> tasks() {
    return plans.stream().flatMap(p -> p.stages().stream()).map(Stage::task).toList();
  }

  private void checkPipeline(PipelineModel pipeline) {
    ExpressionRules expression = new ExpressionRules(contract, pipeline, scopeOf(pipeline), types);
    Optional<Finding> fault = expression.check();
    if (fault.isEmpty()) {
      List<Stage> stages = expression.stages();
      List<Finding> faultsOfTasks =
          stages.stream().flatMap(stage -> faultsOf(stage.task()).stream()).toList();
      if (!faultsOfTasks.isEmpty()) {
        brokenTasks = true;
        faultsOfTasks.stream()
            .filter(finding -> !isInSource.test(finding.location().type()))
            .forEach(finding -> findings.add(finding.movedTo(pipeline.atValue())));
        return;
      }
      CallRules call = new CallRules(pipeline, stages, types);
      fault = new ChainRules(contract, pipeline, stages, types, isInSource).check().or(call::check);
      if (fault.isEmpty()) {
        plans.add(new Plan(pipeline, stages, call.delivery()));
      }
    }
    fault.ifPresent(finding -> findings.add(visible(finding, pipeline.atValue())));
  }

  /** Returns what is wrong with a task, or with another of its name in its type. */
  private List<Finding> faultsOf(TaskModel task) {
    List<TaskModel> declared = reader.tasksDeclaredIn(task.owner());
    List<ExecutableElement> named =
        declared.stream().filter(t -> t.name().equals(task.name())).map(TaskModel::method).toList();
    return new TaskRules(types)
        .check(declared).stream()
            .filter(finding -> named.stream().anyMatch(finding::isAbout))
            .toList();
  }

  private TaskScope scopeOf(PipelineModel pipeline) {
    List<TaskScope.Used> used =
        pipeline.uses().stream()
            .filter(type -> type.getKind() == TypeKind.DECLARED)
            .map(type -> (TypeElement) MoreTypes.asElement(type))
            .map(type -> new TaskScope.Used(type, reader.tasksOf(type)))
            .toList();
    return new TaskScope(own, used);
  }
}
