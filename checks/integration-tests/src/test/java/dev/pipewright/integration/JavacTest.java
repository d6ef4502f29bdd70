package dev.pipewright.integration;

import dev.pipewright.integration.testing.Jars;
import dev.pipewright.integration.testing.Project;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Projects that are built with javac by hand, with {@code -Xlint:all -Werror}. */
class JavacTest {

  private static final boolean RUNS_PROCESSORS_OF_THE_CLASS_PATH = Runtime.version().feature() < 23;

  @Test
  void classPath() throws Exception {
    Project project = Project.in("javac-class-path", "shop");

    project.javac("--processor-path", Jars.processor(), "-cp", Jars.API).succeedsSilently();

    project.runs("shop.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"module", "module-with-compiler", "module-exported"})
  void modulePath(String module) throws Exception {
    Project project = Project.in("javac-" + module, "shop", module);

    project.javac("--processor-path", Jars.processor(), "-p", Jars.API).succeedsSilently();

    project.runsAsModule("shop/shop.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @Test
  void exportingPackagesOfPipelinesIsWarnedOfWithoutTransitive() throws Exception {
    Project project = Project.in("javac-module-exported-alone", "shop", "module-exported");
    project.replace("src/module-info.java", " transitive", "");

    project
        .javac("--processor-path", Jars.processor(), "-p", Jars.API)
        .fails()
        .says("[exports] interface Run in module dev.pipewright.runtime");
    project
        .javac("-Xlint:-exports", "--processor-path", Jars.processor(), "-p", Jars.API)
        .succeedsSilently();
  }

  @Test
  void withoutTheProcessorTheGeneratedClassIsMissing() throws Exception {
    Project project = Project.in("javac-unconfigured", "shop");

    project
        .javac("-proc:none", "-cp", Jars.API)
        .fails()
        .says("error: cannot find symbol")
        .says("symbol:   class PipewrightShop");
  }

  @Test
  void processorOnTheClassPathRunsOnOlderJdksOnly() throws Exception {
    Project project = Project.in("javac-processor-on-class-path", "shop");
    String classPath = Jars.path(Jars.API, Jars.processor());

    Project.Outcome outcome = project.javac("-Xlint:all,-options", "-cp", classPath);

    if (RUNS_PROCESSORS_OF_THE_CLASS_PATH) {
      outcome.succeeds();
    } else {
      outcome.fails().says("symbol:   class PipewrightShop");
    }
    project.javac("-proc:full", "-cp", classPath).succeeds();
    project.runs("shop.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void lombokCompletesItems(boolean lombokFirst) throws Exception {
    Project project = Project.in("javac-lombok-" + (lombokFirst ? "first" : "last"), "lombok");

    project
        .javac("--processor-path", pathWith("lombok", lombokFirst), "-cp", withLombok())
        .succeeds();

    project.runs("words.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @Test
  void lombokCompletesContractsWhereItComesFirst() throws Exception {
    Project project = Project.in("javac-lombok-constructor", "lombok-constructor");

    project
        .javac("--processor-path", pathWith("lombok", false), "-cp", withLombok())
        .fails()
        .says("constructor PipewrightWords in class PipewrightWords cannot be applied");
    project.javac("--processor-path", pathWith("lombok", true), "-cp", withLombok()).succeeds();
    project.runs("words.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void immutablesWritesItems(boolean immutablesFirst) throws Exception {
    Project project =
        Project.in("javac-immutables-" + (immutablesFirst ? "first" : "last"), "immutables");

    project
        .javac(
            // Immutables claims no annotation.
            "-Xlint:all,-processing",
            "--processor-path",
            pathWith("value", immutablesFirst),
            "-cp",
            Jars.path(Jars.API, Jars.jar("value-annotations")))
        .succeedsSilently();

    project.runs("words.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  private static String pathWith(String other, boolean first) throws Exception {
    return first
        ? Jars.path(Jars.jar(other), Jars.processor())
        : Jars.path(Jars.processor(), Jars.jar(other));
  }

  private static String withLombok() {
    return Jars.path(Jars.API, Jars.jar("lombok"));
  }
}
