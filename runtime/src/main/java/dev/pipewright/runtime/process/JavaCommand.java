package dev.pipewright.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command that starts a Java process like this one: the same Java, class path and module path,
 * the same packages open, and the options of this one that a program may depend on.
 *
 * <p>Passed on are system properties ({@code -D}), the encodings of standard output and error,
 * assertions ({@code -ea}, {@code -da}, {@code -esa}, {@code -dsa}), stack size ({@code -Xss}),
 * {@code -Xcheck:jni}, {@code -Xbootclasspath/a}, what is verified of classes, whether objects are
 * finalized, and whatever opens or patches modules, enables native access, preview features, {@code
 * Unsafe} or the loading of agents, with {@code -XX:+IgnoreUnrecognizedVMOptions} where that goes
 * with them. Not passed on are agents, debuggers, and all that sizes or tunes memory: a task names
 * what its processes need of that.
 */
final class JavaCommand {

  /** The system property that names the task, or {@code *} for all, whose processes to debug. */
  static final String DEBUG_PROPERTY = "dev.pipewright.debug";

  /**
   * The environment variables from which Java takes options besides the command line. Those of this
   * process are among its input arguments; so what is to be passed on of them is, and nothing else.
   */
  static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private static final List<String> PASSED_ON =
      List.of(
          "-D",
          "-ea",
          "-da",
          "-esa",
          "-dsa",
          "-enableassertions",
          "-disableassertions",
          "-enablesystemassertions",
          "-disablesystemassertions",
          "-Xss",
          "-XX:ThreadStackSize=",
          "-Xbootclasspath/a:",
          "-Xcheck:jni",
          "-Xverify",
          "-noverify",
          "-XX:-BytecodeVerification",
          "-XX:+BytecodeVerification",
          "-XX:+EnableDynamicAgentLoading",
          "-XX:-EnableDynamicAgentLoading",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--add-",
          "--enable-",
          "--finalization=",
          "--illegal-",
          "--limit-modules",
          "--patch-module",
          "--sun-misc-unsafe-memory-access",
          "--upgrade-module-path");

  private static final List<String> NOT_PASSED_ON =
      List.of(
          "-Djava.class.path=",
          "-Djdk.module.",
          "-Dcom.sun.management.",
          "-Dstdout.encoding=", // as they are now, see below
          "-Dstderr.encoding=");

  /** How long a command line may be on every system. */
  private static final int MAX_LENGTH = 30_000;

  private JavaCommand() {}

  /**
   * Returns the command.
   *
   * @param main the class whose main method begins the process
   * @param task the name of the task that it runs
   * @param options the task's own options
   * @param rendezvous holds what cannot stand on the command line
   * @throws IllegalStateException if there can be no such process; the message says why
   * @throws IOException if what cannot stand on the command line cannot be written
   */
  static List<String> of(Class<?> main, String task, List<String> options, Rendezvous rendezvous)
      throws IOException {
    List<String> arguments = argumentsOf(main, task, options);
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    if (arguments.stream().mapToInt(argument -> argument.length() + 1).sum() > MAX_LENGTH
        || !ArgumentFile.isDispensable(arguments)) {
      command.add("@" + rendezvous.writeArguments(ArgumentFile.contentOf(arguments)));
    } else {
      command.addAll(arguments);
    }
    return command;
  }

  private static Path java() {
    Path directory = Path.of(System.getProperty("java.home"), "bin");
    Path java = directory.resolve("java");
    if (!Files.exists(java) && !Files.exists(directory.resolve("java.exe"))) {
      throw new IllegalStateException(
          "there is no "
              + java
              + "; where jpackage has packaged this program, give it --jlink-options without"
              + " --strip-native-commands, which is among its defaults");
    }
    return java;
  }

