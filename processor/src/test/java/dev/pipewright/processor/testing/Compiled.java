package dev.pipewright.processor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.io.ByteStreams;
import com.google.testing.compile.Compilation;
import dev.pipewright.processor.check.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;

/** What came of a compilation: diagnostics, sources and classes. */
public final class Compiled {

  private final Compilation compilation;
  private ClassLoader loader;

  Compiled(Compilation compilation) {
    this.compilation = compilation;
  }

  /** Asserts that there is no diagnostic at all. */
  public Compiled succeeds() {
    assertThat(all()).as(this::sources).isEmpty();
    return this;
  }

  /** Asserts that there is one diagnostic, this error, and that it stands at the only mark. */
  public void hasOnlyError(Problem problem, String message) {
    assertThat(onlyError()).isEqualTo("[Pipewright/" + problem.code() + "] " + message);
  }

  /** Asserts the same, of an error in the words of a problem, whatever fills their gaps. */
  public void hasOnlyError(Problem problem) {
    assertThat(onlyError()).matches(problem.pattern());
  }

  private String onlyError() {
    assertThat(all()).as(this::sources).hasSize(1);
    Diagnostic<? extends JavaFileObject> only = compilation.diagnostics().get(0);
    assertThat(only.getKind()).isEqualTo(Diagnostic.Kind.ERROR);
    assertThat(places()).isEqualTo(marks());
    return only.getMessage(Locale.ROOT);
  }

  /** Asserts that there is one warning, this one, at the only mark, whatever comes of it. */
  public void hasOnlyWarning(Problem problem, String message) {
    assertThat(compilation.warnings())
        .as(this::sources)
        .extracting(d -> d.getMessage(Locale.ROOT))
        .containsExactly("[Pipewright/" + problem.code() + "] " + message);
    assertThat(compilation.errors()).allMatch(d -> d.getMessage(Locale.ROOT).contains("-Werror"));
  }

  /** Asserts that there is one note of ours, this one, whatever the compiler says besides. */
  public Compiled hasNote(Problem problem, String message) {
    assertThat(compilation.diagnostics())
        .as(this::sources)
        .filteredOn(d -> d.getKind() == Diagnostic.Kind.NOTE)
        .extracting(d -> d.getMessage(Locale.ROOT))
        .containsExactly("[Pipewright/" + problem.code() + "] " + message);
    return this;
  }

  /** Asserts that there are these errors and nothing else, and that they stand at the marks. */
  public void hasOnlyErrors(String... messages) {
    assertThat(compilation.diagnostics())
        .as(this::sources)
        .extracting(d -> d.getMessage(Locale.ROOT))
        .containsExactlyInAnyOrder(messages);
    assertThat(compilation.errors()).hasSameSizeAs(messages);
    assertThat(places()).isEqualTo(marks());
  }

  /** Asserts that the only error underlines this part of its source. */
  public Compiled underlines(String part) {
    assertThat(compilation.diagnostics()).as(this::sources).hasSize(1);
    Diagnostic<? extends JavaFileObject> only = compilation.diagnostics().get(0);
    String source = text(only.getSource());
    assertThat(source.substring((int) only.getStartPosition(), (int) only.getEndPosition()))
        .isEqualTo(part);
    return this;
  }

  /** All diagnostics, as javac words them. */
  public List<String> all() {
    return compilation.diagnostics().stream()
        .map(
            d ->
                d.getKind()
                    + " "
                    + (d.getSource() == null ? "" : d.getSource().getName())
                    + ":"
                    + d.getLineNumber()
                    + " "
                    + d.getMessage(Locale.ROOT))
        .collect(Collectors.toList());
  }

  /** All errors, as javac words them. */
  public List<String> errors() {
    return all().stream().filter(diagnostic -> diagnostic.startsWith("ERROR")).toList();
  }

  private List<String> places() {
    return compilation.diagnostics().stream()
        .map(d -> d.getSource() == null ? "nowhere" : place(d.getSource(), (int) d.getPosition()))
        .sorted()
        .toList();
  }

  /** The marked places; one with several marks, several times. */
  private List<String> marks() {
    List<String> marks = new ArrayList<>();
    for (JavaFileObject file : compilation.sourceFiles()) {
      Matcher mark = Compiling.MARKS.matcher(text(file));
      while (mark.find()) {
        marks.addAll(Collections.nCopies(mark.group().length() / 5, place(file, mark.end())));
      }
    }
    return marks.stream().sorted().toList();
  }

