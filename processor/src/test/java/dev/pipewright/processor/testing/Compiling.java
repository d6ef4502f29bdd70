package dev.pipewright.processor.testing;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import dev.pipewright.Task;
import dev.pipewright.processor.PipewrightProcessor;
import dev.pipewright.runtime.Run;
import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.NullMarked;

/**
 * Compiles sources as a user would, with the processor and every warning an error, but for those
 * about annotations without a processor, which any {@code @Nullable} brings about. The compiler is
 * told to go on behind errors, as Error Prone and editors do, so that whatever an error of ours
 * turns red is seen.
 *
 * <p>A source without a package stands in the package {@code p} and has the usual imports. A {@code
 * /*!*}{@code /} in a source marks where a diagnostic is expected.
 */
public final class Compiling {

  /** Mark, in a source, the place of as many expected diagnostics. */
  static final Pattern MARKS = Pattern.compile("(/\\*!\\*/)+");

  /** All on one line, so that the text below it keeps its columns. */
  private static final String PRELUDE =
      "package p; import dev.pipewright.*; import dev.pipewright.runtime.*;"
          + " import java.util.*; import java.util.stream.*;\n";

  private static final Pattern PACKAGE = Pattern.compile("^\\s*package\\s+([\\w.]+);");
  private static final Pattern UNNAMED = Pattern.compile("^\\s*import ");
  private static final Pattern TYPE =
      Pattern.compile(
          "\\b(?:class|interface|enum|record)\\s+(\\p{javaJavaIdentifierStart}[\\p{javaJavaIdentifierPart}]*)");

  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<Processor> processors = new ArrayList<>();
  private final List<String> options =
      new ArrayList<>(
          List.of(
              "-Xlint:all,-processing", "-Werror", "-parameters", "--should-stop=ifError=FLOW"));
  private final List<File> classPath = new ArrayList<>();

  private Compiling() {
    classPath.addAll(List.of(home(Task.class), home(Run.class), home(NullMarked.class)));
  }

  /** Begins a compilation of the given sources, with the processor. */
  public static Compiling sources(String... sources) {
    return new Compiling().and(sources).withProcessors(new PipewrightProcessor());
  }

  /** Begins a compilation of the given sources, without any processor. */
  public static Compiling plainly(String... sources) {
    return new Compiling().and(sources).with("-proc:none");
  }

  /** Compiles sources that are right. */
  public static Compiled compile(String... sources) {
    return sources(sources).compile().succeeds();
  }

  /** Compiles sources that are wrong. */
  public static Compiled check(String... sources) {
    return sources(sources).compile();
  }

  /** Adds sources. */
  public Compiling and(String... more) {
    for (String source : more) {
      sources.add(file(source));
    }
    return this;
  }

  /** Adds processors that run before others: javac asks none behind one that claims everything. */
  public Compiling withProcessors(Processor... more) {
    processors.addAll(0, Arrays.asList(more));
    return this;
  }

  /** Adds options. */
  public Compiling with(String... more) {
    options.addAll(Arrays.asList(more));
    return this;
  }

  /** Leaves out an option that is there by default. */
  public Compiling without(String option) {
    options.remove(option);
    return this;
  }

  /** Leaves out the jar or directory of a class. */
  public Compiling withoutClassesBeside(Class<?> type) {
    classPath.remove(home(type));
    return this;
  }

  /** Adds a directory of classes. */
  public Compiling withClasses(Path directory) {
    classPath.add(directory.toFile());
    return this;
  }

  /** Compiles. */
  public Compiled compile() {
    Compilation compilation =
        Compiler.javac()
            .withProcessors(processors)
            .withOptions(options)
            .withClasspath(classPath)
            .compile(sources);
    return new Compiled(compilation);
  }

  /** The jar or directory that a class comes from. */
  static File home(Class<?> type) {
    try {
      return new File(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** The jars or directories that classes come from, as a path. */
  public static String path(Class<?>... types) {
    return Arrays.stream(types)
        .map(type -> home(type).getPath())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static JavaFileObject file(String source) {
    String text =
        PACKAGE.matcher(source).find() || UNNAMED.matcher(source).find()
            ? source
            : PRELUDE + source;
    Matcher inPackage = PACKAGE.matcher(text);
    Matcher type = TYPE.matcher(text);
    if (!type.find()) {
      throw new IllegalArgumentException("no type in\n" + source);
    }
    String name = (inPackage.find() ? inPackage.group(1) + "." : "") + type.group(1);
    return JavaFileObjects.forSourceString(name, text);
  }
}
