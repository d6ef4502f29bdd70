package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.GraphSolver;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.Named;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskCodecs;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskVariables;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * Applies all rules to a type with pipelines, in an order in which each may take for granted what
 * the ones before it have checked. A pipeline has one finding at most, and none of its own where a
 * task, or a pipeline that it contains, is at fault: one cause gives one error.
 */
public final class ContractCheck {

  private final ContractModel contract;
  private final Scopes scopes;
  private final TypeSystem types;
  private final TaskRules taskRules;
  private final ProcessRules processes;
  private final Predicate<TypeElement> isInSource;
  private final ExpressionRules expressions;
  private final Resolver resolver;
  private final AccessRules access;
  private final Map<List<Element>, Boolean> fitting = new HashMap<>();
  private final List<Finding> findings = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final Set<ExecutableElement> inCycles = new HashSet<>();
  private final FaultyTasks faultyTasks = new FaultyTasks();
  private boolean brokenElsewhere;

  /**
   * Checks a type.
   *
   * @param contract the type
   * @param scopes what its pipelines can name
   * @param types answers questions about types
   * @param tasks the rules for tasks by themselves, which check each once
   * @param isInSource tells whether a type is declared in the source that is being compiled, so
   *     that it can be pointed at, and is reported of itself
   */
  public ContractCheck(
      ContractModel contract,
      Scopes scopes,
      TypeSystem types,
      TaskRules tasks,
      Predicate<TypeElement> isInSource) {
    this.contract = contract;
    this.scopes = scopes;
    this.types = types;
    this.taskRules = tasks;
    this.processes = tasks.processesFrom(contract.inPackage());
    this.isInSource = isInSource;
    this.resolver = new Resolver(scopes);
    this.access = new AccessRules(contract, types);
    this.expressions = new ExpressionRules(scopes, types, isInSource, this::isRight);
    ContractRules rules = new ContractRules(types, isInSource);
    findings.addAll(rules.check(contract));
    brokenElsewhere = contract.abstractMethods().stream().anyMatch(rules::isToldAsTask);
    if (findings.isEmpty()) {
      contract.pipelines().forEach(this::checkPipeline);
    }
    if (isRight()) {
      findings.addAll(new BindRules(types).check(tasks()));
    }
    if (isRight()) {
      findings.addAll(new BindRules(types).checkRoom(contract, plans));
    }
    findings.replaceAll(finding -> visible(finding, Location.of(contract.type())));
  }

  /**
   * Moves a finding about a class that has no source here to a place that the compiler can show.
   */
  private Finding visible(Finding finding, Location otherwise) {
    return isInSource(finding) ? finding : finding.movedTo(otherwise);
  }

  private boolean isInSource(Finding finding) {
    return isInSource.test(finding.location().type());
  }

  /** Returns whether the class can be generated. */
  public boolean isRight() {
    return findings.isEmpty() && !brokenElsewhere;
  }

  /** Returns whether a class can implement the type, though it may not know how. */
  public boolean isImplementable() {
    return findings.stream().noneMatch(finding -> finding.problem().forbidsImplementing());
  }

  /** Returns what is wrong with the type and its pipelines, besides what is wrong with tasks. */
  public List<Finding> findings() {
    return findings;
  }

  /** Returns the tasks at fault that the pipelines name. */
  public FaultyTasks faultyTasks() {
    return faultyTasks;
  }

  /** Returns the pipelines as they can be written, if all is right. */
  public List<Plan> plans() {
    return plans;
  }

  /**
   * Returns the tasks that can be handed out as stages: those that are right and have one input.
   * How the values of a generic one would cross to another process is not known there.
   */
  public List<TaskModel> stageTasks() {
    Map<ExecutableElement, TaskModel> tasks = new LinkedHashMap<>();
    for (PipelineModel pipeline : contract.pipelines()) {
      for (Named named : scopes.of(pipeline).all()) {
        if (named instanceof TaskModel task) {
          tasks.putIfAbsent(task.method(), task);
        }
      }
    }
    return tasks.values().stream()
        .filter(task -> task.inputs().size() == 1)
        .filter(task -> faultsOf(task).isEmpty())
        .filter(task -> access.check(task).isEmpty())
        .filter(task -> !task.multiprocess() || !TaskVariables.areOpen(task))
        .filter(task -> processes.checkTypes(task).isEmpty())
        .toList();
  }

  /**
   * Returns the pipelines that can be handed out as stages: those with one input that cannot block
   * themselves where their first task is called for more than the arguments of a run.
   */
  public List<Plan> stagePlans() {
    return plans.stream()
        .filter(plan -> plan.graph().firsts().size() == 1)
        .filter(plan -> plan.graph().firstTasks().get(0).inputs().size() == 1)
        .filter(plan -> !new LivenessRules(plan.pipeline(), plan.graph(), types).canBlockAsPart())
        .toList();
  }

  /** Returns how the values of the tasks cross to processes. */
  public TaskCodecs codecs() {
    return processes.codecs();
  }

  private List<TaskModel> tasks() {
    return plans.stream().flatMap(p -> p.graph().stages().stream()).map(Stage::task).toList();
  }

