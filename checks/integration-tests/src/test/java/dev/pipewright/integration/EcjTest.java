package dev.pipewright.integration;

import dev.pipewright.integration.testing.Jars;
import dev.pipewright.integration.testing.Project;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects that are built with Eclipse's compiler, every warning an error. It takes no {@code
 * -processorpath} that stands before {@code -cp}, and writes generated sources into the working
 * directory unless {@code -s} says where.
 */
class EcjTest {

  @Test
  void classPath() throws Exception {
    Project project = withGenerated("ecj-class-path", "shop");

    project
        .ecj(
            project.sources("src"),
            "-cp",
            Jars.API,
            "-processorpath",
            Jars.processor(),
            "-s",
            "generated",
            "-d",
            "classes")
        .succeedsSilently();

    project.runs("shop.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  /** In one go, ecj gives a generated class to no module, whichever processor writes it. */
  @Test
  void modulePathInTwoSteps() throws Exception {
    Project project = withGenerated("ecj-module", "shop", "module");

    project
        .ecj(
            project.sources("src"),
            "-p",
            Jars.API,
            "-processorpath",
            Jars.processor(),
            "-proc:only",
            "-s",
            "generated",
            "-d",
            "none")
        .succeedsSilently();
    project
        .ecj(project.sources("src", "generated"), "-p", Jars.API, "-proc:none", "-d", "classes")
        .succeedsSilently();

    project.runsAsModule("shop/shop.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void immutablesWritesItems(boolean immutablesFirst) throws Exception {
    Project project =
        withGenerated("ecj-immutables-" + (immutablesFirst ? "first" : "last"), "immutables");

    project
        .ecj(
            project.sources("src"),
            "-cp",
            Jars.path(Jars.API, Jars.jar("value-annotations")),
            "-processorpath",
            immutablesFirst
                ? Jars.path(Jars.jar("value"), Jars.processor())
                : Jars.path(Jars.processor(), Jars.jar("value")),
            "-s",
            "generated",
            "-d",
            "classes")
        .succeedsSilently();

    project.runs("words.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"lombok", "lombok-constructor"})
  void lombokAsAnAgent(String sources) throws Exception {
    Project project = withGenerated("ecj-" + sources, sources);

    project
        .ecjWith(
            "-javaagent:" + Jars.jar("lombok") + "=ECJ",
            project.sources("src"),
            "-cp",
            Jars.path(Jars.API, Jars.jar("lombok")),
            "-processorpath",
            Jars.processor(),
            "-s",
            "generated",
            "-d",
            "classes")
        .succeeds();

    project.runs("words.Main", Jars.path("classes", Jars.jar("pipewright-runtime")));
  }

  @Test
  void withoutTheProcessorTheGeneratedClassIsMissing() throws Exception {
    Project project = withGenerated("ecj-unconfigured", "shop");

    project
        .ecj(project.sources("src"), "-cp", Jars.API, "-proc:none", "-d", "classes")
        .fails()
        .says("PipewrightShop cannot be resolved to a type");
  }

  private static Project withGenerated(String name, String... parts) throws Exception {
    Project project = Project.in(name, parts);
    Files.createDirectories(project.path("generated"));
    return project;
  }
}
