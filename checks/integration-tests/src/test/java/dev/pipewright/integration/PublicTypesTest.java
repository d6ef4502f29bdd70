package dev.pipewright.integration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.integration.testing.Published;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/public-types.md} against what the packaged modules export. */
class PublicTypesTest {

  private static final Path PAGE = Path.of("../../docs/public-types.md");
  private static final List<String> MODULES = List.of("annotations", "runtime");

  /** The packages whose types users name. */
  private static final Set<String> FOR_PROGRAMS =
      Set.of("dev.pipewright", "dev.pipewright.runtime");

  private static final Pattern TYPE =
      Pattern.compile("^\\| `(dev\\.[\\w.]+\\.[A-Z]\\w*)` \\| (.+) \\|$", Pattern.MULTILINE);
  private static final Pattern PACKAGE =
      Pattern.compile("^\\| `(dev\\.[a-z.]+)` \\| (.+) \\| (.+) \\|$", Pattern.MULTILINE);

  @Test
  void pageNamesThePublicTypesWithAReasonForEach() throws Exception {
    List<MatchResult> rows = TYPE.matcher(Files.readString(PAGE)).results().toList();

    assertThat(rows)
        .extracting(row -> row.group(1))
        .containsExactlyInAnyOrderElementsOf(publicTypes());
    assertThat(rows).extracting(row -> row.group(2)).allMatch(reason -> reason.contains(" "));
    assertThat(rows).hasSizeLessThan(21);
  }

  @Test
  void pageNamesTheExportedPackages() throws Exception {
    List<String> named = new ArrayList<>();
    Matcher row = PACKAGE.matcher(Files.readString(PAGE));
    while (row.find()) {
      named.add(row.group(1) + " of " + row.group(2));
    }

    List<String> exported = new ArrayList<>();
    for (String module : MODULES) {
      ModuleDescriptor descriptor = descriptor(module);
      for (ModuleDescriptor.Exports exports : descriptor.exports()) {
        assertThat(exports.isQualified()).as(exports.toString()).isFalse();
        exported.add(exports.source() + " of `" + descriptor.name() + "`");
      }
      assertThat(descriptor.opens()).isEmpty();
    }

    assertThat(named).containsExactlyInAnyOrderElementsOf(exported);
  }

  /** Whoever wrote the annotation without an attribute goes on doing so. */
  @Test
  void onlyWhatAnAnnotationIsAboutHasNoDefault() throws Exception {
    Set<String> withoutDefault = new TreeSet<>();
    URL[] path = {Published.jar("annotations").toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
      for (String type : publicTypes()) {
        if (type.startsWith("dev.pipewright.runtime.")) {
          continue;
        }
        for (Method attribute : Class.forName(type, false, loader).getDeclaredMethods()) {
          if (attribute.getDefaultValue() == null) {
            withoutDefault.add(type + "." + attribute.getName());
          }
        }
      }
    }

    assertThat(withoutDefault)
        .containsExactly(
            "dev.pipewright.Codecs.value",
            "dev.pipewright.Pipeline.value",
            "dev.pipewright.Retry.times");
  }

  private static Set<String> publicTypes() throws Exception {
    Set<String> types = new TreeSet<>();
    for (String module : MODULES) {
      Path file = Published.jar(module);
      Set<String> exported = new TreeSet<>();
      descriptor(module).exports().forEach(exports -> exported.add(exports.source()));
      URL[] path = {file.toUri().toURL()};
      try (JarFile jar = new JarFile(file.toFile());
          URLClassLoader loader = new URLClassLoader(path, ClassLoader.getPlatformClassLoader())) {
        for (String entry : jar.stream().map(Object::toString).toList()) {
          if (entry.endsWith(".class") && entry.contains("/")) {
            String name = entry.replaceFirst("\\.class$", "").replace('/', '.');
            String inPackage = name.substring(0, name.lastIndexOf('.'));
            if (FOR_PROGRAMS.contains(inPackage) && exported.contains(inPackage)) {
              Class<?> type = Class.forName(name, false, loader);
              if (isPublic(type)) {
                types.add(type.getCanonicalName());
              }
            }
          }
        }
      }
    }
    return types;
  }

  /** Whether a type is public, and those that it is nested in are. */
  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  private static ModuleDescriptor descriptor(String module) {
    return ModuleFinder.of(Published.jar(module)).findAll().iterator().next().descriptor();
  }
}