  private static List<String> argumentsOf(Class<?> main, String task, List<String> options) {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:+ExitOnOutOfMemoryError");
    arguments.add("-XX:+DisplayVMOutputToStderr"); // where the tail is kept of what it says
    arguments.add("-XX:-UsePerfData"); // a file that would stay behind if the process is killed
    if (options.stream().noneMatch(option -> option.matches("-XX:[+-]Use\\w+GC"))) {
      arguments.add("-XX:+UseSerialGC"); // the smallest, and one thread's heap is collected by one
    }
    addOutputEncodings(arguments);
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaCommand::isPassedOn)
        .forEach(arguments::add);
    OpenPackages.optionsBeside(arguments).forEach(arguments::add);
    if (isDebugged(task)) {
      arguments.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    }
    arguments.addAll(options);
    arguments.addAll(programOf(main));
    return arguments;
  }

  /** What a process prints is handed on byte by byte, so it has to be in this one's encoding. */
  private static void addOutputEncodings(List<String> arguments) {
    for (String property : List.of("stdout.encoding", "stderr.encoding")) {
      String encoding = System.getProperty(property);
      if (encoding != null) { // since Java 19
        arguments.add("-D" + property + "=" + encoding);
      }
    }
  }

  private static boolean isPassedOn(String option) {
    return PASSED_ON.stream().anyMatch(option::startsWith)
        && NOT_PASSED_ON.stream().noneMatch(option::startsWith);
  }

  private static boolean isDebugged(String task) {
    String debugged = System.getProperty(DEBUG_PROPERTY);
    return debugged != null && (debugged.equals("*") || debugged.equals(task));
  }

  private static List<String> programOf(Class<?> main) {
    List<String> program = new ArrayList<>();
    Module module = main.getModule();
    String classPath = String.join(File.pathSeparator, classPathFor(main));
    if (classPath.isEmpty() && !module.isNamed()) {
      classPath = "."; // which is what an empty one means
    }
    addOption(program, "--class-path", classPath);
    addOption(program, "--module-path", System.getProperty("jdk.module.path"));
    addOption(program, "--add-modules", System.getProperty("jdk.module.main"));
    if (module.isNamed()) {
      program.add("-m");
      program.add(module.getName() + "/" + main.getName());
    } else {
      program.add(main.getName());
    }
    return program;
  }

  private static void addOption(List<String> program, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      program.add(name + "=" + value); // in one, since a first @ would name an argument file
    }
  }

  /**
   * Returns the class path on which a class is found: that of this process, and before it what a
   * build tool or a launcher has added by class loaders of URLs.
   *
   * @throws IllegalStateException if there is none
   */
  private static Set<String> classPathFor(Class<?> main) {
    if (!main.getModule().isNamed() && !isInFile(main)) {
      throw unreachable(main, "is in no directory or jar");
    }
    Set<String> classPath = new LinkedHashSet<>();
    List<ClassLoader> everywhere =
        List.of(ClassLoader.getSystemClassLoader(), ClassLoader.getPlatformClassLoader());
    @Nullable ClassLoader loader = main.getClassLoader();
    while (loader != null && !everywhere.contains(loader)) {
      if (!(loader instanceof URLClassLoader urls)) {
        throw unreachable(main, "was loaded by " + loader + ", of which no class path is known");
      }
      for (URL url : urls.getURLs()) {
        Path file = fileAt(url.toString());
        if (file == null) {
          throw unreachable(
              main, "was loaded by " + loader + " with " + url + ", which is no file");
        }
        classPath.add(file.toString());
      }
      loader = loader.getParent();
    }
    String own = System.getProperty("java.class.path");
    if (own != null && !own.isEmpty()) {
      classPath.add(own);
    }
    return classPath;
  }

  /** Returns whether a class stands in a file, by itself or in a jar. */
  private static boolean isInFile(Class<?> type) {
    URL url = type.getResource("/" + type.getName().replace('.', '/') + ".class");
    String place = String.valueOf(url);
    if (place.startsWith("jar:")) {
      place = place.substring("jar:".length(), place.lastIndexOf("!/"));
    }
    Path file = fileAt(place);
    return file != null && Files.exists(file);
  }

  private static @Nullable Path fileAt(String url) {
    try {
      return url.startsWith("file:") ? Path.of(URI.create(url.replace(" ", "%20"))) : null;
    } catch (IllegalArgumentException e) {
      return null; // no URL of a file is like that
    }
  }

  private static IllegalStateException unreachable(Class<?> main, String why) {
    return new IllegalStateException(
        main.getName()
            + " "
            + why
            + ", so that no other process can load it; tasks with multiprocess = true have to be"
            + " on the class path or the module path of the application, in directories or in jars"
            + " that are files: not in a source file that java runs, in jshell, or in a jar within"
            + " a jar");
  }
}
