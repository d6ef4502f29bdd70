package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.DeclaredTasks;
import dev.pipewright.processor.model.DeclaredTasks.DeclaredTask;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/**
 * What a generated class has for the engine that it runs on: a field, the method {@code on}, which
 * makes a copy on another one, and the declaration of its tasks for that.
 *
 * <p>An object that implements an interface is copied by a constructor of its own. One that extends
 * a class is cloned, so that none of that class's constructors runs again; and since these may call
 * pipelines already, its field is null where it runs on the local engine.
 */
final class EngineMembers {

  private final ContractModel contract;
  private final ConstructorValues values;
  private final DeclaredTasks tasks;
  private final ClassName self;
  private final String field;
  private final boolean cloned;

  /**
   * Describes them.
   *
   * @param tasks the tasks that the class can run
   * @param self the class
   * @param field a name for the field
   */
  EngineMembers(
      ContractModel contract,
      ConstructorValues values,
      DeclaredTasks tasks,
      ClassName self,
      String field) {
    this.contract = contract;
    this.values = values;
    this.tasks = tasks;
    this.self = self;
    this.field = field;
    this.cloned = contract.type().getKind() != ElementKind.INTERFACE;
  }

  /** Returns the name of the field. */
  String field() {
    return field;
  }

  /** Adds the field, which comes first. */
  void addField(TypeSpec.Builder spec) {
    FieldSpec.Builder runner =
        FieldSpec.builder(RuntimeTypes.GRAPH_RUNNER, field, Modifier.PRIVATE);
    if (cloned) {
      spec.addSuperinterface(Cloneable.class);
      runner.addJavadoc("Null for the local engine.\n");
    } else {
      runner.addModifiers(Modifier.FINAL);
    }
    spec.addField(runner.build());
  }

  /** Adds what a constructor does for the field. */
  void initialize(MethodSpec.Builder constructor) {
    if (!cloned) {
      constructor.addStatement("this.$N = $T.plain()", field, RuntimeTypes.LOCAL_ENGINE);
    }
  }

  /** Adds the method {@code on}, and what it needs. */
  void addMethods(TypeSpec.Builder spec) {
    if (!cloned) {
      spec.addMethod(copyConstructor());
    }
    MethodSpec.Builder on =
        MethodSpec.methodBuilder("on")
            .addJavadoc(
                "Returns a copy of this object, with the same bound values, on another engine.\n\n")
            .addJavadoc("@param engine runs the pipelines of the copy\n")
            .addJavadoc("@return the copy\n")
            .addJavadoc(
                "@throws IllegalArgumentException if the engine has a setting that does not fit the"
                    + " tasks\n")
            .addModifiers(Modifier.PUBLIC)
            .returns(self)
            .addParameter(RuntimeTypes.ENGINE, "engine");
    CodeBlock runner =
        CodeBlock.of(
            "$T.requireNonNull(engine, $S).runner($L)", Objects.class, "engine", declaration());
    if (cloned) {
      on.addStatement("$T $N = $L", RuntimeTypes.GRAPH_RUNNER, field, runner)
          .beginControlFlow("try")
          .addStatement("$T copy = ($T) clone()", self, self)
          .addStatement("copy.$1N = $1N", field)
          .addStatement("return copy")
          .nextControlFlow("catch ($T e)", CloneNotSupportedException.class)
          .addStatement("throw new $T(e)", AssertionError.class)
          .endControlFlow();
    } else {
      on.addStatement(
          values.all().isEmpty() ? "return new $T($L)" : "return new $T(this, $L)", self, runner);
    }
    spec.addMethod(on.build());
  }

  private MethodSpec copyConstructor() {
    MethodSpec.Builder copy = MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE);
    if (!values.all().isEmpty()) {
      copy.addParameter(self, "that");
    }
    copy.addParameter(RuntimeTypes.GRAPH_RUNNER, field).addStatement("this.$1N = $1N", field);
    for (ConstructorValues.Value value : values.all()) {
      copy.addStatement("this.$1N = that.$1N", value.field().name());
    }
    return copy.build();
  }

  /** Writes the tasks, those in one call that differ by their names only. */
  private CodeBlock declaration() {
    Map<List<Object>, CodeBlock> alike = new LinkedHashMap<>();
    CodeBlock.Builder others = CodeBlock.builder();
    for (DeclaredTask task : tasks.all()) {
      if (!task.join() && task.leastThrottle() == 1) {
        alike.merge(
            List.of(task.type(), task.workers()),
            CodeBlock.of("$S", task.name()),
            (names, name) -> CodeBlock.of("$L,$W$L", names, name));
      } else {
        others.add(
            "\n.$L($S, $S, $L, $L)",
            task.join() ? "join" : "task",
            task.type(),
            task.name(),
            task.workers(),
            task.leastThrottle() == Integer.MAX_VALUE
                ? CodeBlock.of("$T.UNBOUNDED", RuntimeTypes.ATTRIBUTES)
                : task.leastThrottle());
      }
    }
    CodeBlock.Builder declaration =
        CodeBlock.builder()
            .add("$T.of($S)", RuntimeTypes.DECLARATION, contract.type().getSimpleName());
    alike.forEach(
        (of, names) -> declaration.add("\n.tasks($S, $L, $L)", of.get(0), of.get(1), names));
    return declaration.add(others.build()).build();
  }

  /** Writes what runs the graphs, in a place where a variable may hide the field. */
  CodeBlock runner(CodeBlock seen) {
    return cloned
        ? CodeBlock.of("($1L == null ? $2T.plain() : $1L)", seen, RuntimeTypes.LOCAL_ENGINE)
        : seen;
  }
}
