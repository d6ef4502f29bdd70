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
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pipewright.processor.model.Durations;
import dev.pipewright.processor.model.Overloads;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.RetryOptions;
import dev.pipewright.processor.model.Shape;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TaskOptions;
import dev.pipewright.processor.model.TaskVariables;
import dev.pipewright.processor.model.TypeSystem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * The generated class that calls one task: in a loop over its inputs, or once where a pipeline
 * starts with it. It is constructed with what the calls need besides the inputs: the arguments of a
 * first task, the object of an instance task, and the bound values.
 */
final class LoopClass {

  private static final String ATTEMPTS = "attempts";

  private static final Set<String> NAMES_IN_RUN =
      Set.of("in", "out", "emitter", ATTEMPTS, LoopInput.ITEM, LoopInput.ITEMS);

  /** The method with the task's own signature, in a class that has one. */
  private static final String CALL = "call";

  private final TypeSystem types;
  private final NameSpace space;
  private final TaskModel task;
  private final String name;

  /** Whether arrows take failures of the task, in one of the pipelines. */
  private final boolean hasArrows;

  /** How the inputs are taken; nothing for a first task. */
  private final Optional<LoopInput> input;

  /** The variables of a task whose inputs are not known, for a stage. */
  private final List<TypeVariableName> variables;

  /** The type and name of the object that an instance task is called on. */
  private final Optional<ParameterSpec> receiver;

  /** The names of the fields and arguments; those that users chose may meet. */
  private final NameAllocator names;

