package dev.pipewright.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.DeclaredTasks;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.Plan;
import dev.pipewright.processor.model.Taking;
import dev.pipewright.processor.model.TaskCodecs;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/**
 * Writes the class that implements a type's pipelines: a method for each pipeline, which describes
 * the graph and runs it, and below them a {@linkplain LoopClass class} for each task, and one for
 * what these send to processes.
 */
public final class PipelineClass {

  private final SourceFile file;
  private final Types javaTypes;
  private final TypeSystem types;
  private final ContractModel contract;
  private final List<Plan> plans;
  private final List<TaskModel> stageTasks;
  private final List<Plan> stagePlans;
  private final ConstructorValues values;
  private final ClassName self;

  /** The names of the files with the pictures, in the order of the pipelines. */
  private final List<String> pictures;

  private final NameSpace space;
  private final WireClass wire;
  private final LoopClasses loops;
  private final EngineMembers engine;

  /** Makes a writer for one type. */
  public PipelineClass(
      SourceFile file,
      Types javaTypes,
      TypeSystem types,
      ContractModel contract,
      List<Plan> plans,
      List<TaskModel> stageTasks,
      List<Plan> stagePlans,
      TaskCodecs codecs) {
    this.file = file;
    this.javaTypes = javaTypes;
    this.types = types;
    this.contract = contract;
    this.plans = plans;
    this.stageTasks = stageTasks;
    this.stagePlans = stagePlans;
    DeclaredTasks declared = new DeclaredTasks(plans, stageTasks);
    this.space = new NameSpace(contract, types, tasks(), declared);
    this.wire = new WireClass(space.wire());
    NameAllocator fields = space.variables();
    this.values = new ConstructorValues(contract, plans, types, fields);
    this.self =
        ClassName.get(contract.inPackage().getQualifiedName().toString(), contract.generatedName());
    this.engine = new EngineMembers(contract, values, declared, self, fields.newName("runner"));
    this.pictures = namesOfPictures();
    this.loops = new LoopClasses(types, contract, values, self, space, wire, codecs, plans);
  }

  /**
   * Writes the class.
   *
   * @throws javax.annotation.processing.FilerException if there is one of that name
   * @throws IOException if it cannot be written
   */
  public void write() throws IOException {
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(self)
            .alwaysQualify(space.inheritedFields().toArray(String[]::new))
            .addModifiers(SourceFile.visibility(contract.type()))
            .addJavadoc(
                "Runs the pipelines of {@link $T}. Immutable, and safe for use by many threads.\n",
                ClassName.get(contract.type()));
    TypeName type = TypeName.get(contract.type().asType());
    if (contract.type().getKind() == ElementKind.INTERFACE) {
      spec.addSuperinterface(type);
    } else {
      spec.superclass(type);
    }
    engine.addField(spec);
    for (ConstructorValues.Value value : values.all()) {
      spec.addField(
          FieldSpec.builder(
                  value.field().type(), value.field().name(), Modifier.PRIVATE, Modifier.FINAL)
              .build());
    }
    if (contract.constructors().isEmpty()) {
      spec.addMethod(constructor(Optional.empty()));
    }
    for (ExecutableElement constructor : contract.constructors()) {
      spec.addMethod(constructor(Optional.of(constructor)));
    }
    for (int i = 0; i < plans.size(); i++) {
      spec.addMethod(pipeline(plans.get(i), pictures.get(i)));
    }
    engine.addMethods(spec);
    if (contract.hasStages()) {
      StagesView view = new StagesView(types, contract, values, engine, loops, self, space);
      spec.addMethod(view.method());
      spec.addType(view.spec(stageTasks, stagePlans));
    }
    spec.addTypes(loops.specs());
    wire.spec().ifPresent(spec::addType);
    file.write(contract, spec);
  }

  /**
   * Writes the pictures of the pipelines.
   *
   * @throws IOException if one cannot be written
   */
  public void writePictures() throws IOException {
    for (int i = 0; i < plans.size(); i++) {
      file.writeBeside(contract, pictures.get(i), new Picture(plans.get(i), types).mermaid());
    }
  }

