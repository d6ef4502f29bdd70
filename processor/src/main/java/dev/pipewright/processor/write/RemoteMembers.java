package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.Codecs;
import dev.pipewright.processor.model.TaskOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * What a {@linkplain LoopClass loop class} has besides if its task's workers are processes: the
 * codecs of what crosses, and the method with which such a process begins.
 */
final class RemoteMembers {

  private static final TypeName NOTHING = ClassName.get(Void.class);

  private final WireClass wire;
  private final Codecs codecs;
  private final TaskOptions options;

  RemoteMembers(WireClass wire, Codecs codecs, TaskOptions options) {
    this.wire = wire;
    this.codecs = codecs;
    this.options = options;
  }

  /**
   * Adds them to a class.
   *
   * @param spec the class
   * @param name its name
   * @param input how the inputs are taken; nothing for a first task
   * @param output the type of the outputs; nothing for a sink
   * @param values what the class is constructed with, in order, by the names of its fields
   * @param field names a field where there is a parameter {@code out}
   */
  void addTo(
      TypeSpec.Builder spec,
      String name,
      Optional<LoopInput> input,
      Optional<TypeMirror> output,
      Map<String, TypeMirror> values,
      Function<String, CodeBlock> field) {
    TypeName inputs = input.map(LoopInput::type).orElse(NOTHING);
    TypeName outputs = output.map(TypeName::get).map(TypeName::box).orElse(NOTHING);
    spec.addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.REMOTE, inputs, outputs));
    spec.addMethod(codec("inputs", inputs, input.map(this::codecOf)));
    spec.addMethod(codec("outputs", outputs, output.map(item -> wire.codec(codecs, item))));
    spec.addMethod(writeValues(values, field));
    if (options.join()) {
      spec.addMethod(joins());
    }
    if (!options.jvmOptions().isEmpty()) {
      spec.addMethod(jvmOptions());
    }
    spec.addMethod(main(name, input.isEmpty(), values));
  }

  private static MethodSpec codec(String method, TypeName type, Optional<CodeBlock> codec) {
    return overriding(method)
        .returns(ParameterizedTypeName.get(RuntimeTypes.ITEM_CODEC, type))
        .addStatement(
            "return $L", codec.orElse(CodeBlock.of("$T.NOTHING", RuntimeTypes.ITEM_CODECS)))
        .build();
  }

  /** Names the codec of the inputs, or writes one that is made of those of several inputs. */
  private CodeBlock codecOf(LoopInput input) {
    LoopInput.Slot only = input.slots().get(0);
    return input.isZipped() || only.isMixed()
        ? CodeBlock.of("$L", madeOfSlots(input))
        : wire.codec(codecs, only.types().get(0));
  }

  private TypeSpec madeOfSlots(LoopInput input) {
    String items = input.isZipped() ? LoopInput.ITEMS : "item";
    MethodSpec.Builder write =
        overriding("write")
            .addParameter(input.type(), items)
            .addParameter(RuntimeTypes.ITEM_WRITER, "out");
    if (!input.slots().stream().allMatch(LoopInput.Slot::isMixed)) {
      write.addException(IOException.class);
    }
    List<CodeBlock> read = new ArrayList<>();
    for (int i = 0; i < input.slots().size(); i++) {
      LoopInput.Slot slot = input.slots().get(i);
      TypeMirror type = slot.isMixed() ? slot.parameter().type() : slot.types().get(0);
      CodeBlock item =
          input.isZipped() ? CodeBlock.of("$L[$L]", items, i) : CodeBlock.of("$L", items);
      write.addStatement(wire.write(codecs, type, slot.read(item, true)));
      read.add(wire.read(codecs, type, "in"));
    }
    CodeBlock components = CodeBlock.join(read, ", ");
    return TypeSpec.anonymousClassBuilder("")
        .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.ITEM_CODEC, input.type()))
        .addMethod(write.build())
        .addMethod(
            overriding("read")
                .returns(input.type())
                .addParameter(RuntimeTypes.ITEM_READER, "in")
                .addException(IOException.class)
                .addStatement(
                    input.isZipped()
                        ? CodeBlock.of("return new $T[] {$L}", Object.class, components)
                        : CodeBlock.of("return $L", components))
                .build())
        .build();
  }

  private MethodSpec writeValues(
      Map<String, TypeMirror> values, Function<String, CodeBlock> field) {
    MethodSpec.Builder write =
        overriding("writeValues").addParameter(RuntimeTypes.ITEM_WRITER, "out");
    if (values.values().stream().anyMatch(type -> !type.getKind().isPrimitive())) {
      write.addException(IOException.class);
    }
    values.forEach((name, type) -> write.addStatement(wire.write(codecs, type, field.apply(name))));
    return write.build();
  }

  private static MethodSpec joins() {
    return overriding("joins").returns(boolean.class).addStatement("return true").build();
  }

  private MethodSpec jvmOptions() {
    return overriding("jvmOptions")
        .returns(ParameterizedTypeName.get(List.class, String.class))
        .addStatement(
            "return $T.of($L)",
            List.class,
            options.jvmOptions().stream()
                .map(option -> CodeBlock.of("$S", option))
                .collect(CodeBlock.joining(", ")))
        .build();
  }

  private MethodSpec main(String name, boolean first, Map<String, TypeMirror> values) {
    CodeBlock arguments =
        values.values().stream()
            .map(type -> wire.read(codecs, type, "values"))
            .collect(CodeBlock.joining(", "));
    return MethodSpec.methodBuilder("main")
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addJavadoc("Begins a process that calls the task for another one.\n")
        .addParameter(String[].class, "arguments")
        .addStatement(
            "$T.$L($Lvalues -> new $L($L))",
            RuntimeTypes.WORKER_PROCESS,
            first ? "runFirst" : "run",
            values.isEmpty() ? "" : "\n",
            name,
            arguments)
        .build();
  }

  private static MethodSpec.Builder overriding(String method) {
    return MethodSpec.methodBuilder(method)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC);
  }
}