  private LoopClass(
      TypeSystem types,
      NameSpace space,
      TaskModel task,
      String name,
      boolean hasArrows,
      Optional<LoopInput> input,
      Optional<ParameterSpec> receiver) {
    this.types = types;
    this.hasArrows = hasArrows;
    this.space = space;
    this.names = space.variables();
    this.task = task;
    this.name = name;
    this.input = input;
    this.variables = openVariables(task, types);
    for (ParameterModel parameter : task.parameters()) {
      if (isHeld(parameter)) {
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
      TypeSystem types,
      NameSpace space,
      TaskModel task,
      String name,
      boolean hasArrows,
      Optional<ParameterSpec> receiver) {
    return new LoopClass(types, space, task, name, hasArrows, Optional.empty(), receiver);
  }

  /** Describes the class for a task behind another one. */
  static LoopClass behind(
      TypeSystem types,
      NameSpace space,
      TaskModel task,
      String name,
      boolean hasArrows,
      LoopInput input,
      Optional<ParameterSpec> receiver) {
    return new LoopClass(types, space, task, name, hasArrows, Optional.of(input), receiver);
  }

  /** Returns the variables of a task that have not been solved, with their bounds. */
  static List<TypeVariableName> openVariables(TaskModel task, TypeSystem types) {
    if (!TaskVariables.areOpen(task)) {
      return List.of();
    }
    return variables(task, types);
  }

  private static List<TypeVariableName> variables(TaskModel task, TypeSystem types) {
    return task.variables().stream()
        .map(
            variable ->
                TypeVariableName.get(
                    variable.asElement().getSimpleName().toString(),
                    types.boundsOf(variable).stream().map(TypeName::get).toArray(TypeName[]::new)))
        .toList();
  }

  /** Returns the type of a task's outputs, as a type argument. */
  static TypeName outputType(TaskModel task, TypeSystem types) {
    return TypeName.get(
        task.outputItem().map(types::boxed).orElseGet(() -> types.declared("java.lang.Void")));
  }

  /**
   * Returns whether a task that is asynchronous has its calls in flight, and not one that is waited
   * for: a task that is called once by a worker, a first one or one that joins.
   */
  static boolean isInFlight(TaskModel task, boolean first) {
    return task.isAsync() && !first && !task.join();
  }

  private boolean isInFlight() {
    return isInFlight(task, input.isEmpty());
  }

  private boolean isWaitedFor() {
    return task.isAsync() && !isInFlight();
  }

  /** Returns the type of what a call gives: the task's outputs, or futures of its results. */
  private TypeName given() {
    return isInFlight()
        ? ParameterizedTypeName.get(
            ClassName.get(CompletionStage.class), TypeName.get(task.result()))
        : outputType(task, types);
  }

  /** The class, with what it needs if the task's workers are processes. */
  TypeSpec spec(Optional<RemoteMembers> remote) {
    TypeName given = given();
    TypeName superclass =
        input.isEmpty()
            ? ParameterizedTypeName.get(RuntimeTypes.FIRST_CALL, given)
            : isInFlight()
                ? ParameterizedTypeName.get(
                    RuntimeTypes.ASYNC_LOOP, input.get().type(), TypeName.get(task.result()))
                : ParameterizedTypeName.get(RuntimeTypes.LOOP, input.get().type(), given);
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addTypeVariables(variables)
            .superclass(superclass)
            .addJavadoc(
                input.isEmpty()
                    ? "Calls $L with the arguments of a run.\n"
                    : task.join()
                        ? "Calls $L with all inputs of a worker.\n"
                        : "Calls $L with every input of a worker.\n",
                space.inComment(task));
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder().addStatement("super($L)", superArguments());
    for (ParameterSpec value : values()) {
      spec.addField(
          FieldSpec.builder(value.type(), value.name(), Modifier.PRIVATE, Modifier.FINAL).build());
      constructor.addParameter(value);
      constructor.addStatement("this.$1N = $1N", value.name());
    }
    spec.addMethod(constructor.build()).addMethod(isInFlight() ? begin() : run(given));
    if (!isCalledDirectly()) {
      spec.addMethod(callMethod());
    }
    remote.ifPresent(
        members -> members.addTo(spec, name, input, task.outputItem(), held(), LoopClass::inWrite));
    return spec.build();
  }

  /** Names a field of ours where {@code out} is a parameter. */
  private static CodeBlock inWrite(String name) {
    return CodeBlock.of(name.equals("out") ? "this.$N" : "$N", name);
  }

  /** What the class is constructed with besides an object, by the names of the fields. */
  private Map<String, TypeMirror> held() {
    Map<String, TypeMirror> held = new LinkedHashMap<>();
    for (ParameterModel parameter : task.parameters()) {
      if (isHeld(parameter)) {
        held.put(nameOf(parameter), parameter.type());
      }
    }
    return held;
  }

  /** The class that hands on the elements of what the futures are completed with. */
  TypeSpec deliverySpec(String deliveryName) {
    TypeName output = outputType(task, types);
    TypeName result = TypeName.get(task.result());
    MethodSpec.Builder deliver =
        MethodSpec.methodBuilder("deliver")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PUBLIC)
            .addParameter(result, "result")
            .addParameter(ParameterizedTypeName.get(RuntimeTypes.OUTPUT, output), "out")
            .addStatement(handOnElements(CodeBlock.of("result")));
    for (TypeMirror thrown : types.withoutRedundant(List.of(), reading())) {
      deliver.addException(TypeName.get(thrown));
    }
    return TypeSpec.classBuilder(deliveryName)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addTypeVariables(variables)
        .superclass(ParameterizedTypeName.get(RuntimeTypes.DELIVERY, result, output))
        .addJavadoc("Hands on the elements of what $L gave.\n", space.inComment(task))
        .addMethod(deliver.build())
        .build();
  }

  /** What the class is constructed with, in order. */
  private List<ParameterSpec> values() {
    List<ParameterSpec> values = new ArrayList<>();
    receiver.ifPresent(values::add);
    for (ParameterModel parameter : task.parameters()) {
      if (isHeld(parameter)) {
        values.add(
            ParameterSpec.builder(TypeName.get(parameter.type()), nameOf(parameter)).build());
      }
    }
    return values;
  }

  /** Returns whether the class is constructed with a parameter's value. */
  private boolean isHeld(ParameterModel parameter) {
    return parameter.bound().isPresent() || (input.isEmpty() && parameter.isInput());
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
        CodeBlock.builder().add("$T.of($L)", RuntimeTypes.ATTRIBUTES, space.inGraphs(task));
    if (task.workers() != 1) {
      attributes.add(".withWorkers($L)", task.workers());
    }
    if (task.options().throttle() == TaskOptions.UNBOUNDED) {
      attributes.add(".withThrottle($T.UNBOUNDED)", RuntimeTypes.ATTRIBUTES);
    } else if (task.options().throttle() != TaskOptions.UNDECLARED) {
      attributes.add(".withThrottle($L)", task.options().throttle());
    }
    if (task.options().ordered()) {
      attributes.add(".withOrder()");
    }
    if (task.options().cpuBound()) {
      attributes.add(".withCpuBound()");
    }
    if (task.branch()) {
      attributes.add(".withBranch()");
    }
    if (task.join()) {
      attributes.add(".withJoin()");
    }
    Durations.parse(task.options().timeout())
        .ifPresent(timeout -> attributes.add(".withTimeout($L)", duration(timeout)));
    task.retry().ifPresent(retry -> attributes.add(".withRetry($L)", policy(retry)));
    return attributes.build();
  }

  private CodeBlock policy(RetryOptions retry) {
    CodeBlock.Builder policy =
        CodeBlock.builder()
            .add(
                "$T.of($L, $L, $L",
                RuntimeTypes.RETRY_POLICY,
                retry.times(),
                duration(Durations.parse(retry.pause()).orElseThrow()),
                duration(Durations.parse(retry.maxPause()).orElseThrow()));
    List<TypeMirror> on = task.retriedOn(types);
    on.forEach(exception -> policy.add(", $T.class", exception));
    policy.add(")");
    if (retry.on().isEmpty() && on.stream().anyMatch(types::includesBugs)) {
      policy.add(".ofCheckedOnly()");
    }
    return policy.build();
  }

  private static CodeBlock duration(Duration duration) {
    long nanos = duration.toNanos();
    return nanos % 1_000_000 == 0
        ? CodeBlock.of("$T.ofMillis($LL)", Duration.class, nanos / 1_000_000)
        : CodeBlock.of("$T.ofNanos($LL)", Duration.class, nanos);
  }

  /** The method that calls a task whose calls are in flight. */
  private MethodSpec begin() {
    LoopInput taken = input.orElseThrow();
    MethodSpec.Builder begin =
        MethodSpec.methodBuilder("begin")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(
                ParameterizedTypeName.get(
                    ClassName.get(CompletionStage.class),
                    WildcardTypeName.subtypeOf(TypeName.get(task.result()))))
            .addParameter(taken.type(), taken.name());
    for (TypeMirror thrown : types.withoutRedundant(task.thrown(), List.of())) {
      begin.addException(TypeName.get(thrown));
    }
    return begin.addStatement("return $L", call()).build();
  }

  private MethodSpec run(TypeName output) {
    MethodSpec.Builder run =
        MethodSpec.methodBuilder("run").addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    input.ifPresent(
        taken ->
            run.addParameter(ParameterizedTypeName.get(RuntimeTypes.INPUT, taken.type()), "in"));
    run.addParameter(ParameterizedTypeName.get(RuntimeTypes.OUTPUT, output), "out");
    for (TypeMirror thrown : types.withoutRedundant(task.thrown(), thrownBesides())) {
      run.addException(TypeName.get(thrown));
    }
    if (task.hasAttempts()) {
      run.addStatement("$T $L = out.attempts($L)", attemptsType(), ATTEMPTS, lambda());
    }
    if (input.isEmpty() || task.join()) {
      run.addCode(divertingHandOn());
    } else {
      run.beginControlFlow("while (in.next())");
      if (input.get().isZipped() && !task.hasAttempts()) {
        run.addCode(takeItems());
      }
      run.addCode(divertingHandOn()).endControlFlow();
    }
    return run.build();
  }

  /** Writes what is done for a call, with an arrow for its failure if there is one. */
  private CodeBlock divertingHandOn() {
    return hasArrows
        ? CodeBlock.builder()
            .beginControlFlow("try")
            .add(handOn())
            .nextControlFlow("catch ($T e)", Exception.class)
            .addStatement("out.divert(e)")
            .endControlFlow()
            .build()
        : handOn();
  }

  /** Writes what makes an attempt of a call with the input in hand. */
  private CodeBlock lambda() {
    boolean zipped = input.filter(LoopInput::isZipped).isPresent();
    if (!zipped && !isNothing()) {
      return CodeBlock.of("() -> $L", result());
    }
    CodeBlock.Builder lambda = CodeBlock.builder().add("() -> {\n$>");
    if (zipped) {
      lambda.add("$T[] $L = in.item();\n", Object.class, LoopInput.ITEMS);
    }
    return lambda
        .add(isNothing() ? "$L;\nreturn null;\n" : "return $L;\n", result())
        .add("$<}")
        .build();
  }

  private static CodeBlock takeItems() {
    return statement("$T[] $L = in.item()", Object.class, LoopInput.ITEMS);
  }

  private TypeName attemptsType() {
    return ParameterizedTypeName.get(
        RuntimeTypes.ATTEMPTS,
        isNothing() ? ClassName.get(Void.class) : TypeName.get(types.boxed(task.result())));
  }

  private boolean isNothing() {
    return task.output() instanceof Shape.Nothing;
  }

  /** Returns what the loop throws besides what the task does. */
  private List<String> thrownBesides() {
    List<String> thrown = new ArrayList<>(hasArrows ? List.of("java.lang.Exception") : List.of());
    thrown.addAll(isWaitedFor() || task.hasAttempts() ? List.of("java.lang.Throwable") : reading());
    return thrown;
  }

  /** Returns what reading the elements of a result may throw: sources have to be closed. */
  private List<String> reading() {
    if (!(task.output() instanceof Shape.Many many)) {
      return List.of();
    }
    return switch (many.kind()) {
      case ARRAY, OPTIONAL, EMITTER -> List.of();
      case PUBLISHER -> List.of("java.lang.Throwable");
      default -> List.of("java.lang.Exception");
    };
  }

  private CodeBlock handOn() {
    CodeBlock result = task.hasAttempts() ? CodeBlock.of("$L.result()", ATTEMPTS) : result();
    if (task.output() instanceof Shape.Nothing) {
      return statement("$L", result);
    }
    if (task.output() instanceof Shape.Many many) {
      return many.kind() == Shape.Kind.EMITTER
          ? CodeBlock.builder()
              .addStatement(
                  "$1T<$2T> emitter = new $1T<>(out)",
                  RuntimeTypes.TASK_EMITTER,
                  outputType(task, types))
              .add(emitting())
              .build()
          : statement("$L", handOnElements(result));
    }
    return statement("out.put($L)", result);
  }

  /** Writes the call of a task that emits, after which its emitter takes nothing more. */
  private CodeBlock emitting() {
    CodeBlock.Builder emitting = CodeBlock.builder();
    if (!hasArrows) { // or else a failure ends more than this call
      return emitting.addStatement(call()).addStatement("emitter.end()").build();
    }
    return emitting
        .beginControlFlow("try")
        .addStatement(call())
        .nextControlFlow("finally")
        .addStatement("emitter.end()")
        .endControlFlow()
        .build();
  }

  /** Writes the call, and the wait for its future where that is waited for. */
  private CodeBlock result() {
    return isWaitedFor() ? CodeBlock.of("$T.await($L)", RuntimeTypes.FUTURES, call()) : call();
  }

  private static CodeBlock statement(String format, Object... arguments) {
    return CodeBlock.builder().addStatement(format, arguments).build();
  }

  private CodeBlock handOnElements(CodeBlock result) {
    return types
        .castFor((Shape.Many) task.output(), task.result())
        .map(cast -> CodeBlock.of("$T.putAll(($T) $L, out)", RuntimeTypes.BRANCH, cast, result))
        .orElseGet(() -> CodeBlock.of("$T.putAll($L, out)", RuntimeTypes.BRANCH, result));
  }

  /**
   * Returns whether the task is called where its inputs are taken, and not through a method with
   * its own signature. Of several methods of one name, Java chooses by the types of the arguments:
   * the task is certain to be chosen where they are the very types of its parameters.
   */
  private boolean isCalledDirectly() {
    boolean exact =
        (!task.isGeneric() || TaskVariables.areOpen(task))
            && task.parameters().stream().allMatch(this::isPassedAsItsType);
    return exact || !new Overloads(task, types).areDangerous();
  }

  /** Returns whether the expression for an argument has the very type of the parameter. */
  private boolean isPassedAsItsType(ParameterModel parameter) {
    return isHeld(parameter)
        || (parameter.isInput() && !task.join() && !parameter.type().getKind().isPrimitive());
  }

  private CodeBlock call() {
    List<CodeBlock> arguments = new ArrayList<>();
    for (ParameterModel parameter : task.parameters()) {
      if (parameter.isEmitter()) {
        arguments.add(CodeBlock.of("emitter"));
      } else {
        arguments.add(isHeld(parameter) ? field(nameOf(parameter)) : taken(parameter));
      }
    }
    return isCalledDirectly()
        ? calledWith(arguments)
        : CodeBlock.of("$L($L)", CALL, CodeBlock.join(arguments, ", "));
  }

  private CodeBlock calledWith(List<CodeBlock> arguments) {
    CodeBlock target =
        receiver.isPresent() ? field(receiver.get().name()) : space.calledOn(task, types);
    return CodeBlock.of("$L.$N($L)", target, task.name(), CodeBlock.join(arguments, ", "));
  }

  /** The method that calls the task with arguments of the types that the task declares. */
  private MethodSpec callMethod() {
    ExecutableType declared = types.memberOf(task.via(), task.method());
    MethodSpec.Builder call =
        MethodSpec.methodBuilder(CALL)
            .addJavadoc("Calls the task, and nothing else of its name.\n")
            .addModifiers(Modifier.PRIVATE)
            .addTypeVariables(variables(task, types))
            .returns(TypeName.get(declared.getReturnType()));
    if (task.isStatic()) {
      call.addModifiers(Modifier.STATIC);
    }
    NameAllocator free = names.clone();
    List<CodeBlock> arguments = new ArrayList<>();
    for (int i = 0; i < task.parameters().size(); i++) {
      ParameterModel parameter = task.parameters().get(i);
      String name = isHeld(parameter) ? nameOf(parameter) : free.newName(parameter.name());
      call.addParameter(TypeName.get(declared.getParameterTypes().get(i)), name);
      arguments.add(CodeBlock.of("$N", name));
    }
    for (TypeMirror thrown : declared.getThrownTypes()) {
      call.addException(TypeName.get(thrown));
    }
    boolean givesNothing = declared.getReturnType().getKind() == TypeKind.VOID;
    return call.addStatement(givesNothing ? "$L" : "return $L", calledWith(arguments)).build();
  }

  private CodeBlock taken(ParameterModel parameter) {
    if (!task.join()) {
      return input
          .orElseThrow()
          .argument(parameter, CodeBlock.of(isInFlight() ? LoopInput.ITEM : "in.item()"));
    }
    return switch (task.joined(types).kind()) {
      case ITERATOR -> CodeBlock.of("in.iterator()");
      case STREAM -> CodeBlock.of("in.stream()");
      case PUBLISHER -> CodeBlock.of("in.publisher()");
      default -> CodeBlock.of("in.iterable()");
    };
  }

  private static CodeBlock field(String name) {
    return CodeBlock.of(NAMES_IN_RUN.contains(name) ? "this.$N" : "$N", name);
  }
}
