package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;

/** The types of the runtime that generated code calls, by name. */
final class RuntimeTypes {

  private static final String GRAPH_PACKAGE = "dev.pipewright.runtime.graph";

  static final ClassName ASYNC = ClassName.get(GRAPH_PACKAGE, "Async");
  static final ClassName ATTRIBUTES = ClassName.get(GRAPH_PACKAGE, "Attributes");
  static final ClassName BRANCH = ClassName.get(GRAPH_PACKAGE, "Branch");
  static final ClassName DELIVERY = ClassName.get(GRAPH_PACKAGE, "Delivery");
  static final ClassName FIRST_LOOP = ClassName.get(GRAPH_PACKAGE, "FirstLoop");
  static final ClassName GRAPH = ClassName.get(GRAPH_PACKAGE, "Graph");
  static final ClassName INPUT = ClassName.get(GRAPH_PACKAGE, "Input");
  static final ClassName LOOP = ClassName.get(GRAPH_PACKAGE, "Loop");
  static final ClassName NODE = ClassName.get(GRAPH_PACKAGE, "Node");
  static final ClassName OUTPUT = ClassName.get(GRAPH_PACKAGE, "Output");
  static final ClassName TASK_EMITTER = ClassName.get(GRAPH_PACKAGE, "TaskEmitter");
  static final ClassName STAGE = ClassName.get("dev.pipewright.runtime", "Stage");
  static final ClassName LOCAL_ENGINE =
      ClassName.get("dev.pipewright.runtime.local", "LocalEngine");

  private RuntimeTypes() {}
}
