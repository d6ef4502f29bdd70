package dev.pipewright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.TypeSystem;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** Writes the source file for a type: what is the same for all generated classes is said here. */
public final class SourceFile {

  /** The annotation of generated classes. */
  public static final String GENERATED = "javax.annotation.processing.Generated";

  private static final String PROCESSOR = "dev.pipewright.processor.PipewrightProcessor";

  private final Filer filer;
  private final Elements elements;
  private final TypeSystem types;

  /** Makes a writer of files. */
  public SourceFile(Filer filer, Elements elements, TypeSystem types) {
    this.filer = filer;
    this.elements = elements;
    this.types = types;
  }

  /**
   * Writes a class.
   *
   * @param contract the type that it is generated for
   * @param generated the class
   * @param unchecked whether it has casts that the compiler cannot check
   * @throws javax.annotation.processing.FilerException if there is one of that name
   * @throws IOException if it cannot be written
   */
  void write(ContractModel contract, TypeSpec.Builder generated, boolean unchecked)
      throws IOException {
    TypeElement type = contract.type();
    generated.addOriginatingElement(type);
    generatedAnnotation(type)
        .ifPresent(
            annotation ->
                generated.addAnnotation(
                    AnnotationSpec.builder(ClassName.get(annotation))
                        .addMember("value", "$S", PROCESSOR)
                        .build()));
    CodeBlock lints =
        reportedInSource(contract, unchecked).stream()
            .map(lint -> CodeBlock.of("$S", lint))
            .collect(CodeBlock.joining(", ", "{", "}"));
    generated.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", lints).build());
    // A type that the contract declares or inherits hides an imported one of its name.
    generated.avoidClashesWithNestedClasses(type);
    JavaFile.builder(contract.inPackage().getQualifiedName().toString(), generated.build())
        .skipJavaLangImports(!hidesJavaLang(contract))
        .indent("  ")
        .build()
        .writeTo(filer);
  }

  /**
   * Writes a text beside the class files, if the compiler writes any.
   *
   * @param contract the type that a class is generated for
   * @param suffix what distinguishes the text's name from that of the class
   * @param text the text
   * @throws IOException if it cannot be written
   */
  void writeBeside(ContractModel contract, String suffix, String text) throws IOException {
    FileObject resource;
    try {
      resource =
          filer.createResource(
              StandardLocation.CLASS_OUTPUT,
              contract.inPackage().getQualifiedName(),
              contract.generatedName() + "." + suffix,
              contract.type());
    } catch (IllegalArgumentException e) {
      return; // ecj knows no such place where it only processes annotations
    }
    try (Writer writer = resource.openWriter()) {
      writer.write(text);
    }
  }

  /**
   * What javac would warn of in the generated class again, after the user's own source; {@code all}
   * is for ecj, which warns of a suppression without need, and for editors.
   */
  private List<String> reportedInSource(ContractModel contract, boolean unchecked) {
    List<String> lints = new ArrayList<>(List.of("all", "deprecation", "rawtypes", "removal"));
    if (isSerializable(contract.type())) {
      lints.add("serial");
    }
    if (unchecked
        || contract.pipelines().stream().anyMatch(p -> p.method().isVarArgs())
        || contract.constructors().stream().anyMatch(ExecutableElement::isVarArgs)) {
      lints.add("unchecked"); // of a type like List<String>...
    }
    ModuleElement module = elements.getModuleOf(contract.type());
    if (module != null && !module.isUnnamed()) {
      lints.add("exports");
    }
    return lints.stream().sorted().toList();
  }

  private boolean isSerializable(TypeElement type) {
    TypeElement serializable = elements.getTypeElement("java.io.Serializable");
    return serializable != null && types.isSubclass(type, serializable);
  }

  /** Returns whether the package has a type that hides one of {@code java.lang}. */
  private boolean hidesJavaLang(ContractModel contract) {
    return contract.inPackage().getEnclosedElements().stream()
        .anyMatch(type -> elements.getTypeElement("java.lang." + type.getSimpleName()) != null);
  }

  /** Returns {@code @Generated}, if the module of the given type reads the one that has it. */
  private Optional<TypeElement> generatedAnnotation(TypeElement type) {
    ModuleElement module = elements.getModuleOf(type);
    return Optional.ofNullable(
        module == null
            ? elements.getTypeElement(GENERATED)
            : elements.getTypeElement(module, GENERATED));
  }

  /** Returns the modifiers of a generated class: public if the type is visible everywhere. */
  static Modifier[] visibility(TypeElement type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return new Modifier[] {Modifier.FINAL};
      }
    }
    return new Modifier[] {Modifier.PUBLIC, Modifier.FINAL};
  }
}
