package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The types of the runtime that generated code calls, by name. */
final class RuntimeTypes {

  private static final String GRAPH_PACKAGE = "dev.pipewright.runtime.graph";

  private static final String CODEC_PACKAGE = "dev.pipewright.runtime.codec";

  static final ClassName FUTURES = ClassName.get(GRAPH_PACKAGE, "Futures");
  static final ClassName ATTRIBUTES = ClassName.get(GRAPH_PACKAGE, "Attributes");
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
  static final ClassName LOCAL_ENGINE =
      ClassName.get("dev.pipewright.runtime.local", "LocalEngine");

  /** The types that generated code names in expressions, where a variable would hide them. */
  static final List<String> IN_EXPRESSIONS =
      Stream.concat(
              Stream.of(
                  ATTRIBUTES,
                  BRANCH,
                  DELIVERY,
                  FUTURES,
                  GRAPH,
                  IN_EDGES,
                  ITEM_CODECS,
                  LOCAL_ENGINE,
                  NODE,
                  WORKER_PROCESS),
              Stream.of(ClassName.get(List.class), ClassName.get(Objects.class)))
          .map(ClassName::simpleName)
          .toList();

  private RuntimeTypes() {}
}
