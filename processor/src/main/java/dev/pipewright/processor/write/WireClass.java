package dev.pipewright.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.pipewright.processor.model.CodecModel;
import dev.pipewright.processor.model.Codecs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;

/**
 * The nested class of a generated one whose constants are the codecs of what crosses to other
 * processes.
 *
 * <p>Types may hold themselves, and always do so through a record. The codecs of records name
 * others in their methods only, so that they can be made first; a codec of another kind is made
 * when those that it is made of have been.
 */
final class WireClass {

  private static final String MAKE = "make";

  /** A constant: its name, its codec, and the codecs that this one is of. */
  private record Constant(String name, CodecModel codec, Codecs codecs) {}

  private final String name;
  private final Map<String, Constant> constants = new LinkedHashMap<>();
  private final Set<String> names = new HashSet<>();

  WireClass(String name) {
    this.name = name;
  }

  /** Names the codec of a type, which has been read, in a class beside this one. */
  CodeBlock codec(Codecs codecs, TypeMirror type) {
    return named(codecs, type, CodeBlock.of("$L.", name));
  }

  /** Writes the statement that writes a value. */
  CodeBlock write(Codecs codecs, TypeMirror type, CodeBlock value) {
    return write(type, value, CodeBlock.of("$L.", name), codecs);
  }

  /** Writes the expression that reads a value. */
  CodeBlock read(Codecs codecs, TypeMirror type, String in) {
    return read(type, in, CodeBlock.of("$L.", name), codecs);
  }

  private CodeBlock write(TypeMirror type, CodeBlock value, CodeBlock prefix, Codecs codecs) {
    return type.getKind().isPrimitive()
        ? CodeBlock.of("out.write$L($L)", primitive(type), value)
        : CodeBlock.of("$L.write($L, out)", named(codecs, type, prefix), value);
  }

  private CodeBlock read(TypeMirror type, String in, CodeBlock prefix, Codecs codecs) {
    return type.getKind().isPrimitive()
        ? CodeBlock.of("$L.read$L()", in, primitive(type))
        : CodeBlock.of("$L.read($L)", named(codecs, type, prefix), in);
  }

  /** Returns how the methods are named that write and read a primitive type. */
  private static String primitive(TypeMirror type) {
    String name = type.getKind().name();
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }

  private CodeBlock named(Codecs codecs, TypeMirror type, CodeBlock prefix) {
    CodecModel codec = codecs.of(type);
    if (codec instanceof CodecModel.BuiltIn builtIn) {
      return CodeBlock.of("$T.$L", RuntimeTypes.ITEM_CODECS, builtIn.constant());
    }
    return CodeBlock.of("$L$L", prefix, constant(codecs, codec).name());
  }

  /** Returns the constant of a codec, which is added, with all that it calls, if there is none. */
  private Constant constant(Codecs codecs, CodecModel codec) {
    String identity = codecs.identityOf(codec.type());
    Constant earlier = constants.get(identity);
    if (earlier != null) {
      return earlier;
    }
    Constant added = new Constant(unusedName(codec), codec, codecs);
    constants.put(identity, added);
    for (TypeMirror part : codec.parts()) {
      CodecModel called = codecs.of(part);
      if (!(called instanceof CodecModel.BuiltIn)) {
        constant(codecs, called);
      }
    }
    return added;
  }

  private String unusedName(CodecModel codec) {
    String name = nameOf(codec.type());
    String unused = name;
    for (int i = 2; !names.add(unused); i++) {
      unused = name + "_" + i;
    }
    return unused;
  }

