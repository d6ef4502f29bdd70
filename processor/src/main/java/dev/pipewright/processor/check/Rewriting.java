package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Arrow;
import dev.pipewright.processor.model.Chain;
import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Reference;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Other expressions of the same names that may have been meant. Only one with which the pipeline is
 * right is offered, so that writing it is all that there is to do.
 */
final class Rewriting {

  /** Beyond this the orders are too many to try, and too many for a guess. */
  private static final int MAX_NAMES = 5;

  private final PipelineModel pipeline;
  private final Predicate<PipelineModel> isRight;

  /**
   * Makes the answers for one pipeline.
   *
   * @param pipeline the pipeline
   * @param isRight tells whether a changed one would be right
   */
  Rewriting(PipelineModel pipeline, Predicate<PipelineModel> isRight) {
    this.pipeline = pipeline;
    this.isRight = isRight;
  }

  /** A name that leads to a task, and how the task alone is named there. */
  private record Lead(Reference reference, String task) {
    static Lead of(Edge edge) {
      Reference reference = edge.reference();
      boolean ofInput =
          edge.input().filter(reference.name()::equals).isPresent()
              && reference.owner().isPresent();
      return new Lead(reference, ofInput ? reference.owner().get().text() : reference.text());
    }
  }

  /** Lets each chain that leads to a stage lead to an input of its own. */
  Optional<String> toInputs(GraphModel graph, int stage) {
    return toInputs(graph.into(stage).stream().map(Lead::of).toList(), graph.task(stage));
  }

  /** Lets each chain that leads to an input of a task, which may not exist, lead to one it has. */
  Optional<String> toInputs(String task, TaskModel meant) {
    List<Lead> leads = new ArrayList<>();
    for (Chain chain : pipeline.chains()) {
      for (Reference reference : chain.references()) {
        if (reference.qualifier().filter(task::equals).isPresent()) {
          leads.add(new Lead(reference, task));
        }
      }
    }
    return toInputs(leads, meant);
  }

  private Optional<String> toInputs(List<Lead> leads, TaskModel task) {
    List<String> inputs = task.inputs().stream().map(ParameterModel::name).toList();
    if (leads.size() < 2 || leads.size() > inputs.size() || inputs.size() > MAX_NAMES) {
      return Optional.empty();
    }
    return permutations(inputs).stream()
        .map(order -> order.subList(0, leads.size()))
        .distinct()
        .map(order -> leadingTo(leads, order))
        .filter(isRight)
        .findFirst()
        .map(Wording::expressionOf);
  }

  /**
   * Lets each chain that leads to a stage lead to an input that takes what it gives, where others
   * are left for values that are bound.
   *
   * @return the expression, and the inputs that are left
   */
  Optional<Map.Entry<String, List<ParameterModel>>> toSomeInputs(
      GraphModel graph, int stage, TypeSystem types) {
    List<Edge> edges = graph.into(stage);
    List<ParameterModel> inputs = graph.task(stage).inputs();
    boolean allWritten = edges.stream().map(Edge::reference).distinct().count() == edges.size();
    if (!allWritten
        || edges.size() < 2
        || edges.size() >= inputs.size()
        || inputs.size() > MAX_NAMES) {
      return Optional.empty();
    }
    return permutations(inputs).stream()
        .filter(
            order ->
                IntStream.range(0, edges.size())
                    .allMatch(i -> types.accepts(order.get(i).type(), graph.given(edges.get(i)))))
        .findFirst()
        .map(
            order ->
                Map.entry(
                    Wording.expressionOf(
                        leadingTo(
                            edges.stream().map(Lead::of).toList(),
                            order.stream().map(ParameterModel::name).toList())),
                    order.subList(edges.size(), order.size())));
  }

  private PipelineModel leadingTo(List<Lead> leads, List<String> inputs) {
    List<List<String>> chains = names();
    for (int i = 0; i < leads.size(); i++) {
      Reference reference = leads.get(i).reference();
      chains
          .get(reference.chain())
          .set(placeOf(reference), leads.get(i).task() + "." + inputs.get(i));
    }
    return written(chains);
  }

