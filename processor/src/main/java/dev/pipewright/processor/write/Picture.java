package dev.pipewright.processor.write;

import dev.pipewright.processor.model.Edge;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskOptions;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.type.TypeMirror;

/**
 * A pipeline's graph as a picture: a box for each stage, with what its task's annotation says, and
 * an arrow for each edge, with the type of the items. Where it is called, and what its caller gets,
 * has round ends.
 */
final class Picture {

  /**
   * A box.
   *
   * @param id its name in the picture's source
   * @param lines what is written in it
   * @param round whether it is no stage
   */
  private record Box(String id, List<String> lines, boolean round) {}

  /**
   * An arrow.
   *
   * @param dotted whether it takes failures
   */
  private record Arrow(String from, String to, String label, boolean dotted) {

    Arrow(String from, String to, String label) {
      this(from, to, label, false);
    }
  }

  private final List<Box> boxes = new ArrayList<>();
  private final List<Arrow> arrows = new ArrayList<>();

  /** Draws a pipeline. */
  Picture(Plan plan, TypeSystem types) {
    GraphModel graph = plan.graph();
    List<TypeMirror> named = new ArrayList<>();
    graph.edges().forEach(edge -> named.add(itemsOn(graph, edge, types)));
    plan.pipeline().parameters().forEach(parameter -> named.add(parameter.type()));
    boolean hasOutputs = !graph.task(graph.last()).isSink();
    if (hasOutputs) {
      named.add(plan.last().outputItem().orElseThrow());
      named.add(plan.pipeline().returnType());
    }
    List<String> names = TypeNames.of(named);
    if (graph.firstTasks().stream().anyMatch(task -> !task.inputs().isEmpty())) {
      boxes.add(new Box("caller", List.of(plan.pipeline().name()), true));
    }
    for (int stage = 0; stage < graph.stages().size(); stage++) {
      boxes.add(new Box(id(stage), linesOf(graph.task(stage)), false));
    }
    int parameter = graph.edges().size();
    for (int first : graph.firsts()) {
      List<String> given = new ArrayList<>();
      for (ParameterModel argument : plan.pipeline().argumentsOf(graph, first).orElseThrow()) {
        given.add(names.get(parameter++) + " " + argument.name());
      }
      if (!given.isEmpty()) {
        arrows.add(new Arrow("caller", id(first), String.join(", ", given)));
      }
    }
    for (int i = 0; i < graph.edges().size(); i++) {
      Edge edge = graph.edges().get(i);
      String input = graph.isZip(edge.to()) ? " " + edge.input().orElseThrow() : "";
      arrows.add(
          new Arrow(id(edge.from()), id(edge.to()), names.get(i) + input, edge.takesFailures()));
    }
    if (hasOutputs) {
      boxes.add(new Box("result", List.of(names.get(names.size() - 1)), true));
      arrows.add(new Arrow(id(graph.last()), "result", names.get(names.size() - 2)));
    }
  }

  private static TypeMirror itemsOn(GraphModel graph, Edge edge, TypeSystem types) {
    if (edge.takesFailures()) {
      List<ParameterModel> inputs = graph.task(edge.to()).inputs();
      return inputs.get(inputs.size() - 1).type();
    }
    return edge.routed() ? graph.taken(edge, types) : graph.given(edge);
  }

  private static String id(int stage) {
    return "s" + (stage + 1);
  }

  private static List<String> linesOf(TaskModel task) {
    List<String> lines = new ArrayList<>(List.of(task.name()));
    TaskOptions options = task.options();
    add(lines, options.branch(), "branch");
    add(lines, options.join(), "join");
    add(lines, options.workers() != 1, "workers = " + options.workers());
    add(
        lines,
        options.throttle() != TaskOptions.UNDECLARED,
        "throttle = " + (options.throttleBound().isEmpty() ? "UNBOUNDED" : options.throttle()));
    add(lines, options.multiprocess(), "multiprocess");
    add(lines, options.ordered(), "ordered");
    add(lines, options.cpuBound(), "cpuBound");
    return lines;
  }

  private static void add(List<String> lines, boolean applies, String line) {
    if (applies) {
      lines.add(line);
    }
  }

  /** Writes it in the language of Mermaid. */
  String mermaid() {
    StringBuilder text = new StringBuilder("flowchart LR\n");
    for (Box box : boxes) {
      String label =
          box.lines().stream().map(Picture::inMermaid).collect(Collectors.joining("<br/>"));
      text.append("  ").append(box.id());
      text.append(box.round() ? "([\"" + label + "\"])" : "[\"" + label + "\"]").append('\n');
    }
    for (Arrow arrow : arrows) {
      text.append("  ").append(arrow.from()).append(arrow.dotted() ? " -. \"" : " -- \"");
      text.append(inMermaid(arrow.label())).append(arrow.dotted() ? "\" .-> " : "\" --> ");
      text.append(arrow.to()).append('\n');
    }
    return text.toString();
  }

  /** Mermaid takes labels for HTML, and has an escape of its own. */
  private static String inMermaid(String text) {
    return text.replace("<", "#lt;").replace(">", "#gt;");
  }
}
