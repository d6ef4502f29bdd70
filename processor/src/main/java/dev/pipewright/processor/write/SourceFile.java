package dev.pipewright.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import dev.pipewright.processor.model.ContractModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.annotation.processing.Filer;
import javax.lang.model.element.Element;
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

  /**
   * What javac would warn of in the generated class again, after the user's own source, whether or
   * not the user has silenced it there; {@code all} is for ecj, which warns of a suppression
   * without need, and for editors.
   */
  private static final CodeBlock LINTS =
      Stream.of(
              "all",
              "cast",
              "deprecation",
              "exports",
              "overloads",
              "rawtypes",
              "removal",
              "serial",
              "try",
              "unchecked")
          .map(lint -> CodeBlock.of("$S", lint))
          .collect(CodeBlock.joining(", ", "{", "}"));

  /** A comment of one line, which JavaPoet writes on three. */
  private static final Pattern ONE_LINE = Pattern.compile("/\\*\\*\n *\\* (.*)\n *\\*/");

  /** The empty line that JavaPoet writes between two fields. */
  private static final Pattern BETWEEN_FIELDS =
      Pattern.compile("^( +private [^\n(]*;\n)\n(?= +private [^\n(]*;$)", Pattern.MULTILINE);

  private static final String PROCESSOR = "dev.pipewright.processor.PipewrightProcessor";

  private final Filer filer;
  private final Elements elements;

  /** Whether there are types of such names in {@code java.lang}: it takes long to see. */
  private final Map<String, Boolean> inJavaLang = new HashMap<>();

  /** Makes a writer of files. */
  public SourceFile(Filer filer, Elements elements) {
    this.filer = filer;
    this.elements = elements;
  }

  /**
   * Writes a class.
   *
   * @param contract the type that it is generated for
   * @param generated the class
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
    generated.addAnnotation(
        AnnotationSpec.builder(SuppressWarnings.class).addMember("value", LINTS).build());
    // A type that the contract declares or inherits hides an imported one of its name.
    generated.avoidClashesWithNestedClasses(type);
    String packageName = contract.inPackage().getQualifiedName().toString();
    String source =
        JavaFile.builder(packageName, generated.build())
            .skipJavaLangImports(!hidesJavaLang(contract))
            .indent("  ")
            .build()
            .toString();
    String name =
        packageName.isEmpty()
            ? contract.generatedName()
            : packageName + "." + contract.generatedName();
    try (Writer writer = filer.createSourceFile(name, type).openWriter()) {
      String shorter = ONE_LINE.matcher(source).replaceAll("/** $1 */");
      writer.write(inAscii(BETWEEN_FIELDS.matcher(shorter).replaceAll("$1")));
    }
  }

  /**
   * Escapes what is not ASCII: in which encoding the compiler reads sources, and writes generated
   * ones, is not known here, and users may have written theirs with escapes too.
   */
  private static String inAscii(String source) {
    StringBuilder ascii = new StringBuilder(source.length());
    for (int i = 0; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c < 0x80) {
        ascii.append(c);
      } else {
        ascii.append(String.format("\\u%04x", (int) c));
      }
    }
    return ascii.toString();
  }

  /**
   * Writes a text beside the class files, if the compiler writes any, in UTF-8.
   *
   * @param contract the type that a class is generated for
   * @param name the name of the file
   * @param text the text
   * @throws IOException if it cannot be written
   */
  void writeBeside(ContractModel contract, String name, String text) throws IOException {
    FileObject resource;
    try {
      resource =
          filer.createResource(
              StandardLocation.CLASS_OUTPUT,
              contract.inPackage().getQualifiedName(),
              name,
              contract.type());
    } catch (IllegalArgumentException e) { // how javac refuses names that files cannot have
      if (String.valueOf(e.getMessage()).startsWith("Unknown location")) {
        return; // ecj knows no such place where it only processes annotations
      }
      throw new IOException(e.getMessage(), e);
    }
    try (OutputStream out = resource.openOutputStream()) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** Returns whether the package has a type that hides one of {@code java.lang}. */
  private boolean hidesJavaLang(ContractModel contract) {
    return contract.inPackage().getEnclosedElements().stream()
        .map(type -> type.getSimpleName().toString())
        .anyMatch(name -> inJavaLang.computeIfAbsent(name, this::isInJavaLang));
  }

  private boolean isInJavaLang(String name) {
    return elements.getTypeElement("java.lang." + name) != null;
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
