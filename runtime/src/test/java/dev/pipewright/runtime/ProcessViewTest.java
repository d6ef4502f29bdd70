package dev.pipewright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.local.WorkerProcess;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Line;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program finds around it, its processes find too. */
@Timeout(120)
class ProcessViewTest {

  /** Longer than a command line is allowed to be. */
  private static final int MANY = 40_000;

  /**
   * Returns what a process of a program sees, after it has been compared with what the program
   * sees.
   */
  private static List<String> viewOf(List<String> options, Map<String, String> environment)
      throws Exception {
    Map<Boolean, List<String>> views =
        ChildJvm.run(Program.class, options, environment)
            .lines()
            .filter(line -> !line.contains("Picked up ")) // what Java says of its variables
            .collect(Collectors.partitioningBy(line -> line.startsWith("process ")));
    List<String> view =
        views.get(true).stream().map(line -> line.substring("process ".length())).toList();
    assertThat(view).isNotEmpty().isEqualTo(views.get(false));
    return view;
  }

  @Test
  void optionsOfTheCommandLine() throws Exception {
    assertThat(
            viewOf(
                List.of(
                    "-ea",
                    "-Dx=two words, \"quotes\", \\ and # or @",
                    "-Dy=",
                    "-Duser.timezone=Asia/Tokyo",
                    "-Duser.language=de",
                    "-Duser.country=AT",
                    "-Dfile.encoding=ISO-8859-1",
                    "-Xss3m",
                    "--add-opens=java.base/java.lang=ALL-UNNAMED",
                    "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED"),
                Map.of("VARIABLE", "of the environment")))
        .contains(
            "asserts true",
            "x = two words, \"quotes\", \\ and # or @",
            "y = ",
            "time zone Asia/Tokyo",
            "locale de_AT",
            "encoding ISO-8859-1",
            "java.lang open true",
            "sun.nio.ch exported true, open false",
            "variable of the environment");
  }

  @Test
  void withoutOptionsNothingIsOpen() throws Exception {
    assertThat(viewOf(List.of(), Map.of()))
        .contains(
            "asserts false",
            "x = null",
            "java.lang open false",
            "sun.nio.ch exported false, open false");
  }

  /** A locale decides what bytes a command line and an argument file consist of. */
  @ParameterizedTest
  @CsvSource({
    "C, UTF-8, 1", "C, UTF-8, 40000",
    "C.UTF-8, UTF-8, 1", "C.UTF-8, UTF-8, 40000",
    "C.UTF-8, ISO-8859-1, 1", "C.UTF-8, ISO-8859-1, 40000",
    "C, ISO-8859-1, 1", "C, ISO-8859-1, 40000"
  })
  void anyCharacters(String locale, String encoding, int spaces) throws Exception {
    assertThat(
            viewOf(
                List.of(
                    "-Dfile.encoding=" + encoding,
                    "-Dx=gr\u00fc\u00dfe \u20ac" + " ".repeat(spaces)),
                Map.of("LC_ALL", locale)))
        .anyMatch(line -> line.startsWith("x = gr\\u"));
  }

  @Test
  void aClassPathOfAnyNames(@TempDir Path directory) throws Exception {
    Path odd = Files.createDirectory(directory.resolve("# 'odd' \u00fc!"));
    Files.writeString(odd.resolve("view.txt"), "found");
    String classPath =
        String.join(
            File.pathSeparator,
            "@@relative", // the first @ is an escape
            "",
            "." + File.separator + "there is none",
            odd.toString(),
            ChildJvm.classPath(Program.class));

    assertThat(viewOf(List.of("-cp", classPath), Map.of("LC_ALL", "C.UTF-8")))
        .contains("view.txt found");
  }

  @Test
  void whatIsAppendedToTheBootClassPath(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("view.txt"), "appended");

