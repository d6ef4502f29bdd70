package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.GraphModel;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Stage;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * The nested class of a generated one that hands out tasks and pipelines as stages: a method for
 * each that takes one input.
 */
final class StagesView {

  private static final String INPUT = "input";
  private static final String RETURN = "@return a stage whose runs are independent of each other\n";

  /** What every object has, and no class may have otherwise; the parameters of ours are values. */
  private static final Set<String> METHODS_OF_OBJECT =
      Set.of(
          "clone",
          "equals",
          "finalize",
          "getClass",
          "hashCode",
          "notify",
          "notifyAll",
          "toString",
          "wait");

  private final TypeSystem types;
  private final ContractModel contract;
  private final ConstructorValues values;
  private final EngineMembers engine;
  private final LoopClasses loops;
  private final ClassName self;
  private final NameSpace space;
  private final Set<String> used = new HashSet<>(METHODS_OF_OBJECT);

  StagesView(
      TypeSystem types,
      ContractModel contract,
      ConstructorValues values,
      EngineMembers engine,
      LoopClasses loops,
      ClassName self,
      NameSpace space) {
    this.types = types;
    this.contract = contract;
    this.values = values;
    this.engine = engine;
    this.loops = loops;
    this.self = self;
    this.space = space;
  }

  /** The method of the generated class that returns the view. */
  MethodSpec method() {
    return MethodSpec.methodBuilder("stages")
        .addModifiers(Modifier.PUBLIC)
        .returns(self.nestedClass(space.stages()))
        .addJavadoc("Returns the tasks and pipelines as values, to be chained at run time.\n")
        .addJavadoc("\n@return a view of this object\n")
        .addStatement("return new $T()", self.nestedClass(space.stages()))
        .build();
  }

