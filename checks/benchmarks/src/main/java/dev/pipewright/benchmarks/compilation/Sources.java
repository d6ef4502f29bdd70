package dev.pipewright.benchmarks.compilation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/** The source files that are compiled, by name: 40 times 25 of what a processor works on. */
final class Sources {

  /** How many tasks, methods or bindings there are. */
  static final int COUNT = 1000;

  private static final int FILES = 40;
  private static final int IN_A_FILE = COUNT / FILES;
  private static final int TASKS_OF_A_PIPELINE = 5;
  private static final int PROPERTIES = 8;

  /** What a method of a user's does, some twenty lines of it, so that javac has to read them. */
  private static final String BODY =
      """
          StringBuilder out = new StringBuilder();
          Map<Character, Integer> counts = new TreeMap<>();
          for (int i = 0; i < in.length(); i++) {
            char c = in.charAt(i);
            if (Character.isLetter(c)) {
              counts.merge(Character.toLowerCase(c), 1, Integer::sum);
            } else if (Character.isDigit(c)) {
              out.append((char) (c + 1));
            } else {
              out.append(' ');
            }
          }
          for (Map.Entry<Character, Integer> e : counts.entrySet()) {
            if (e.getValue() > 1) {
              out.append(e.getKey()).append('=').append(e.getValue());
            }
          }
          return out.toString();
        }
      """;

  private Sources() {}

  /** Types with 25 tasks and five pipelines of five tasks; one in three binds a value. */
  static Map<String, String> ofPipelines() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder text = new StringBuilder("package bench;\nimport dev.pipewright.*;\n");
      text.append("import dev.pipewright.runtime.*;\nimport java.util.*;\n");
      text.append("public interface Type%d {\n".formatted(file));
      for (int task = 0; task < IN_A_FILE; task++) {
        int workers = task % TASKS_OF_A_PIPELINE == 0 ? 1 : 4;
        String bound = task % 3 == 1 ? ", @Bind int limit" : "";
        text.append("  @Task(workers = %d) static String t%d".formatted(workers, task));
        text.append("(String in%s) {\n%s".formatted(bound, BODY));
      }
      for (int first = 0; first < IN_A_FILE; first += TASKS_OF_A_PIPELINE) {
        String returned = first % 2 == 0 ? "List" : "Run";
        List<String> names =
            IntStream.range(first, first + TASKS_OF_A_PIPELINE).mapToObj(i -> "t" + i).toList();
        text.append("  @Pipeline(\"%s\") ".formatted(String.join(" -> ", names)));
        text.append("%s<String> p%d(String a);\n".formatted(returned, first));
      }
      files.put("Type" + file, text.append("}\n").toString());
    }
    return files;
  }

  /** Mappers with 25 methods, each from one bean with eight properties to another. */
  static Map<String, String> ofMappers() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int file = 0; file < FILES; file++) {
      StringBuilder mapper = new StringBuilder("package bench;\n@org.mapstruct.Mapper\n");
      mapper.append("public interface Mapper%d {\n".formatted(file));
      for (int method = 0; method < IN_A_FILE; method++) {
        String beans = file + "_" + method;
        mapper.append("  To%1$s map%2$d(From%1$s from);\n".formatted(beans, method));
        files.put("From" + beans, bean("From" + beans));
        files.put("To" + beans, bean("To" + beans));
      }
      files.put("Mapper" + file, mapper.append("}\n").toString());
    }
    return files;
  }

  private static String bean(String name) {
    StringBuilder text = new StringBuilder("package bench;\npublic class %s {\n".formatted(name));
    for (int property = 0; property < PROPERTIES; property++) {
      text.append(
          """
            private String p%1$d;
            public String getP%1$d() { return p%1$d; }
            public void setP%1$d(String p%1$d) { this.p%1$d = p%1$d; }
          """
              .formatted(property));
    }
    return text.append("}\n").toString();
  }

  /** Components with 25 injected classes, each of which is given the three before it. */
  static Map<String, String> ofComponents() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int file = 0; file < FILES; file++) {
      for (int binding = 0; binding < IN_A_FILE; binding++) {
        String name = "B" + file + "_" + binding;
        StringJoiner given = new StringJoiner(", ");
        for (int before = Math.max(0, binding - 3); before < binding; before++) {
          given.add("B%d_%d b%d".formatted(file, before, before));
        }
        files.put(
            name,
            """
            package bench;
            import java.util.*;
            public class %1$s {
              @javax.inject.Inject %1$s(%2$s) {}
              String work(String in) {
            %3$s}
            """
                .formatted(name, given, BODY));
      }
      files.put(
          "Component" + file,
          """
          package bench;
          @dagger.Component
          public interface Component%1$d { B%1$d_%2$d last(); }
          """
              .formatted(file, IN_A_FILE - 1));
    }
    return files;
  }
}
