package dev.pipewright.integration.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A user's project in a directory of its own, put together of one or more of those below {@code
 * src/test/projects}, and the processes that build and run it. Sources stand in {@code src},
 * classes in {@code classes}; what its main class is to print, in {@code expected.txt}.
 */
public final class Project {

  private static final Path SOURCES = Path.of("src/test/projects").toAbsolutePath();
  private static final Path TARGET = Path.of(System.getProperty("projects"));
  private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

  /** Far more than any of the processes needs. */
  private static final long SECONDS = 120;

  private final Path directory;

  private Project(Path directory) {
    this.directory = directory;
  }

  /** Makes a project anew, in a directory of that name. */
  public static Project in(String name, String... parts) throws IOException {
    Path directory = TARGET.resolve(name);
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    }
    // Maven and Git look no further up for what is theirs.
    Files.createDirectories(directory.resolve(".mvn"));
    Project project = new Project(directory);
    for (String part : parts) {
      project.add(part, "");
    }
    return project;
  }

  /** Makes a copy of a project that stands elsewhere, in a directory of that name. */
  public static Project copyOf(Path original, String name) throws IOException {
    Project project = in(name);
    project.addAll(original, "");
    return project;
  }

  /** Adds the files of another project below a directory of this one. */
  public Project add(String part, String below) throws IOException {
    addAll(SOURCES.resolve(part), below);
    return this;
  }

  private void addAll(Path from, String below) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path name = from.relativize(file);
        if (!name.startsWith("target")) {
          Path to = directory.resolve(below).resolve(name);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }

  /** Copies all jars into a directory of the project, without their versions. */
  public Project withJars(String name) throws IOException {
    Files.createDirectories(path(name));
    for (Path jar : Jars.all()) {
      String bare = jar.getFileName().toString().replaceFirst("-[0-9].*(?=[.]jar$)", "");
      Files.copy(jar, path(name).resolve(bare));
    }
    return this;
  }

  /** Replaces text in a file that has it. */
  public void replace(String file, String text, String by) throws IOException {
    String before = Files.readString(path(file));
    assertThat(before).contains(text);
    Files.writeString(path(file), before.replace(text, by));
  }

  /** Returns a file or directory of the project. */
  public Path path(String name) {
    return directory.resolve(name);
  }

  /** Compiles the sources with this JDK's javac, every warning an error. */
  public Outcome javac(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(pathOf("javac"));
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
    command.addAll(List.of("-Xlint:all", "-Werror", "-d", "classes"));
    command.addAll(Arrays.asList(options));
    command.addAll(sources("src"));
    return run(command);
  }

  /** Compiles sources with ecj on this JDK, every warning an error. */
  public Outcome ecj(List<String> sources, String... options) throws Exception {
    return ecjWith("-ea", sources, options);
  }

  /** The same with an option for the JVM. */
  public Outcome ecjWith(String jvmOption, List<String> sources, String... options)
      throws Exception {
    List<String> command = new ArrayList<>(java());
    command.add(jvmOption);
    command.addAll(List.of("-jar", Jars.jar("ecj"), "-failOnWarning", "--release", "17"));
    command.addAll(Arrays.asList(options));
    command.addAll(sources);
    return run(command);
  }

  /** Asserts that a program on the class path prints what is expected. */
  public void runs(String mainClass, String classPath) throws Exception {
    prints(List.of("-cp", classPath, mainClass));
  }

  /** Asserts that a program on the module path prints what is expected. */
  public void runsAsModule(String main, String modulePath) throws Exception {
    prints(List.of("-p", modulePath, "-m", main));
  }

  private void prints(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>(java());
    command.addAll(arguments);
    expects(run(command));
  }

  /** Asserts that a process succeeded and printed what is expected. */
  public void expects(Outcome outcome) throws IOException {
    assertThat(outcome.succeeds().lines()).isEqualTo(Files.readAllLines(path("expected.txt")));
  }

  /** Runs a script in a shell that finds this JDK's tools first. */
  public Outcome sh(String script) throws Exception {
    return run(List.of("sh", "-e", "-c", script));
  }

  /** Returns the Java sources below directories of the project. */
  public List<String> sources(String... below) throws IOException {
    List<String> sources = new ArrayList<>();
    for (String root : below) {
      try (Stream<Path> files = Files.walk(path(root))) {
        files
            .filter(file -> file.toString().endsWith(".java"))
            .map(file -> directory.relativize(file).toString())
            .sorted()
            .forEach(sources::add);
      }
    }
    return sources;
  }

  /** Runs Maven on this JDK, with the artifacts of the build in its local repository. */
  public Outcome maven(String... arguments) throws Exception {
    boolean windows = File.separatorChar == '\\';
    List<String> command = new ArrayList<>();
    command.add(
        Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn").toString());
    command.addAll(List.of("-B", "-ntp", "-Dmaven.repo.local=" + LocalRepository.get()));
    if (System.getProperty("network").equals("offline: true")) {
      command.add("-o");
    }
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.endsWith(".version") && !name.startsWith("java.") && !name.startsWith("os.")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /** Runs a tool of this JDK. */
  public Outcome tool(String name, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(pathOf(name));
    command.addAll(List.of(arguments));
    return run(command);
  }

  private static List<String> java() {
    return List.of(pathOf("java"), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
  }

  private static String pathOf(String name) {
    return JAVA_HOME.resolve("bin").resolve(name).toString();
  }

  private Outcome run(List<String> command) throws Exception {
    Path log = Files.createTempFile(directory, "log", ".txt");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", JAVA_HOME.toString());
    environment.merge(
        "PATH", "", (path, none) -> JAVA_HOME.resolve("bin") + File.pathSeparator + path);
    // They would announce themselves in the output, or make the processes something else.
    environment
        .keySet()
        .removeAll(
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "JDK_JAVAC_OPTIONS", "CLASSPATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("still running: " + command + "\n" + Files.readString(log));
      }
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return new Outcome(command, process.exitValue(), Files.readString(log));
  }

  /** What a process came to. */
  public record Outcome(List<String> command, int exitCode, String output) {

    public Outcome succeeds() {
      assertThat(exitCode).as(this::toString).isZero();
      return this;
    }

    /** Asserts that it succeeded and had nothing to say. */
    public void succeedsSilently() {
      succeeds();
      assertThat(output).isEmpty();
    }

    public Outcome fails() {
      assertThat(exitCode).as(this::toString).isNotZero();
      return this;
    }

    public Outcome says(String text) {
      assertThat(lines()).as(this::toString).anyMatch(line -> line.contains(text));
      return this;
    }

    public Outcome saysNothingOf(String text) {
      assertThat(output).as(this::toString).doesNotContain(text);
      return this;
    }

    public List<String> lines() {
      return output.lines().toList();
    }

    @Override
    public String toString() {
      return String.join(" ", command) + "\n" + output;
    }
  }

  static {
    try {
      Files.createDirectories(TARGET);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