  /**
   * Returns the names of the files with the pictures. Those of overloaded methods, and of names
   * that some file systems take for one, are numbered.
   */
  private List<String> namesOfPictures() {
    List<String> names = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Plan plan : plans) {
      String method = NameSpace.inAscii(plan.pipeline().name());
      String unused = method;
      for (int i = 2; !used.add(unused.toLowerCase(Locale.ROOT)); i++) {
        unused = method + "-" + i;
      }
      names.add(contract.generatedName() + "." + unused + ".mmd");
    }
    return names;
  }

  /** Returns whether a class is one that was generated: only these call first tasks. */
  public static boolean isOne(TypeElement type) {
    return ElementFilter.typesIn(type.getEnclosedElements()).stream()
        .filter(nested -> nested.getKind() == ElementKind.CLASS)
        .map(nested -> MoreTypes.asTypeElement(nested.getSuperclass()))
        .anyMatch(
            called ->
                called.getQualifiedName().contentEquals(RuntimeTypes.FIRST_CALL.canonicalName()));
  }

  private List<TaskModel> tasks() {
    List<TaskModel> tasks = new ArrayList<>(stageTasks);
    plans.forEach(plan -> plan.graph().stages().forEach(stage -> tasks.add(stage.task())));
    return tasks;
  }

  private MethodSpec constructor(Optional<ExecutableElement> inherited) {
    MethodSpec.Builder spec =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .addJavadoc(
                values.all().isEmpty()
                    ? "Makes an object to call the pipelines on.\n"
                    : "Takes what the tasks need besides their inputs.\n");
    CodeBlock.Builder tags = CodeBlock.builder();
    NameAllocator names = space.variables();
    values.all().forEach(value -> names.newName(value.field().name()));
    inherited.ifPresent(constructor -> callSuper(constructor, spec, names, tags));
    engine.initialize(spec);
    for (ConstructorValues.Value value : values.all()) {
      ParameterSpec field = value.field();
      spec.addParameter(field);
      tags.add("@param $L $L\n", field.name(), value.description());
      if (value.nullable() || field.type().isPrimitive()) {
        spec.addStatement("this.$1N = $1N", field.name());
      } else {
        spec.addStatement("this.$1N = $2T.requireNonNull($1N, $1S)", field.name(), Objects.class);
      }
    }
    inherited.ifPresent(
        constructor -> {
          for (TypeMirror thrown : constructor.getThrownTypes()) {
            tags.add("@throws $T if the constructor of $L does\n", thrown, superclass());
          }
        });
    if (!tags.isEmpty()) {
      spec.addJavadoc("\n").addJavadoc(tags.build());
    }
    return spec.build();
  }

  /** Takes what a constructor of the superclass takes, throws what it throws, and calls it. */
  private void callSuper(
      ExecutableElement constructor,
      MethodSpec.Builder spec,
      NameAllocator names,
      CodeBlock.Builder tags) {
    for (TypeParameterElement variable : constructor.getTypeParameters()) {
      spec.addTypeVariable(TypeVariableName.get(variable));
    }
    List<CodeBlock> arguments = new ArrayList<>();
    for (VariableElement parameter : constructor.getParameters()) {
      String name = names.newName(parameter.getSimpleName().toString());
      spec.addParameter(TypeName.get(parameter.asType()), name);
      arguments.add(CodeBlock.of("$N", name));
      tags.add("@param $L for the constructor of $L\n", name, superclass());
    }
    spec.varargs(constructor.isVarArgs() && values.all().isEmpty());
    constructor.getThrownTypes().forEach(thrown -> spec.addException(TypeName.get(thrown)));
    for (TypeParameterElement variable : constructor.getTypeParameters()) {
      tags.add("@param <$L> for the constructor of $L\n", variable, superclass());
    }
    if (!arguments.isEmpty()) {
      spec.addStatement("super($L)", CodeBlock.join(arguments, ", "));
    }
  }

  private CodeBlock superclass() {
    return CodeBlock.of("{@code $T}", ClassName.get(contract.type()));
  }

  private MethodSpec pipeline(Plan plan, String picture) {
    NameAllocator names = space.variables();
    plan.pipeline().parameters().forEach(parameter -> names.newName(parameter.name(), parameter));
    values.all().forEach(value -> names.newName(value.field().name()));
    MethodSpec.Builder spec =
        overriding(plan.pipeline(), names)
            .addJavadoc("Runs $L; drawn in {@code $L}.\n", expression(plan.pipeline()), picture);
    for (ParameterModel parameter : plan.pipeline().parameters()) {
      if (!parameter.type().getKind().isPrimitive() && !parameter.isNullable()) {
        spec.addStatement(
            "$T.requireNonNull($N, $S)", Objects.class, names.get(parameter), parameter.name());
      }
    }
    GraphCode code =
        new GraphCode(
            plan.graph(),
            types,
            loops,
            Optional.empty(),
            stage -> arguments(plan, stage, names),
            names);
    code.statements().forEach(spec::addStatement);
    CodeBlock graph =
        CodeBlock.of(
            "$T.$L($S, $L)",
            RuntimeTypes.GRAPH,
            witness(plan),
            plan.pipeline().name(),
            code.outputs());
    CodeBlock runner = engine.runner(field(plan, engine.field(), names));
    CodeBlock run = CodeBlock.of("$L.run($L)$L", runner, graph, declared(plan));
    return switch (plan.taking().kind()) {
      case RUN -> spec.addStatement("return $L", run).build();
      case STREAM -> spec.addStatement("return $L.stream()", run).build();
      case LIST -> spec.addStatement("return $L.toList()", run).build();
      case SINGLE -> spec.addStatement("return $L.single()", run).build();
      case VOID -> spec.addStatement("$L.toEnd()", run).build();
      case LIST_LATER -> spec.addStatement("return $L.toListLater()", run).build();
      case SINGLE_LATER -> spec.addStatement("return $L.singleLater()", run).build();
      case VOID_LATER -> spec.addStatement("return $L.toEndLater()", run).build();
      case PUBLISHER -> spec.addStatement("return $L.publish($L)", runner, graph).build();
    };
  }

  /** Overrides a method; parameters that would hide what the code names get other names. */
  private MethodSpec.Builder overriding(PipelineModel pipeline, NameAllocator names) {
    MethodSpec overriding =
        MethodSpec.overriding(
                pipeline.method(), MoreTypes.asDeclared(contract.type().asType()), javaTypes)
            .build();
    MethodSpec.Builder spec =
        MethodSpec.methodBuilder(overriding.name())
            .addAnnotations(overriding.annotations())
            .addModifiers(overriding.modifiers())
            .returns(overriding.returnType())
            .addExceptions(overriding.exceptions())
            .varargs(overriding.varargs());
    Iterator<ParameterModel> parameters = pipeline.parameters().iterator();
    for (ParameterSpec parameter : overriding.parameters()) {
      spec.addParameter(parameter.type(), names.get(parameters.next()));
    }
    return spec;
  }

  private static CodeBlock expression(PipelineModel pipeline) {
    return pipeline.chains().stream()
        .map(chain -> CodeBlock.of("{@code $L}", chain.text().strip()))
        .collect(CodeBlock.joining(",\n"));
  }

  /** Calls {@code Graph.of}, naming the type where the caller takes the outputs as a wider one. */
  private CodeBlock witness(Plan plan) {
    TypeMirror taken = plan.taking().item();
    boolean wider =
        switch (plan.taking().kind()) {
          case VOID, VOID_LATER, SINGLE -> false;
          default -> !types.isSame(taken, plan.last().outputItem().orElseThrow());
        };
    return wider ? CodeBlock.of("<$T>of", taken) : CodeBlock.of("of");
  }

  /** Names what the method declares to throw, where a failure can reach its caller as that. */
  private static CodeBlock declared(Plan plan) {
    List<? extends TypeMirror> thrown = plan.pipeline().thrown();
    boolean lazy =
        plan.taking().kind() == Taking.Kind.RUN || plan.taking().kind() == Taking.Kind.STREAM;
    if (thrown.isEmpty() || lazy) {
      return CodeBlock.of("");
    }
    List<CodeBlock> literals = thrown.stream().map(e -> CodeBlock.of("$T.class", e)).toList();
    return CodeBlock.of("\n.throwing($T.of($L))\n", List.class, CodeBlock.join(literals, ", "));
  }

  /** What a loop is constructed with in a pipeline's method. */
  private CodeBlock arguments(Plan plan, int stage, NameAllocator names) {
    TaskModel task = plan.graph().task(stage);
    List<CodeBlock> arguments = new ArrayList<>();
    if (!task.isStatic()) {
      arguments.add(
          ConstructorValues.isOnOtherObject(contract, task)
              ? field(plan, values.object(task.via()).name(), names)
              : CodeBlock.of("this"));
    }
    Iterator<ParameterModel> inputs =
        plan.graph().into(stage).isEmpty()
            ? plan.pipeline().argumentsOf(plan.graph(), stage).orElseThrow().iterator()
            : Collections.emptyIterator();
    for (ParameterModel parameter : task.parameters()) {
      if (parameter.bound().isPresent()) {
        arguments.add(bound(plan, parameter, names));
      } else if (parameter.isInput() && inputs.hasNext()) {
        arguments.add(CodeBlock.of("$N", names.get(inputs.next())));
      }
    }
    return CodeBlock.join(arguments, ", ");
  }

  private CodeBlock bound(Plan plan, ParameterModel binding, NameAllocator names) {
    return plan.pipeline()
        .sourceOf(binding, types)
        .map(source -> CodeBlock.of("$N", names.get(source)))
        .orElseGet(() -> field(plan, values.boundField(binding.bound().orElseThrow()), names));
  }

  /** Names a field of the class, which a parameter of the method may hide. */
  private static CodeBlock field(Plan plan, String name, NameAllocator names) {
    boolean hidden = plan.pipeline().parameters().stream().anyMatch(p -> names.get(p).equals(name));
    return CodeBlock.of(hidden ? "this.$N" : "$N", name);
  }
}
