package dev.pipewright.examples.guide.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RoutesTest {

  // snippet: compile
  @Test
  void anEventWithoutATaskDoesNotCompile(@TempDir Path classes) {
    String source =
        """
        import dev.pipewright.*;
        import java.util.List;

        interface Audit {
          sealed interface Event {}
          record Login(String user) implements Event {}
          record Logout(String user) implements Event {}
          record Reset(String user) implements Event {}

          @Task(branch = true) static List<Event> events(List<Event> events) { return events; }
          @Task static String login(Login event) { return event.user() + " came"; }
          @Task static String logout(Logout event) { return event.user() + " left"; }
          @Task(join = true) static long count(Iterable<String> lines) { return 0; }

          @Pipeline({"events -> login -> count", "events -> logout -> count"})
          long audit(List<Event> events);
        }
        """;

    assertThat(errorsIn("Audit.java", source, classes))
        .singleElement()
        .asString()
        .startsWith("[Pipewright/RouteCoverage]")
        .contains("Reset");
  }

  private static List<String> errorsIn(String name, String source, Path classes) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///" + name), JavaFileObject.Kind.SOURCE) {
          @Override
          public String getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options =
        List.of("-processorpath", System.getProperty("java.class.path"), "-d", classes.toString());
    DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
    ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, found, options, null, List.of(file))
        .call();
    return found.getDiagnostics().stream()
        .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
        .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
        .toList();
  }

  // end snippet
}
