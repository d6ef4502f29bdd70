package dev.pipewright.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Writes what places the tasks of a graph: a variable for each place that several edges leave or
 * that an edge enters which is merged, zipped or routed, and one for each end; what lies between
 * them in a line is a chain of calls.
 */
final class GraphCode {

  /** How many calls a chain may have: compilers take each to be nested in the next one. */
  private static final int LONGEST_CHAIN = 50;

  /** A variable: its type and name, and what it stands for. */
  private record Variable(TypeName type, String name, CodeBlock value) {

    /** Writes its declaration, given how a value of several lines is indented. */
    CodeBlock declared(String indented) {
      boolean severalLines = value.toString().contains("\n");
      return CodeBlock.of(severalLines ? "$T $N =\n" + indented : "$T $N = $L", type, name, value);
    }
  }

  private final GraphModel graph;
  private final TypeSystem types;
  private final LoopClasses loops;
  private final Optional<String> input;
  private final IntFunction<CodeBlock> arguments;
  private final NameAllocator names;

  /** The names of the variables, for the stages that have one. */
  private final String[] named;

  private final List<Variable> variables = new ArrayList<>();

  /**
   * Writes the code for a graph.
   *
   * @param input the variable that holds the place before the only first stage; nothing where the
   *     first stages are given the arguments of a run
   * @param arguments writes what the loop of a stage is constructed with
   * @param names the names that are taken
   */
  GraphCode(
      GraphModel graph,
      TypeSystem types,
      LoopClasses loops,
      Optional<String> input,
      IntFunction<CodeBlock> arguments,
      NameAllocator names) {
    this.graph = graph;
    this.types = types;
    this.loops = loops;
    this.input = input;
    this.arguments = arguments;
    this.names = names;
    this.named = new String[graph.stages().size()];
    named[graph.last()] = names.newName("outputs");
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      if (!continuesChain(stage)) {
        write(stage);
      }
    }
  }

  /** Returns the statements that declare the variables, without their semicolons. */
  List<CodeBlock> statements() {
    return variables.stream().map(variable -> variable.declared("$L")).toList();
  }

  /** Writes the body of a lambda that returns the last place. */
  CodeBlock body() {
    if (variables.size() == 1) {
      return variables.get(0).value();
    }
    CodeBlock.Builder body = CodeBlock.builder().add("{\n$>");
    variables.forEach(variable -> body.add("$L;\n", variable.declared("$>$>$L$<$<")));
    return body.add("return $L;\n$<}", outputs()).build();
  }

  /** Writes the place whose outputs are the pipeline's, with all others that belong to the run. */
  CodeBlock outputs() {
    int last = graph.last();
    CodeBlock outputs = CodeBlock.of("$N", named[last]);
    List<CodeBlock> sinks =
        graph.ends().stream()
            .filter(stage -> stage != last)
            .map(stage -> CodeBlock.of("$N", named[stage]))
            .toList();
    return sinks.isEmpty()
        ? outputs
        : CodeBlock.of("$L.beside($T.of($L))", outputs, List.class, CodeBlock.join(sinks, ", "));
  }

  /** Returns whether a stage is the only one behind one that is the only one before it. */
  private boolean continuesChain(int stage) {
    List<Edge> into = graph.into(stage);
    return into.size() == 1
        && !into.get(0).routed()
        && !into.get(0).takesFailures()
        && graph.outOf(into.get(0).from()).size() == 1;
  }

  /** Writes the chain that begins with a stage. */
  private void write(int head) {
    List<CodeBlock> calls = new ArrayList<>();
    boolean first = graph.into(head).isEmpty();
    CodeBlock start;
    if (first && input.isEmpty()) {
      CodeBlock loop = loops.first(graph.task(head), arguments.apply(head));
      start = CodeBlock.of("$T.first($L)", RuntimeTypes.NODE, loop);
    } else {
      start = first ? CodeBlock.of("$N", input.get()) : inputs(head);
      calls.add(then(head));
    }
    int end = head;
    while (graph.outOf(end).size() == 1 && continuesChain(graph.outOf(end).get(0).to())) {
      if (calls.size() == LONGEST_CHAIN) {
        declare(end, chain(start, calls, false));
        start = CodeBlock.of("$N", named[end]);
        calls.clear();
      }
      end = graph.outOf(end).get(0).to();
      calls.add(then(end));
    }
    boolean simple = first ? input.isPresent() : graph.into(head).size() == 1;
    declare(end, chain(start, calls, simple && calls.size() == 1));
  }

  private static CodeBlock chain(CodeBlock start, List<CodeBlock> calls, boolean onOneLine) {
    CodeBlock.Builder chain = CodeBlock.builder().add(start);
    calls.forEach(call -> chain.add(onOneLine ? ".$L" : "\n    .$L", call));
    return chain.build();
  }

  /** Declares a variable for the place of a stage. */
  private void declare(int stage, CodeBlock value) {
    if (named[stage] == null) {
      named[stage] = names.newName(graph.task(stage).name());
    }
    TypeName outputs = LoopClass.outputType(graph.task(stage), types);
    variables.add(
        new Variable(ParameterizedTypeName.get(RuntimeTypes.NODE, outputs), named[stage], value));
  }

  private CodeBlock then(int stage) {
    TaskModel task = graph.task(stage);
    return loops.then(task, graph.given(stage, types), arguments.apply(stage));
  }

  /** Writes what the first of a chain takes its inputs from. */
  private CodeBlock inputs(int stage) {
    TaskModel task = graph.task(stage);
    if (graph.isZip(stage)) {
      List<CodeBlock> parameters = new ArrayList<>();
      List<CodeBlock> edges = new ArrayList<>();
      for (ParameterModel input : task.inputs()) {
        parameters.add(CodeBlock.of("$S", input.name()));
        edges.add(edge(graph.into(stage, input).get(0)));
      }
      return CodeBlock.of(
          "$T.zipped($T.of($L), $L)",
          RuntimeTypes.IN_EDGES,
          List.class,
          CodeBlock.join(parameters, ", "),
          CodeBlock.join(edges, ", "));
    }
    List<CodeBlock> edges = graph.into(stage).stream().map(this::edge).toList();
    return graph.isMerge(stage)
        ? CodeBlock.of(
            "$T.$Lmerged($L)", RuntimeTypes.IN_EDGES, witness(stage), CodeBlock.join(edges, ", "))
        : edges.get(0);
  }

  /** Names the type that is merged, where the edges do not all have it. */
  private CodeBlock witness(int stage) {
    if (graph.isHandler(stage)) {
      return CodeBlock.of("<$T>", inputOf(stage).type());
    }
    TypeMirror taken = graph.task(stage).inputItem(types);
    boolean same =
        graph.into(stage).stream()
            .allMatch(edge -> !edge.routed() && types.isSame(graph.given(edge), taken));
    if (same) {
      return CodeBlock.of("");
    }
    return CodeBlock.of("<$T>", inputOf(stage).type());
  }

  private LoopInput inputOf(int stage) {
    return LoopInput.of(graph.task(stage), graph.given(stage, types), types);
  }

  private CodeBlock edge(Edge edge) {
    CodeBlock from = CodeBlock.of("$N", named[edge.from()]);
    if (edge.takesFailures()) {
      List<ParameterModel> inputs = graph.task(edge.to()).inputs();
      return CodeBlock.of(
          "$L.$L($T.class)",
          from,
          inputs.size() == 1 ? "exceptions" : "failures",
          inputs.get(inputs.size() - 1).type());
    }
    if (!edge.routed()) {
      return from;
    }
    DeclaredType type = routed(edge);
    CodeBlock witness =
        type.getTypeArguments().isEmpty() ? CodeBlock.of("") : CodeBlock.of("<$T>", type);
    return CodeBlock.of(
        "$L.$Lroute($T.class)", from, witness, types.erased(MoreTypes.asTypeElement(type)));
  }

  /**
   * Returns the type of what a routed edge lets pass: what the task takes, or that part of what is
   * given, if wildcards make the one no subtype of the other.
   */
  private DeclaredType routed(Edge edge) {
    DeclaredType taken = (DeclaredType) graph.taken(edge, types);
    TypeMirror given = graph.given(edge);
    return types.isSubtype(taken, given)
        ? taken
        : types.seenFrom((DeclaredType) given, MoreTypes.asTypeElement(taken)).orElse(taken);
  }
}