  /** The place as a line with the source's text from there on: that says more than numbers do. */
  private static String place(JavaFileObject file, int index) {
    String text = text(file);
    if (index < 0) {
      return file.getName() + ": no place";
    }
    long line = text.substring(0, index).chars().filter(c -> c == '\n').count() + 1;
    return file.getName()
        + ":"
        + line
        + ": "
        + text.substring(index).lines().findFirst().orElse("");
  }

  /** The source that was generated for a class. */
  public String source(String className) {
    return compilation
        .generatedSourceFile(className)
        .map(Compiled::text)
        .orElseThrow(
            () -> new AssertionError("no " + className + " among " + generated().keySet()));
  }

  /** All generated sources by the names of their files. */
  public Map<String, String> generated() {
    Map<String, String> sources = new TreeMap<>();
    compilation.generatedSourceFiles().forEach(f -> sources.put(f.getName(), text(f)));
    return sources;
  }

  /** All texts that were generated beside the classes, by the names of their files. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.OTHER) {
        texts.put(nameOf(file), text(file));
      }
    }
    return texts;
  }

  /** Returns the names of all files that were written: sources, classes and texts. */
  public List<String> files() {
    return compilation.generatedFiles().stream().map(file -> file.toUri().getPath()).toList();
  }

  /** Writes the classes into a directory. */
  public Path classesIn(Path directory) {
    for (JavaFileObject file : compilation.generatedFiles()) {
      if (file.getKind() == JavaFileObject.Kind.CLASS) {
        Path path = directory.resolve(nameOf(file));
        try (InputStream in = file.openInputStream()) {
          Files.createDirectories(path.getParent());
          Files.write(path, ByteStreams.toByteArray(in));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return directory;
  }

  private static String nameOf(JavaFileObject file) {
    String prefix = "/" + StandardLocation.CLASS_OUTPUT + "/";
    String name = file.toUri().getPath();
    assertThat(name).startsWith(prefix);
    return name.substring(prefix.length());
  }

  /** Loads a class. */
  public Class<?> load(String className) {
    if (loader == null) {
      loader = new Loader(compilation);
    }
    try {
      return loader.loadClass(className);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }

  /** Makes an object of a class that has one constructor of as many parameters. */
  public Made make(String className, Object... arguments) {
    Constructor<?> constructor =
        Arrays.stream(load(className).getDeclaredConstructors())
            .filter(c -> c.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(
                () -> new AssertionError("no constructor for " + Arrays.toString(arguments)));
    constructor.setAccessible(true);
    try {
      return new Made(constructor.newInstance(arguments));
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }

  /** Calls a static method. */
  public Object call(String className, String method, Object... arguments) {
    return call(null, load(className), method, arguments);
  }

  private static Object call(Object target, Class<?> type, String name, Object... arguments) {
    Method method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals(name) && !m.isBridge())
            .filter(m -> m.getParameterCount() == arguments.length)
            .findFirst()
            .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
    method.setAccessible(true);
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw thrown(e);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  private static RuntimeException thrown(InvocationTargetException e) {
    if (e.getCause() instanceof RuntimeException cause) {
      return cause;
    }
    throw new AssertionError(e.getCause());
  }

  /** An object of a compiled class. */
  public record Made(Object object) {

    /** Calls a method. */
    public Object call(String method, Object... arguments) {
      return Compiled.call(object, object.getClass(), method, arguments);
    }
  }

  private static String text(JavaFileObject file) {
    try {
      return file.getCharContent(false).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What to show with a failure. */
  private String sources() {
    if (compilation.status() == Compilation.Status.FAILURE) {
      return compilation.toString(); // with what was generated, and without classes
    }
    return compilation.sourceFiles().stream().map(Compiled::text).collect(Collectors.joining("\n"))
        + String.join("\n", generated().values());
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, JavaFileObject> classes = new TreeMap<>();

    Loader(Compilation compilation) {
      super(Compiled.class.getClassLoader());
      for (JavaFileObject file : compilation.generatedFiles()) {
        if (file.getKind() == JavaFileObject.Kind.CLASS) {
          String name = nameOf(file);
          classes.put(name.substring(0, name.length() - ".class".length()).replace('/', '.'), file);
        }
      }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      JavaFileObject file = classes.get(name);
      if (file == null) {
        throw new ClassNotFoundException(name);
      }
      try (InputStream in = file.openInputStream()) {
        byte[] bytes = ByteStreams.toByteArray(in);
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
