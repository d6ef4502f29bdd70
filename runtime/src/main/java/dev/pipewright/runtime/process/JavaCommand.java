package dev.pipewright.runtime.process;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The command that starts a Java process like this one: the same Java, class path and module path,
 * and the options of this one that a program may depend on.
 *
 * <p>Passed on are system properties ({@code -D}), assertions ({@code -ea}, {@code -da}, {@code
 * -esa}, {@code -dsa}), stack size ({@code -Xss}), {@code -Xcheck:jni}, and whatever opens or
 * patches modules, enables native access, preview features or {@code Unsafe}, with {@code
 * -XX:+IgnoreUnrecognizedVMOptions} where that goes with them. Not passed on are agents, debuggers,
 * and all that sizes or tunes memory: a task names what its processes need of that.
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
          "-Xcheck:jni",
          "-XX:+IgnoreUnrecognizedVMOptions",
          "--add-",
          "--enable-",
          "--illegal-",
          "--limit-modules",
          "--patch-module",
          "--sun-misc-unsafe-memory-access",
          "--upgrade-module-path");

  private static final List<String> NOT_PASSED_ON =
      List.of("-Djava.class.path=", "-Djdk.module.", "-Dcom.sun.management.");

  /** How long a command line may be on every system. */
  private static final int MAX_LENGTH = 30_000;

  private JavaCommand() {}

  /**
   * Returns the command.
   *
   * @param main the class whose main method begins the process
   * @param task the name of the task that it runs
   * @param options the task's own options
   * @param rendezvous holds what is too long for the system
   */
  static List<String> of(Class<?> main, String task, List<String> options, Rendezvous rendezvous)
      throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add("-XX:+ExitOnOutOfMemoryError");
    arguments.add("-XX:+DisplayVMOutputToStderr"); // where the tail is kept of what it says
    arguments.add("-XX:-UsePerfData"); // a file that would stay behind if the process is killed
    if (options.stream().noneMatch(option -> option.matches("-XX:[+-]Use\\w+GC"))) {
      arguments.add("-XX:+UseSerialGC"); // the smallest, and one thread's heap is collected by one
    }
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(JavaCommand::isPassedOn)
        .forEach(arguments::add);
    if (isDebugged(task)) {
      arguments.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0");
    }
    arguments.addAll(options);
    arguments.addAll(programOf(main));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (arguments.stream().mapToInt(argument -> argument.length() + 1).sum() > MAX_LENGTH) {
      command.add("@" + rendezvous.writeArguments(arguments));
    } else {
      command.addAll(arguments);
    }
    return command;
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
    String classPath = String.join(File.pathSeparator, classPathFor(main));
    if (!classPath.isEmpty()) {
      program.add("-cp");
      program.add(classPath);
    }
    addOption(program, "--module-path", System.getProperty("jdk.module.path"));
    Module module = main.getModule();
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
      program.add(name);
      program.add(value);
    }
  }

  /**
   * Returns the class path on which a class is found: that of this process, and before it what a
   * build tool or a launcher has added by class loaders of URLs.
   */
  private static Set<String> classPathFor(Class<?> main) {
    Set<String> classPath = new LinkedHashSet<>();
    List<ClassLoader> everywhere =
        List.of(ClassLoader.getSystemClassLoader(), ClassLoader.getPlatformClassLoader());
    @Nullable ClassLoader loader = main.getClassLoader();
    while (loader != null && !everywhere.contains(loader)) {
      if (!(loader instanceof URLClassLoader urls)) {
        throw new IllegalStateException(
            main.getName()
                + " was loaded by "
                + loader
                + ", of which no class path is known, so that no other process can load it; tasks"
                + " with multiprocess = true have to be on the class path or the module path of"
                + " the application");
      }
      for (URL url : urls.getURLs()) {
        try {
          classPath.add(Path.of(url.toURI()).toString());
        } catch (URISyntaxException | RuntimeException e) {
          throw new IllegalStateException(
              url + " is no file, so that no other process can load classes from it", e);
        }
      }
      loader = loader.getParent();
    }
    String own = System.getProperty("java.class.path");
    if (own != null && !own.isEmpty()) {
      classPath.add(own);
    }
    return classPath;
  }
}