  private void checkPipeline(PipelineModel pipeline) {
    Resolver.Resolution resolution = resolver.resolve(pipeline, expressions);
    if (resolution.fault().isPresent()) {
      addFaultOfExpression(pipeline, resolution);
      return;
    }
    List<Finding> faultsOfTasks =
        resolution.graph().stages().stream()
            .flatMap(stage -> faultsOf(stage.task()).stream())
            .toList();
    if (!faultsOfTasks.isEmpty()) {
      brokenElsewhere = true;
      resolution.graph().stages().stream()
          .map(Stage::task)
          .filter(task -> !faultsOf(task).isEmpty())
          .forEach(task -> faultyTasks.add(task, pipeline));
      faultsOfTasks.stream()
          .filter(finding -> !isInSource(finding))
          .forEach(finding -> findings.add(finding.movedTo(pipeline.atValue())));
      return;
    }
    if (resolution.spliced().entrySet().stream().anyMatch(this::isToldElsewhere)) {
      brokenElsewhere = true;
      return;
    }
    GraphSolver.Solution solution = GraphSolver.solve(pipeline, resolution.graph(), types);
    GraphRules graph = graphRules(pipeline, resolution.graph(), solution, this::isRight);
    Optional<Finding> fault =
        BindRules.checkParameters(pipeline, resolution.graph()).or(graph::check);
    if (fault.isEmpty()) {
      CallRules call = new CallRules(pipeline, solution.graph(), types, this::isRight);
      fault = call.check();
      if (fault.isEmpty()) {
        List<Integer> leastThrottles =
            new LivenessRules(pipeline, solution.graph(), types)
                .leastThrottles(contract.hasStages());
        plans.add(new Plan(pipeline, solution.graph(), call.taking(), leastThrottles));
      }
    }
    fault.ifPresent(finding -> findings.add(visible(finding, pipeline.atValue())));
  }

  /**
   * Returns whether a changed pipeline would be right. What would mend it, if it is not, is not
   * asked again.
   */
  private boolean isRight(PipelineModel changed) {
    Predicate<PipelineModel> noFurtherChange = further -> false;
    Resolver.Resolution resolution =
        resolver.resolve(changed, new ExpressionRules(scopes, types, isInSource, noFurtherChange));
    if (resolution.fault().isPresent()
        || resolution.graph().stages().stream().anyMatch(s -> !faultsOf(s.task()).isEmpty())) {
      return false;
    }
    GraphSolver.Solution solution = GraphSolver.solve(changed, resolution.graph(), types);
    return graphRules(changed, resolution.graph(), solution, noFurtherChange).check().isEmpty()
        && new CallRules(changed, solution.graph(), types, noFurtherChange).check().isEmpty();
  }

  /** Adds a fault that is the pipeline's own, and not that of one which it contains. */
  private void addFaultOfExpression(PipelineModel pipeline, Resolver.Resolution resolution) {
    Finding fault = resolution.fault().orElseThrow();
    boolean own = fault.isAbout(pipeline.method());
    boolean newCycle =
        resolution.cycle().stream().anyMatch(p -> p.method().equals(pipeline.method()))
            && !inCycles.contains(pipeline.method())
            && isToldHere(resolution.cycle(), pipeline);
    resolution.cycle().forEach(p -> inCycles.add(p.method()));
    if (resolution.cycle().isEmpty() ? own || !isInSource(fault) : newCycle) {
      findings.add(visible(fault, pipeline.atValue()));
    } else {
      brokenElsewhere = true;
    }
  }

  /**
   * Returns whether a cycle through several types is told with this pipeline: the types are checked
   * one by one, and only the first by name tells it.
   */
  private boolean isToldHere(List<PipelineModel> cycle, PipelineModel pipeline) {
    return cycle.stream()
        .map(PipelineModel::owner)
        .filter(isInSource)
        .map(owner -> owner.getQualifiedName().toString())
        .min(Comparator.naturalOrder())
        .map(first -> pipeline.owner().getQualifiedName().contentEquals(first))
        .orElse(true);
  }

  /**
   * Returns whether the tasks of a pipeline that another one contains do not fit together, which is
   * told where it stands.
   */
  private boolean isToldElsewhere(Map.Entry<PipelineModel, GraphModel> spliced) {
    PipelineModel pipeline = spliced.getKey();
    return isInSource.test(pipeline.via())
        && !fitting.computeIfAbsent(
            List.of(pipeline.method(), pipeline.via()),
            key -> {
              GraphModel graph = spliced.getValue();
              return graphRules(
                      pipeline, graph, GraphSolver.solve(pipeline, graph, types), changed -> false)
                  .fitsTogether();
            });
  }

  private GraphRules graphRules(
      PipelineModel pipeline,
      GraphModel graph,
      GraphSolver.Solution solution,
      Predicate<PipelineModel> isOffered) {
    return new GraphRules(
        pipeline, graph, solution, types, access, processes, isInSource, isOffered);
  }

  private List<Finding> faultsOf(TaskModel task) {
    return taskRules.check(task);
  }
}