  /** The view. */
  TypeSpec spec(List<TaskModel> tasks, List<Plan> plans) {
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(space.stages())
            .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
            .addJavadoc(
                "The tasks and pipelines of {@link $T} as values.\n",
                ClassName.get(contract.type()))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build());
    for (TaskModel task : tasks) {
      if (task.isStatic() || values.hasObjectFor(contract, task)) {
        spec.addMethod(ofTask(task));
      }
    }
    for (Plan plan : plans) {
      spec.addMethod(ofPipeline(plan));
    }
    return spec.build();
  }

  private MethodSpec ofTask(TaskModel task) {
    MethodSpec.Builder method = method(task.name(), "Task", task.via());
    TypeMirror input = types.boxed(task.inputItem(types));
    for (TypeVariableName variable : LoopClass.openVariables(task, types)) {
      method.addTypeVariable(variable);
      method.addJavadoc("@param <$L> as the task declares it\n", variable.name());
    }
    Arguments arguments = new Arguments(method, space.variables());
    List<String> bound = task.bindings().stream().map(b -> b.bound().orElseThrow()).toList();
    CodeBlock constructed =
        argumentsOf(
            task, bound, parameter -> arguments.add(parameter.bound().orElseThrow(), parameter));
    String name = arguments.input();
    return method
        .addJavadoc(RETURN)
        .returns(stageType(input, task))
        .addStatement(
            "return $L.stage($S, $N -> $N.$L)",
            engine.runner(fieldOf(engine.field(), bound)),
            task.name(),
            name,
            name,
            loops.then(task, List.of(List.of(input)), constructed))
        .build();
  }

  private MethodSpec ofPipeline(Plan plan) {
    MethodSpec.Builder method = method(plan.pipeline().name(), "Pipeline", contract.type());
    GraphModel graph = plan.graph();
    TypeMirror input = types.boxed(graph.firstTasks().get(0).inputs().get(0).type());
    Arguments arguments = new Arguments(method, space.variables());
    List<CodeBlock> constructed = new ArrayList<>();
    for (Stage stage : graph.stages()) {
      constructed.add(argumentsOf(plan, stage.task(), arguments));
    }
    String name = arguments.input();
    values.all().forEach(value -> arguments.names().newName(value.field().name()));
    GraphCode code =
        new GraphCode(graph, types, loops, Optional.of(name), constructed::get, arguments.names());
    return method
        .addJavadoc(RETURN)
        .returns(stageType(input, plan.last()))
        .addStatement(
            "return $L.stage(\n$S,\n$N -> $L)",
            engine.runner(fieldOf(engine.field(), parametersOf(plan))),
            plan.pipeline().name(),
            name,
            code.body())
        .build();
  }

  /** Writes what the loop of a pipeline's task is constructed with, adding what that needs. */
  private CodeBlock argumentsOf(Plan plan, TaskModel task, Arguments arguments) {
    List<String> bound = parametersOf(plan);
    return argumentsOf(
        task,
        bound,
        parameter ->
            plan.pipeline()
                .sourceOf(parameter, types)
                .map(source -> arguments.add(source.name(), source))
                .orElseGet(
                    () -> fieldOf(values.boundField(parameter.bound().orElseThrow()), bound)));
  }

  private static List<String> parametersOf(Plan plan) {
    return plan.pipeline().parameters().stream().map(ParameterModel::name).toList();
  }

  private MethodSpec.Builder method(String name, String kind, TypeElement type) {
    return MethodSpec.methodBuilder(unusedName(name, kind, type))
        .addModifiers(Modifier.PUBLIC)
        .addJavadoc("The $L {@code $L}.\n\n", kind.toLowerCase(Locale.ROOT), name);
  }

  private String unusedName(String name, String kind, TypeElement of) {
    String type = of.getSimpleName().toString();
    String withType =
        Character.toLowerCase(type.charAt(0))
            + type.substring(1)
            + Character.toUpperCase(name.charAt(0))
            + name.substring(1);
    Stream<String> names =
        Stream.concat(
            Stream.of(name, withType, withType + kind),
            IntStream.iterate(2, i -> i + 1).mapToObj(i -> withType + kind + i));
    return names.filter(used::add).findFirst().orElseThrow();
  }

  private TypeName stageType(TypeMirror input, TaskModel last) {
    return ParameterizedTypeName.get(
        RuntimeTypes.STAGE, TypeName.get(input), LoopClass.outputType(last, types));
  }

  /** Writes what a loop is constructed with, in a method that may have the given arguments. */
  private CodeBlock argumentsOf(
      TaskModel task, List<String> given, Function<ParameterModel, CodeBlock> bound) {
    List<CodeBlock> arguments = new ArrayList<>();
    if (!task.isStatic()) {
      arguments.add(
          ConstructorValues.isOnOtherObject(contract, task)
              ? fieldOf(values.object(task.via()).name(), given)
              : CodeBlock.of("$T.this", self));
    }
    task.bindings().forEach(binding -> arguments.add(bound.apply(binding)));
    return CodeBlock.join(arguments, ", ");
  }

  /** Names a field of the class, which an argument or the input may hide. */
  private CodeBlock fieldOf(String name, List<String> arguments) {
    boolean mayBeHidden =
        Stream.concat(arguments.stream(), Stream.of(INPUT))
            .anyMatch(argument -> name.startsWith(NameAllocator.toJavaIdentifier(argument)));
    return mayBeHidden ? CodeBlock.of("$T.this.$N", self, name) : CodeBlock.of("$N", name);
  }

  /** The parameters of a method of the view, which are the values that its stage binds. */
  private static final class Arguments {
    private final MethodSpec.Builder method;
    private final NameAllocator names;
    private final Map<String, String> added = new HashMap<>();

    Arguments(MethodSpec.Builder method, NameAllocator names) {
      this.method = method;
      this.names = names;
    }

    /** Adds a parameter, unless there is one of that name, and names it. */
    CodeBlock add(String name, ParameterModel parameter) {
      String argument = added.get(name);
      if (argument == null) {
        argument = names.newName(name);
        added.put(name, argument);
        TypeName type = TypeName.get(parameter.type());
        method.addParameter(type, argument);
        method.addJavadoc("@param $N what the tasks bind to that name\n", argument);
        if (!type.isPrimitive() && !parameter.isNullable()) {
          method.addStatement("$1T.requireNonNull($2N, $2S)", Objects.class, argument);
        }
      }
      return CodeBlock.of("$N", argument);
    }

    /** Names the input; to be called when all parameters have been added. */
    String input() {
      return names.newName(INPUT);
    }

    /** Returns the names that are taken. */
    NameAllocator names() {
      return names;
    }
  }
}
