package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskCodecs;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskVariables;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.type.TypeMirror;

/**
 * The {@linkplain LoopClass loop classes} of one generated class, each made when it is first needed
 * and used wherever the same task takes the same type of items.
 */
final class LoopClasses {

  private final TypeSystem types;
  private final ContractModel contract;
  private final ConstructorValues values;
  private final ClassName self;
  private final NameSpace space;
  private final Map<String, Made> made = new HashMap<>();
  private final List<TypeSpec> specs = new ArrayList<>();
  private final WireClass wire;
  private final TaskCodecs codecs;

  /** The tasks whose failures arrows take, in one of the pipelines. */
  private final Set<ExecutableElement> withArrows = new HashSet<>();

  /**
   * The classes that were made for a task.
   *
   * @param name the name of its loop
   * @param delivery the name of what hands on the elements of a result that comes later
   */
  private record Made(String name, Optional<String> delivery) {}

  LoopClasses(
      TypeSystem types,
      ContractModel contract,
      ConstructorValues values,
      ClassName self,
      NameSpace space,
      WireClass wire,
      TaskCodecs codecs,
      List<Plan> plans) {
    this.types = types;
    this.contract = contract;
    this.values = values;
    this.self = self;
    this.space = space;
    this.wire = wire;
    this.codecs = codecs;
    for (Plan plan : plans) {
      GraphModel graph = plan.graph();
      for (int stage = 0; stage < graph.stages().size(); stage++) {
        if (!graph.failuresOf(stage).isEmpty()) {
          withArrows.add(graph.task(stage).method());
        }
      }
    }
  }

  /** Returns the classes, in the order of first need. */
  List<TypeSpec> specs() {
    return specs;
  }

  /** Writes the construction of a task that a pipeline starts with. */
  CodeBlock first(TaskModel task, CodeBlock arguments) {
    String id =
        "first " + idOf(task) + task.inputs().stream().map(p -> p.type().toString()).toList();
    Made made = this.made.get(id);
    if (made == null) {
      String name = unusedName(task, "First");
      specs.add(
          LoopClass.first(types, space, task, name, hasArrows(task), receiver(task))
              .spec(remote(task)));
      made = new Made(name, Optional.empty());
      this.made.put(id, made);
    }
    return CodeBlock.of("new $N($L)", made.name(), arguments);
  }

  /**
   * Writes the call that places a task behind others.
   *
   * @param task the task
   * @param given for each of its inputs the types of the items that it is given
   * @param arguments what its class is constructed with
   */
  CodeBlock then(TaskModel task, List<List<TypeMirror>> given, CodeBlock arguments) {
    LoopInput input = LoopInput.of(task, given, types);
    String id = idOf(task) + " of " + input.key();
    Made made = this.made.get(id);
    if (made == null) {
      made = make(task, input);
      this.made.put(id, made);
    }
    CodeBlock loop = construct(task, made.name(), arguments);
    if (!LoopClass.isInFlight(task, false)) {
      return CodeBlock.of("then($L)", loop);
    }
    if (task.isSink()) {
      return CodeBlock.of("thenAsync($L)", loop);
    }
    return made.delivery()
        .map(name -> construct(task, name, CodeBlock.of("")))
        .map(delivery -> CodeBlock.of("thenAsync($L, $L)", loop, delivery))
        .orElseGet(() -> CodeBlock.of("thenAsync($L, $T.one())", loop, RuntimeTypes.DELIVERY));
  }

  private Made make(TaskModel task, LoopInput input) {
    String name = unusedName(task, "Loop");
    LoopClass loop =
        LoopClass.behind(types, space, task, name, hasArrows(task), input, receiver(task));
    specs.add(loop.spec(remote(task)));
    if (!LoopClass.isInFlight(task, false) || task.isSink() || task.output() instanceof Shape.One) {
      return new Made(name, Optional.empty());
    }
    String delivery = unusedName(task, "Delivery");
    specs.add(loop.deliverySpec(delivery));
    return new Made(name, Optional.of(delivery));
  }

  /** Writes the construction of a class, with the task's variables if they have not been solved. */
  private CodeBlock construct(TaskModel task, String name, CodeBlock arguments) {
    CodeBlock variables =
        LoopClass.openVariables(task, types).stream()
            .map(variable -> CodeBlock.of("$T", variable))
            .collect(CodeBlock.joining(", ", "<", ">"));
    return TaskVariables.areOpen(task)
        ? CodeBlock.of("new $N$L($L)", name, variables, arguments)
        : CodeBlock.of("new $N($L)", name, arguments);
  }

  private static String idOf(TaskModel task) {
    return task.via().getQualifiedName()
        + " "
        + task.owner().getQualifiedName()
        + "."
        + task.name();
  }

  private String unusedName(TaskModel task, String suffix) {
    String name = NameSpace.inAscii(task.name());
    return space.nested(Character.toUpperCase(name.charAt(0)) + name.substring(1) + suffix);
  }

  /** Returns what a loop needs besides if its task's workers are processes. */
  private Optional<RemoteMembers> remote(TaskModel task) {
    return task.multiprocess()
        ? Optional.of(new RemoteMembers(wire, codecs.of(task), task.options()))
        : Optional.empty();
  }

  private boolean hasArrows(TaskModel task) {
    return withArrows.contains(task.method());
  }

  /** Returns what an instance task is called on, as the loop knows it. */
  private Optional<ParameterSpec> receiver(TaskModel task) {
    if (task.isStatic()) {
      return Optional.empty();
    }
    return Optional.of(
        ConstructorValues.isOnOtherObject(contract, task)
            ? values.object(task.via())
            : ParameterSpec.builder(self, "pipelines").build());
  }
}
