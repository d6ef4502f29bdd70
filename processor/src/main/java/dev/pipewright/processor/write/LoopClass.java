package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The generated class that calls one task: in a loop over its inputs, or once where a pipeline
 * starts with it. It is constructed with what the calls need besides the inputs: the arguments of a
 * first task, the object of an instance task, and the bound values.
 */
final class LoopClass {

  private static final Set<String> PARAMETERS_OF_RUN = Set.of("in", "out");

  private final TypeSystem types;
  private final TaskModel task;
  private final String name;

  /** The type of the inputs; nothing for a first task. */
  private final Optional<TypeName> input;

  /** The type and name of the object that an instance task is called on. */
  private final Optional<ParameterSpec> receiver;

  /** The names of the fields and arguments; those that users chose may meet. */
  private final NameAllocator names = new NameAllocator();

  private LoopClass(
      TypeSystem types,
      TaskModel task,
      String name,
      Optional<TypeName> input,
      Optional<ParameterSpec> receiver) {
    this.types = types;
    this.task = task;
    this.name = name;
    this.input = input;
    for (ParameterModel parameter : task.parameters()) {
      if (isValue(parameter)) {
        names.newName(parameter.bound().orElse(parameter.name()), parameter);
      }
    }
    this.receiver =
        receiver.map(
            object ->
                ParameterSpec.builder(object.type(), names.newName(object.name(), this)).build());
  }

  /** Describes the class for a task that a pipeline starts with. */
  static LoopClass first(
      TypeSystem types, TaskModel task, String name, Optional<ParameterSpec> receiver) {
    return new LoopClass(types, task, name, Optional.empty(), receiver);
  }

  /** Describes the class for a task behind another one. */
  static LoopClass behind(
      TypeSystem types,
      TaskModel task,
      String name,
      TypeName input,
      Optional<ParameterSpec> receiver) {
    return new LoopClass(types, task, name, Optional.of(input), receiver);
  }

  /** Returns the type of a task's outputs, as a type argument. */
  static TypeName outputType(TaskModel task, TypeSystem types) {
    return TypeName.get(
        task.outputItem().map(types::boxed).orElseGet(() -> types.declared("java.lang.Void")));
  }

  TypeSpec spec() {
    TypeName output = outputType(task, types);
    TypeName superclass =
        input.isEmpty()
            ? ParameterizedTypeName.get(RuntimeTypes.FIRST_LOOP, output)
            : ParameterizedTypeName.get(RuntimeTypes.LOOP, input.get(), output);
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .superclass(superclass)
            .addJavadoc(
                input.isEmpty()
                    ? "Calls {@code $T.$L} with the arguments of a run.\n"
                    : task.join()
                        ? "Calls {@code $T.$L} with all inputs of a worker.\n"
                        : "Calls {@code $T.$L} with every input of a worker.\n",
                ClassName.get(task.owner()),
                task.name());
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addStatement("super($L)", superArguments());
    for (ParameterSpec value : values()) {
      spec.addField(
          FieldSpec.builder(value.type(), value.name(), Modifier.PRIVATE, Modifier.FINAL).build());
      constructor.addParameter(value);
      constructor.addStatement("this.$1N = $1N", value.name());
    }
    return spec.addMethod(constructor.build()).addMethod(run(output)).build();
  }

  /** Returns whether the class is constructed with what the task takes for a parameter. */
  private boolean isValue(ParameterModel parameter) {
    return input.isEmpty() || parameter.bound().isPresent();
  }

  /** What the class is constructed with, in order. */
  private List<ParameterSpec> values() {
    List<ParameterSpec> values = new ArrayList<>();
    receiver.ifPresent(values::add);
    for (ParameterModel parameter : task.parameters()) {
      if (isValue(parameter)) {
        values.add(
            ParameterSpec.builder(TypeName.get(parameter.type()), nameOf(parameter)).build());
      }
    }
    return values;
  }

  private String nameOf(ParameterModel parameter) {
    return names.get(parameter);
  }

  private CodeBlock superArguments() {
    CodeBlock.Builder arguments = CodeBlock.builder().add(attributes());
    if (input.isEmpty()) {
      for (ParameterModel argument : task.inputs()) {
        // An array as the only argument would be taken for the array of arguments.
        boolean cast = task.inputs().size() == 1 && argument.type().getKind() == TypeKind.ARRAY;
        arguments.add(cast ? CodeBlock.of(", ($T) ", Object.class) : CodeBlock.of(", "));
        arguments.add("$N", nameOf(argument));
      }
    }
    return arguments.build();
  }

  private CodeBlock attributes() {
    CodeBlock.Builder attributes =
        CodeBlock.builder().add("$T.of($S)", RuntimeTypes.ATTRIBUTES, task.name());
    if (task.workers() != 1) {
      attributes.add(".withWorkers($L)", task.workers());
    }
    if (task.throttle() == TaskModel.UNBOUNDED) {
      attributes.add(".withThrottle($T.UNBOUNDED)", RuntimeTypes.ATTRIBUTES);
    } else if (task.throttle() != TaskModel.DEFAULT_THROTTLE) {
      attributes.add(".withThrottle($L)", task.throttle());
    }
    if (task.cpuBound()) {
      attributes.add(".withCpuBound()");
    }
    return attributes.build();
  }

  private MethodSpec run(TypeName output) {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    input.ifPresent(
        type -> run.addParameter(ParameterizedTypeName.get(RuntimeTypes.INPUT, type), "in"));
    run.addParameter(ParameterizedTypeName.get(RuntimeTypes.OUTPUT, output), "out");
    for (TypeMirror thrown : types.withoutRedundant(task.thrown(), closesSource())) {
      run.addException(TypeName.get(thrown));
    }
    if (input.isEmpty() || task.join()) {
      run.addStatement(handOn());
    } else {
      run.beginControlFlow("while (in.next())").addStatement(handOn()).endControlFlow();
    }
    return run.build();
  }

  /** Returns whether the results may have to be closed, which may throw any exception. */
  private boolean closesSource() {
    return task.output() instanceof Shape.Many many
        && many.kind() != Shape.Kind.ARRAY
        && many.kind() != Shape.Kind.OPTIONAL;
  }

  private CodeBlock handOn() {
    if (task.output() instanceof Shape.Nothing) {
      return call();
    }
    if (task.output() instanceof Shape.Many many) {
      return types
          .castFor(many, task.returnType())
          .map(cast -> CodeBlock.of("$T.putAll(($T) $L, out)", RuntimeTypes.BRANCH, cast, call()))
          .orElseGet(() -> CodeBlock.of("$T.putAll($L, out)", RuntimeTypes.BRANCH, call()));
    }
    return CodeBlock.of("out.put($L)", call());
  }

  private CodeBlock call() {
    CodeBlock target =
        receiver.isPresent()
            ? field(receiver.get().name())
            : CodeBlock.of("$T", types.erased(task.owner()));
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterModel parameter : task.parameters()) {
      arguments.add(
          isValue(parameter) ? field(nameOf(parameter)) : CodeBlock.of(inputExpression()));
    }
    return CodeBlock.of("$L.$N($L)", target, task.name(), CodeBlock.join(arguments, ", "));
  }

  private String inputExpression() {
    if (!task.join()) {
      return "in.item()";
    }
    return switch (task.joined(types).kind()) {
      case ITERATOR -> "in.iterator()";
      case STREAM -> "in.stream()";
      default -> "in.iterable()";
    };
  }

  private static CodeBlock field(String name) {
    return CodeBlock.of(PARAMETERS_OF_RUN.contains(name) ? "this.$N" : "$N", name);
  }
}
