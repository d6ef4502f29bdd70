package dev.pipewright.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.PipelineModel;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * Writes, for a type whose declarations have errors, a class that can be constructed with anything
 * and does nothing: the user's other code compiles, so that the errors are the only ones.
 */
public final class Shell {

  private final SourceFile file;
  private final Types types;

  /** Makes a writer of shells. */
  public Shell(SourceFile file, Types types) {
    this.file = file;
    this.types = types;
  }

  /**
   * Writes a shell.
   *
   * @param contract the type
   * @param implementable whether a class can implement it and name all types of its methods
   * @throws IOException if it cannot be written
   */
  public void write(ContractModel contract, boolean implementable) throws IOException {
    TypeElement type = contract.type();
    TypeSpec.Builder shell =
        TypeSpec.classBuilder(contract.generatedName())
            .addModifiers(SourceFile.visibility(type))
            .addJavadoc(
                "Stands in for what the errors in {@code $L} keep from being generated.\n",
                type.getSimpleName());
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addModifiers(Modifier.PUBLIC)
            .varargs()
            .addParameter(Object[].class, "anything");
    if (implementable) {
      if (type.getKind() == ElementKind.INTERFACE) {
        shell.addSuperinterface(TypeName.get(type.asType()));
      } else {
        shell.superclass(TypeName.get(type.asType()));
        ExecutableElement inherited = contract.constructors().get(0);
        inherited.getThrownTypes().forEach(e -> constructor.addException(TypeName.get(e)));
        constructor.addStatement("super($L)", nothingFor(inherited));
      }
      Set<String> written = new HashSet<>();
      for (ExecutableElement method : leftAbstract(contract)) {
        // Two supertypes may each have the same one.
        if (written.add(signature(method, type))) {
          shell.addMethod(
              MethodSpec.overriding(method, MoreTypes.asDeclared(type.asType()), types)
                  .addStatement(
                      "throw new $T($S)",
                      UnsupportedOperationException.class,
                      "its declaration has errors")
                  .build());
        }
      }
    }
    file.write(contract, shell.addMethod(constructor.build()));
  }

  private static List<ExecutableElement> leftAbstract(ContractModel contract) {
    return Stream.concat(
            contract.pipelines().stream().map(PipelineModel::method),
            contract.abstractMethods().stream())
        .filter(method -> method.getModifiers().contains(Modifier.ABSTRACT))
        .toList();
  }

  private String signature(ExecutableElement method, TypeElement seenFrom) {
    ExecutableType type =
        MoreTypes.asExecutable(types.asMemberOf(MoreTypes.asDeclared(seenFrom.asType()), method));
    return method.getSimpleName()
        + type.getParameterTypes().stream().map(types::erasure).toList().toString();
  }

  private String nothingFor(ExecutableElement constructor) {
    return constructor.getParameters().stream()
        .map(parameter -> types.erasure(parameter.asType()))
        .map(Shell::nothing)
        .map(CodeBlock::toString)
        .collect(Collectors.joining(", "));
  }

  private static CodeBlock nothing(TypeMirror type) {
    return switch (type.getKind()) {
      case BOOLEAN -> CodeBlock.of("false");
      case INT -> CodeBlock.of("0");
      case BYTE, SHORT, CHAR, LONG, FLOAT, DOUBLE -> CodeBlock.of("($T) 0", type);
      default -> CodeBlock.of("($T) null", type);
    };
  }
}
