package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.Published;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The poms and jars that would be published. */
class PublishedTest {

  private static final String VERSION = System.getProperty("pipewright.version");
  private static final String HOME = "https://github.com/pipewright/pipewright";

  /** What Maven Central asks for, and nothing that leads to a pom which is not there. */
  @ParameterizedTest
  @ValueSource(strings = {"bom", "annotations", "runtime", "processor"})
  void pomSaysWhatItIsAndStandsAlone(String module) throws Exception {
    Pom pom = Pom.of(Published.pom(module));

    assertThat(pom.text("groupId")).isEqualTo("dev.pipewright");
    assertThat(pom.text("artifactId")).isEqualTo("pipewright-" + module);
    assertThat(pom.text("version")).isEqualTo(VERSION);
    assertThat(pom.text("name")).startsWith("Pipewright ");
    assertThat(pom.text("description")).endsWith(".");
    assertThat(pom.text("url")).isEqualTo(HOME);
    assertThat(pom.text("inceptionYear")).isEqualTo("2026");
    assertThat(pom.text("licenses/license/name")).isEqualTo("Apache-2.0");
    assertThat(pom.text("licenses/license/url")).contains("apache.org/licenses/LICENSE-2.0");
    assertThat(pom.text("developers/developer/name")).isEqualTo("The Pipewright authors");
    assertThat(pom.text("scm/url")).isEqualTo(HOME);
    assertThat(pom.text("scm/connection")).isEqualTo("scm:git:" + HOME + ".git");
    assertThat(pom.text("issueManagement/url")).isEqualTo(HOME + "/issues");
    for (String element : List.of("parent", "build", "profiles", "properties", "repositories")) {
      assertThat(pom.all(element)).as(element).isEmpty();
    }
    assertThat(pom.all("//scope")).doesNotContain("test");
  }

  @Test
  void bomManagesTheThree() throws Exception {
    Pom pom = Pom.of(Published.pom("bom"));

    assertThat(pom.text("packaging")).isEqualTo("pom");
    assertThat(pom.all("dependencyManagement/dependencies/dependency/artifactId"))
        .containsExactly("pipewright-annotations", "pipewright-runtime", "pipewright-processor");
    assertThat(pom.all("dependencyManagement/dependencies/dependency/version"))
        .containsOnly(System.getProperty("pipewright.version"));
    assertThat(pom.all("dependencies")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotations", "runtime"})
  void bringsNothingAlong(String module) throws Exception {
    Pom pom = Pom.of(Published.pom(module));

    assertThat(pom.all("dependencies")).isEmpty();
    assertThat(pom.all("dependencyManagement")).isEmpty();
  }

  /** {@code auto-service-annotations} is for our own compiler: no user gets it. */
  @Test
  void processorBringsWhatItIsTestedWith() throws Exception {
    Pom pom = Pom.of(Published.pom("processor"));
    String brought = "dependencies/dependency[not(optional = 'true')]";

    assertThat(pom.all(brought + "/artifactId"))
        .containsExactlyInAnyOrder("javapoet", "auto-common", "guava");
    assertThat(pom.text("dependencies/dependency[artifactId = 'guava']/version"))
        .isEqualTo(System.getProperty("guava.version"));
    assertThat(pom.all("dependencies/dependency[optional = 'true']/artifactId"))
        .containsExactly("auto-service-annotations");
    assertThat(pom.all("dependencies/dependency[optional = 'true']/scope"))
        .containsExactly("provided");
    assertThat(pom.all("dependencyManagement")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"annotations", "runtime", "processor"})
  void jarHasTheLicenceAndTheSamePom(String module) throws Exception {
    try (JarFile jar = new JarFile(Published.jar(module).toFile())) {
      assertThat(text(jar, "META-INF/LICENSE"))
          .isEqualTo(Files.readString(Path.of("../../LICENSE")));
      assertThat(text(jar, "META-INF/maven/dev.pipewright/pipewright-" + module + "/pom.xml"))
          .isEqualTo(Files.readString(Published.pom(module)));
      assertThat(jar.stream().map(entry -> entry.getName()))
          .allMatch(
              name -> name.startsWith("META-INF/") || name.matches("dev/.*|module-info.class"));
    }
  }

  @Test
  void annotationsAreAModuleOfTheirOwn() {
    ModuleDescriptor module = descriptor("annotations");

    assertThat(module.name()).isEqualTo("dev.pipewright");
    assertThat(module.isAutomatic()).isFalse();
    assertThat(required(module)).containsExactly("java.base");
  }

  @Test
  void runtimeIsAModuleThatNeedsTheJdkOnly() {
    ModuleDescriptor module = descriptor("runtime");

    assertThat(module.name()).isEqualTo("dev.pipewright.runtime");
    assertThat(module.isAutomatic()).isFalse();
    assertThat(required(module)).containsExactlyInAnyOrder("java.base", "java.management");
  }

  /** Three eighths of a megabyte, with what debuggers and stack traces need. */
  @Test
  void runtimeIsSmall() throws Exception {
    assertThat(Files.size(Published.jar("runtime"))).isLessThan(384 * 1024);
  }

  @Test
  void processorHasAModuleNameAndIsRegistered() throws Exception {
    ModuleDescriptor module = descriptor("processor");

    assertThat(module.name()).isEqualTo("dev.pipewright.processor");
    assertThat(module.isAutomatic()).isTrue();
    try (JarFile jar = new JarFile(Published.jar("processor").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
          .isEqualTo("dev.pipewright.processor");
      assertThat(text(jar, "META-INF/services/javax.annotation.processing.Processor").strip())
          .isEqualTo("dev.pipewright.processor.PipewrightProcessor");
      assertThat(text(jar, "META-INF/gradle/incremental.annotation.processors").strip())
          .isEqualTo("dev.pipewright.processor.PipewrightProcessor,isolating");
    }
  }

  private static ModuleDescriptor descriptor(String module) {
    return ModuleFinder.of(Published.jar(module)).findAll().iterator().next().descriptor();
  }

  /** What has to be there at run time. */
  private static List<String> required(ModuleDescriptor module) {
    return module.requires().stream()
        .filter(other -> !other.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC))
        .map(ModuleDescriptor.Requires::name)
        .toList();
  }

  private static String text(JarFile jar, String entry) throws Exception {
    assertThat(jar.getEntry(entry)).as(entry).isNotNull();
    try (InputStream in = jar.getInputStream(jar.getEntry(entry))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A pom, to be asked by paths below its root. */
  private record Pom(Document document) {

    static Pom of(Path file) throws Exception {
      return new Pom(
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile()));
    }

    String text(String path) throws Exception {
      List<String> all = all(path);
      assertThat(all).as(path).hasSize(1);
      return all.get(0);
    }

    List<String> all(String path) throws Exception {
      XPath paths = XPathFactory.newInstance().newXPath();
      String absolute = path.startsWith("/") ? path : "/project/" + path;
      NodeList nodes = (NodeList) paths.evaluate(absolute, document, XPathConstants.NODESET);
      List<String> all = new ArrayList<>();
      for (int i = 0; i < nodes.getLength(); i++) {
        all.add(nodes.item(i).getTextContent().strip());
      }
      return all;
    }
  }
}