  /** Names a type as constants are: {@code LIST_OF_ORDER}. */
  private static String nameOf(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return nameOf(array.getComponentType()) + "_ARRAY";
    }
    if (type instanceof WildcardType wildcard) {
      TypeMirror bound = wildcard.getExtendsBound();
      return bound == null ? "ANY" : "ANY_" + nameOf(bound);
    }
    if (type instanceof DeclaredType declared) {
      String name =
          declared
              .asElement()
              .getSimpleName()
              .toString()
              .replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "_")
              .toUpperCase(Locale.ROOT);
      return declared.getTypeArguments().isEmpty()
          ? name
          : declared.getTypeArguments().stream()
              .map(WireClass::nameOf)
              .collect(
                  Collectors.joining(name.equals("MAP") ? "_TO_" : "_AND_", name + "_OF_", ""));
    }
    return type.getKind().name();
  }

  private static boolean isGeneric(TypeMirror component) {
    return component instanceof ArrayType array
        ? isGeneric(array.getComponentType())
        : component instanceof DeclaredType declared && !declared.getTypeArguments().isEmpty();
  }

  /** The class, if there are any constants. */
  Optional<TypeSpec> spec() {
    if (constants.isEmpty()) {
      return Optional.empty();
    }
    TypeSpec.Builder spec =
        TypeSpec.classBuilder(name)
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("How values cross to other processes.\n");
    inOrder().forEach(constant -> spec.addField(field(constant)));
    return Optional.of(spec.build());
  }

  /** Returns the constants in an order in which each can be made. */
  private Set<Constant> inOrder() {
    Set<Constant> ordered = new LinkedHashSet<>();
    constants.values().stream()
        .filter(constant -> constant.codec() instanceof CodecModel.OfRecord)
        .forEach(ordered::add);
    constants.values().forEach(constant -> addBehindParts(constant, ordered));
    return ordered;
  }

  private void addBehindParts(Constant constant, Set<Constant> ordered) {
    if (ordered.contains(constant)) {
      return;
    }
    for (TypeMirror part : constant.codec().parts()) {
      Constant called = constants.get(constant.codecs().identityOf(part));
      if (called != null) {
        addBehindParts(called, ordered);
      }
    }
    ordered.add(constant);
  }

  private FieldSpec field(Constant constant) {
    return FieldSpec.builder(
            itemCodec(TypeName.get(constant.codec().type())),
            constant.name(),
            Modifier.STATIC,
            Modifier.FINAL)
        .initializer(made(constant))
        .build();
  }

  private static TypeName itemCodec(TypeName of) {
    return ParameterizedTypeName.get(RuntimeTypes.ITEM_CODEC, of);
  }

  private CodeBlock made(Constant constant) {
    CodecModel codec = constant.codec();
    if (codec instanceof CodecModel.OfRecord ofRecord) {
      return CodeBlock.of("$L", ofRecord(ofRecord, constant.codecs()));
    } else if (codec instanceof CodecModel.OfUser user) {
      return CodeBlock.of("$T.of(new $T())", RuntimeTypes.ITEM_CODECS, ClassName.get(user.codec()));
    } else if (codec instanceof CodecModel.OfEnum) {
      return CodeBlock.of(
          "$T.enumOf($T.class.getEnumConstants())",
          RuntimeTypes.ITEM_CODECS,
          ClassName.get((TypeElement) ((DeclaredType) codec.type()).asElement()));
    } else if (codec instanceof CodecModel.OfSealed sealed) {
      return ofSealed(sealed, constant.codecs());
    } else if (codec instanceof CodecModel.OfElements elements) {
      return CodeBlock.of(
          "$T.$L($L)",
          RuntimeTypes.ITEM_CODECS,
          elements.factory(),
          elements.parts().stream()
              .map(part -> named(constant.codecs(), part))
              .collect(CodeBlock.joining(", ")));
    } else if (codec instanceof CodecModel.OfArray array) {
      return ofArray(array, constant.codecs());
    }
    return CodeBlock.of(
        "($T) ($T) $L",
        itemCodec(TypeName.get(codec.type())),
        itemCodec(WildcardTypeName.subtypeOf(Object.class)),
        named(constant.codecs(), codec.parts().get(0)));
  }

  private CodeBlock named(Codecs codecs, TypeMirror type) {
    return named(codecs, type, CodeBlock.of(""));
  }

  private TypeSpec ofRecord(CodecModel.OfRecord codec, Codecs codecs) {
    TypeName type = TypeName.get(codec.type());
    boolean empty = codec.components().isEmpty();
    MethodSpec.Builder write =
        MethodSpec.methodBuilder("writeComponents")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .addParameter(type, "value")
            .addParameter(RuntimeTypes.ITEM_WRITER, "out");
    MethodSpec.Builder read =
        MethodSpec.methodBuilder("readComponents")
            .addAnnotation(Override.class)
            .addModifiers(Modifier.PROTECTED)
            .returns(type)
            .addParameter(RuntimeTypes.ITEM_READER, "in");
    if (!empty) {
      read.addException(IOException.class);
    }
    if (codec.components().stream().anyMatch(c -> !c.type().getKind().isPrimitive())) {
      write.addException(IOException.class);
    }
    List<CodeBlock> components = new ArrayList<>();
    for (CodecModel.Component component : codec.components()) {
      CodeBlock value = CodeBlock.of("value.$N()", component.name());
      write.addStatement(write(component.type(), value, CodeBlock.of(""), codecs));
      components.add(read(component.type(), "in", CodeBlock.of(""), codecs));
    }
    boolean generic = !((DeclaredType) codec.type()).getTypeArguments().isEmpty();
    String separator = components.size() > 2 ? ",\n" : ", ";
    TypeSpec.Builder spec =
        TypeSpec.anonymousClassBuilder("")
            .superclass(ParameterizedTypeName.get(RuntimeTypes.RECORD_CODEC, type))
            .addMethod(write.build());
    boolean ownMethod = generic && hasOtherConstructors(codec);
    read.addStatement(
        "return $L($L$L)",
        ownMethod ? CodeBlock.of(MAKE) : constructed(codec.type(), generic),
        components.size() > 2 ? "\n" : "",
        CodeBlock.join(components, separator));
    spec.addMethod(read.build());
    if (ownMethod) {
      spec.addMethod(makeMethod(codec));
    }
    return spec.build();
  }

  private static CodeBlock constructed(TypeMirror record, boolean generic) {
    return CodeBlock.of("new $T$L", erased(record), generic ? "<>" : "");
  }

  /** With type arguments, one of these may take the components before the canonical one does. */
  private static boolean hasOtherConstructors(CodecModel.OfRecord codec) {
    Element record = ((DeclaredType) codec.type()).asElement();
    return ElementFilter.constructorsIn(record.getEnclosedElements()).stream()
            .filter(c -> c.getParameters().size() == codec.components().size())
            .count()
        > 1;
  }

  /** A method with the signature of the canonical constructor, which calls no other one. */
  private static MethodSpec makeMethod(CodecModel.OfRecord codec) {
    TypeElement record = (TypeElement) ((DeclaredType) codec.type()).asElement();
    MethodSpec.Builder make =
        MethodSpec.methodBuilder(MAKE)
            .addModifiers(Modifier.PRIVATE)
            .returns(TypeName.get(record.asType()));
    record.getTypeParameters().forEach(v -> make.addTypeVariable(TypeVariableName.get(v)));
    for (RecordComponentElement component : record.getRecordComponents()) {
      make.addParameter(TypeName.get(component.asType()), component.getSimpleName().toString());
    }
    return make.addStatement(
            "return $L($L)",
            constructed(record.asType(), true),
            record.getRecordComponents().stream()
                .map(component -> CodeBlock.of("$N", component.getSimpleName()))
                .collect(CodeBlock.joining(", ")))
        .build();
  }

  private CodeBlock ofSealed(CodecModel.OfSealed codec, Codecs codecs) {
    CodeBlock alternatives =
        codec.alternatives().stream()
            .map(
                type ->
                    CodeBlock.of(
                        "\n    new $T<>($T.class, $L)",
                        RuntimeTypes.ALTERNATIVE,
                        ClassName.get((TypeElement) ((DeclaredType) type).asElement()),
                        named(codecs, type)))
            .collect(CodeBlock.joining(","));
    return CodeBlock.of(
        "$T.<$T>sealedOf($T.of($L))",
        RuntimeTypes.ITEM_CODECS,
        codec.type(),
        List.class,
        alternatives);
  }

  private CodeBlock ofArray(CodecModel.OfArray codec, Codecs codecs) {
    CodeBlock witness =
        isGeneric(codec.component()) // there is no expression for an array of exactly that type
            ? CodeBlock.of("<$T>", codec.component())
            : CodeBlock.of("");
    return CodeBlock.of(
        "$T.$LarrayOf($L, $T[]::new)",
        RuntimeTypes.ITEM_CODECS,
        witness,
        named(codecs, codec.component()),
        erased(codec.component()));
  }

  private static TypeName erased(TypeMirror type) {
    return type instanceof ArrayType array
        ? ArrayTypeName.of(erased(array.getComponentType()))
        : type instanceof DeclaredType declared
            ? ClassName.get((TypeElement) declared.asElement())
            : TypeName.get(type);
  }
}