  /** Returns the names of each chain, in lists that can be changed. */
  private List<List<String>> names() {
    List<List<String>> names = new ArrayList<>();
    for (Chain chain : pipeline.chains()) {
      names.add(new ArrayList<>(chain.references().stream().map(Rewriting::withArrow).toList()));
    }
    return names;
  }

  /** Writes a name, behind its arrow if that is a special one. */
  private static String withArrow(Reference reference) {
    return reference.arrow() == Arrow.OUTPUTS
        ? reference.text()
        : reference.arrow().text() + " " + reference.text();
  }

  /** Writes a chain of names that may have arrows before them. */
  private static String chain(List<String> names) {
    StringBuilder chain = new StringBuilder();
    for (String name : names) {
      boolean hasArrow = !Character.isJavaIdentifierStart(name.codePointAt(0));
      chain.append(chain.isEmpty() ? "" : hasArrow ? " " : " -> ").append(name);
    }
    return chain.toString();
  }

  private int placeOf(Reference reference) {
    return pipeline.chains().get(reference.chain()).references().indexOf(reference);
  }

  private PipelineModel written(List<List<String>> chains) {
    return pipeline.withChains(chains.stream().map(Rewriting::chain).toList());
  }

  private Optional<String> ifRight(List<List<String>> chains) {
    return Optional.of(written(chains)).filter(isRight).map(Wording::expressionOf);
  }

  /** Puts the names of a line in the only other order that is right, if there is one. */
  Optional<String> inAnotherOrder() {
    List<Chain> chains = pipeline.chains();
    if (chains.size() > 1 || chains.get(0).references().size() > MAX_NAMES) {
      return Optional.empty();
    }
    List<String> right =
        permutations(chains.get(0).references().stream().map(Rewriting::withArrow).toList())
            .stream()
            .map(order -> written(List.of(order)))
            .filter(isRight)
            .map(Wording::expressionOf)
            .distinct()
            .limit(2)
            .toList();
    return right.size() == 1 ? Optional.of(right.get(0)) : Optional.empty();
  }

  /** Puts a name at the beginning of its chain. */
  Optional<String> withFirst(Reference first) {
    List<List<String>> chains = names();
    List<String> names = chains.get(first.chain());
    names.remove(placeOf(first));
    names.add(0, first.text());
    return ifRight(chains);
  }

  /** Writes the expression with a new name before another one. */
  static String withBefore(PipelineModel pipeline, String name, Reference reference) {
    Rewriting rewriting = new Rewriting(pipeline, changed -> true);
    List<List<String>> chains = rewriting.names();
    chains.get(reference.chain()).add(rewriting.placeOf(reference), name);
    return Wording.expressionOf(rewriting.written(chains));
  }

  /** Lets a name end a chain of its own, beside what stood behind it. */
  Optional<String> withEnd(Reference end) {
    List<List<String>> chains = names();
    List<String> names = chains.get(end.chain());
    int place = placeOf(end);
    if (place == 0) {
      return Optional.empty();
    }
    names.remove(place);
    chains.add(end.chain() + 1, List.of(names.get(place - 1), end.text()));
    return ifRight(chains);
  }

  /** Makes one chain of several that share no name. */
  Optional<String> asOneChain() {
    List<String> all = names().stream().flatMap(List::stream).toList();
    return all.size() == Set.copyOf(all).size() ? ifRight(List.of(all)) : Optional.empty();
  }

  /** Declares the parameters in another order. */
  Optional<String> withParametersInOrder() {
    return pipeline.parameters().size() > MAX_NAMES
        ? Optional.empty()
        : permutations(pipeline.parameters()).stream()
            .filter(order -> isRight.test(pipeline.withParameters(order)))
            .findFirst()
            .map(Wording::declarationOf);
  }

  /** Returns all orders of some things, the given one first. */
  private static <T> List<List<T>> permutations(List<T> things) {
    if (things.isEmpty()) {
      return List.of(List.of());
    }
    List<List<T>> all = new ArrayList<>();
    for (int i = 0; i < things.size(); i++) {
      List<T> others = new ArrayList<>(things);
      T first = others.remove(i);
      for (List<T> rest : permutations(others)) {
        List<T> order = new ArrayList<>(List.of(first));
        order.addAll(rest);
        all.add(order);
      }
    }
    return all;
  }
}