    assertThat(viewOf(List.of("-Xbootclasspath/a:" + directory), Map.of()))
        .contains("view.txt appended");
  }

  @Test
  void optionsOfTheEnvironmentCountOnce() throws Exception {
    assertThat(
            viewOf(
                List.of(), Map.of("JDK_JAVA_OPTIONS", "-Dx=y -ea", "JAVA_TOOL_OPTIONS", "-Dy=z")))
        .contains("x = y", "y = z", "asserts true");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--enable-native-access=ALL-UNNAMED", "-Dx=none"})
  void nativeAccess(String option) throws Exception {
    boolean told = Runtime.version().feature() >= 22;

    assertThat(viewOf(List.of(option), Map.of()))
        .contains("native access " + (told ? option.startsWith("--enable") : null));
  }

  @Test
  void anOptionThatTheLocaleCannotExpressIsRefused() throws Exception {
    assertThat(
            ChildJvm.run(Foreigner.class, List.of("-Dfile.encoding=UTF-8"), Map.of("LC_ALL", "C")))
        .isEqualTo(
            "a process for task view cannot be started: the encoding of this system, US-ASCII,"
                + " lacks the character \\u00fc of -Dx=gr\\u00fcn; start this program in a locale"
                + " that has it, such as LC_ALL=C.UTF-8");
  }

  @Test
  void aJavaWithoutItsLauncherIsNamed(@TempDir Path home) {
    String before = System.setProperty("java.home", home.toString());
    try {
      TaskException failure =
          catchThrowableOfType(TaskException.class, () -> Line.first(new View()).run().toEnd());

      assertThat(failure.getCause())
          .isInstanceOf(ProcessException.class)
          .hasMessage(
              "a process for task view cannot be started: there is no "
                  + home.resolve("bin").resolve("java")
                  + "; where jpackage has packaged this program, give it --jlink-options without"
                  + " --strip-native-commands, which is among its defaults");
    } finally {
      System.setProperty("java.home", before);
    }
  }

  @Test
  void aClassThatIsInNoFileIsRefused() throws Exception {
    @SuppressWarnings("unchecked") // it is such a class
    FirstCall<String> view =
        (FirstCall<String>)
            new MemoryLoader().loadClass(View.class.getName()).getConstructor().newInstance();

    TaskException failure =
        catchThrowableOfType(TaskException.class, () -> Line.first(view).run().toEnd());

    assertThat(failure.getCause())
        .isInstanceOf(ProcessException.class)
        .hasMessage(
            "a process for task view cannot be started: dev.pipewright.runtime.ProcessViewTest$View"
                + " is in no directory or jar, so that no other process can load it; tasks with"
                + " multiprocess = true have to be on the class path or the module path of the"
                + " application, in directories or in jars that are files: not in a source file"
                + " that java runs, in jshell, or in a jar within a jar");
  }

  /** Has a class in memory alone. */
  private static final class MemoryLoader extends ClassLoader {
    MemoryLoader() {
      super(ProcessViewTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(View.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = View.class.getResourceAsStream("ProcessViewTest$View.class")) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    @Override
    public URL getResource(String name) {
      return null;
    }
  }

  /** Prints what it sees, and what a process of its sees. */
  static final class Program {
    public static void main(String[] arguments) throws Exception {
      view().forEach(System.out::println);
      Line.first(new View()).run().forEach(line -> System.out.println("process " + line));
    }
  }

  /** Gives a process an option, and prints why that cannot be. */
  static final class Foreigner {
    public static void main(String[] arguments) {
      try {
        Line.first(new View("-Dx=gr\u00fcn")).run().toEnd();
      } catch (TaskException e) {
        System.out.println(escaped(e.getCause().getMessage()));
      }
    }
  }

  /** Gives what its process sees. */
  public static final class View extends FirstCall<String> implements Remote<Void, String> {
    private final List<String> options;

    public View(String... options) {
      super(Attributes.of("view"));
      this.options = List.of(options);
    }

    public View() {
      this(new String[0]);
    }

    @Override
    public List<String> jvmOptions() {
      return options;
    }

    @Override
    public void run(Output<String> out) throws Throwable {
      for (String line : view()) {
        out.put(line);
      }
    }

    @Override
    public ItemCodec<Void> inputs() {
      return ItemCodecs.NOTHING;
    }

    @Override
    public ItemCodec<String> outputs() {
      return ItemCodecs.STRING;
    }

    @Override
    public void writeValues(ItemWriter out) {}

    public static void main(String[] arguments) {
      WorkerProcess.runFirst(values -> new View());
    }
  }

  private static List<String> view() throws Exception {
    List<String> view = new ArrayList<>();
    for (String property :
        List.of("x", "y", "java.class.path", "jdk.module.path", "user.dir", "java.home")) {
      view.add(property + " = " + escaped(System.getProperty(property)));
    }
    view.add("encoding " + Charset.defaultCharset());
    view.add("encoding of the output " + System.getProperty("stdout.encoding"));
    view.add("locale " + Locale.getDefault());
    view.add("time zone " + TimeZone.getDefault().getID());
    view.add("variable " + System.getenv("VARIABLE"));
    view.add("directory " + Path.of("").toRealPath());
    view.add("asserts " + View.class.desiredAssertionStatus());
    Module base = Object.class.getModule();
    Module own = View.class.getModule();
    view.add("java.lang open " + base.isOpen("java.lang", own));
    view.add(
        "sun.nio.ch exported "
            + base.isExported("sun.nio.ch", own)
            + ", open "
            + base.isOpen("sun.nio.ch", own));
    view.add("native access " + nativeAccess(own));
    try (InputStream found = ClassLoader.getSystemResourceAsStream("view.txt")) {
      view.add(
          "view.txt "
              + (found == null
                  ? null
                  : new String(found.readAllBytes(), StandardCharsets.US_ASCII)));
    }
    return view;
  }

  /** Returns whether a module has native access, where Java tells. */
  private static Object nativeAccess(Module module) throws Exception {
    return Runtime.version().feature() < 22
        ? null
        : Module.class.getMethod("isNativeAccessEnabled").invoke(module);
  }

  /** Returns a text in ASCII, without spaces at the end. */
  private static String escaped(String text) {
    return text == null
        ? "null"
        : text.strip()
            .chars()
            .mapToObj(c -> c < 0x80 ? Character.toString(c) : String.format("\\u%04x", c))
            .collect(Collectors.joining());
  }
}
