package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import dev.pipewright.processor.model.Names;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The types of the runtime that generated code calls, by name. */
public final class RuntimeTypes {

  private static final String GRAPH_PACKAGE = "dev.pipewright.runtime.graph";

  private static final String ENGINE_PACKAGE = "dev.pipewright.runtime.engine";

  private static final String CODEC_PACKAGE = "dev.pipewright.runtime.codec";

  static final ClassName FUTURES = ClassName.get(GRAPH_PACKAGE, "Futures");
  static final ClassName ATTRIBUTES = ClassName.get(GRAPH_PACKAGE, "Attributes");
  static final ClassName ASYNC_LOOP = ClassName.get(GRAPH_PACKAGE, "AsyncLoop");
  static final ClassName ATTEMPTS = ClassName.get(GRAPH_PACKAGE, "Attempts");
  static final ClassName RETRY_POLICY = ClassName.get(GRAPH_PACKAGE, "RetryPolicy");
  static final ClassName BRANCH = ClassName.get(GRAPH_PACKAGE, "Branch");
  static final ClassName DELIVERY = ClassName.get(GRAPH_PACKAGE, "Delivery");
  static final ClassName FIRST_CALL = ClassName.get(GRAPH_PACKAGE, "FirstCall");
  static final ClassName GRAPH = ClassName.get(GRAPH_PACKAGE, "Graph");
  static final ClassName INPUT = ClassName.get(GRAPH_PACKAGE, "Input");
  static final ClassName IN_EDGES = ClassName.get(GRAPH_PACKAGE, "InEdges");
  static final ClassName LOOP = ClassName.get(GRAPH_PACKAGE, "Loop");
  static final ClassName NODE = ClassName.get(GRAPH_PACKAGE, "Node");
  static final ClassName OUTPUT = ClassName.get(GRAPH_PACKAGE, "Output");
  static final ClassName TASK_EMITTER = ClassName.get(GRAPH_PACKAGE, "TaskEmitter");
  static final ClassName REMOTE = ClassName.get(GRAPH_PACKAGE, "Remote");
  static final ClassName ITEM_CODECS = ClassName.get(CODEC_PACKAGE, "ItemCodecs");
  static final ClassName ALTERNATIVE = ITEM_CODECS.nestedClass("Alternative");
  static final ClassName ITEM_CODEC = ClassName.get(CODEC_PACKAGE, "ItemCodec");
  static final ClassName ITEM_READER = ClassName.get(CODEC_PACKAGE, "ItemReader");
  static final ClassName ITEM_WRITER = ClassName.get(CODEC_PACKAGE, "ItemWriter");
  static final ClassName RECORD_CODEC = ClassName.get(CODEC_PACKAGE, "RecordCodec");
  static final ClassName WORKER_PROCESS =
      ClassName.get("dev.pipewright.runtime.local", "WorkerProcess");
  static final ClassName STAGE = ClassName.get("dev.pipewright.runtime", "Stage");
  static final ClassName ENGINE = ClassName.get("dev.pipewright.runtime", "Engine");
  static final ClassName DECLARATION = ClassName.get(ENGINE_PACKAGE, "Declaration");
  static final ClassName GRAPH_RUNNER = ClassName.get(ENGINE_PACKAGE, "GraphRunner");
  static final ClassName LOCAL_ENGINE =
      ClassName.get("dev.pipewright.runtime.local", "LocalEngine");

  /** All of them. */
  static final List<ClassName> ALL =
      List.of(
          FUTURES,
          ATTRIBUTES,
          ASYNC_LOOP,
          ATTEMPTS,
          RETRY_POLICY,
          BRANCH,
          DELIVERY,
          FIRST_CALL,
          GRAPH,
          INPUT,
          IN_EDGES,
          LOOP,
          NODE,
          OUTPUT,
          TASK_EMITTER,
          REMOTE,
          ITEM_CODECS,
          ALTERNATIVE,
          ITEM_CODEC,
          ITEM_READER,
          ITEM_WRITER,
          RECORD_CODEC,
          WORKER_PROCESS,
          STAGE,
          ENGINE,
          DECLARATION,
          GRAPH_RUNNER,
          LOCAL_ENGINE);

  private RuntimeTypes() {}

  /** Returns the first of them that the code of a type cannot name, if there is one. */
  public static Optional<String> missing(TypeElement type, Elements elements) {
    return ALL.stream()
        .map(ClassName::canonicalName)
        .filter(name -> !canName(name, type, elements))
        .findFirst();
  }

  /** Returns whether the code of a type can name nothing of the runtime at all. */
  public static boolean isAbsent(TypeElement type, Elements elements) {
    return !canName(Names.RUN, type, elements);
  }

  private static boolean canName(String name, TypeElement type, Elements elements) {
    ModuleElement module = elements.getModuleOf(type);
    return module == null
        ? elements.getTypeElement(name) != null
        : elements.getTypeElement(module, name) != null;
  }
}
