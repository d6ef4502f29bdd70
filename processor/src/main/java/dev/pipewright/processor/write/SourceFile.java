package dev.pipewright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import java.io.IOException;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Writes the source file for a type: what is the same for all generated classes is said here. */
public final class SourceFile {

  /** The annotation of generated classes. */
  public static final String GENERATED = "javax.annotation.processing.Generated";

  private static final String PROCESSOR = "dev.pipewright.processor.PipewrightProcessor";

  private final Filer filer;
  private final Elements elements;

  /** Makes a writer of files. */
  public SourceFile(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /**
   * Writes a class.
   *
   * @throws javax.annotation.processing.FilerException if there is one of that name
   * @throws IOException if it cannot be written
   */
  void write(ContractModel contract, TypeSpec.Builder generated) throws IOException {
    TypeElement type = contract.type();
    generated.addOriginatingElement(type);
    generatedAnnotation(type)
        .ifPresent(
            annotation ->
                generated.addAnnotation(
                    AnnotationSpec.builder(ClassName.get(annotation))
                        .addMember("value", "$S", PROCESSOR)
                        .build()));
    // The user's tasks and types may be deprecated or raw, which is reported where they stand.
    generated.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class)
            .addMember("value", "{$S, $S, $S}", "deprecation", "rawtypes", "removal")
            .build());
    JavaFile.builder(contract.inPackage().getQualifiedName().toString(), generated.build())
        .skipJavaLangImports(true)
        .indent("  ")
        .build()
        .writeTo(filer);
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
    for (javax.lang.model.element.Element e = type;
        e instanceof TypeElement;
        e = e.getEnclosingElement()) {
      if (!e.getModifiers().contains(Modifier.PUBLIC)) {
        return new Modifier[] {Modifier.FINAL};
      }
    }
    return new Modifier[] {Modifier.PUBLIC, Modifier.FINAL};
  }
}
