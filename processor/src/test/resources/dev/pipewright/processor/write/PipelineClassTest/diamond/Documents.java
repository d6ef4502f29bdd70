package com.example;

import dev.pipewright.*;
import dev.pipewright.runtime.Run;
import java.nio.file.Path;
import java.util.*;

public interface Documents {

  record Document(String name, String text) {}

  record Report(String name, Map<String, Integer> counts, int length) {}

  @Task(branch = true)
  static List<Document> read(Path directory) {
    return List.of();
  }

  @Task(workers = 4, ordered = true, throttle = 16)
  static Map<String, Integer> count(Document document) {
    return Map.of();
  }

  @Task
  static int measure(Document document) {
    return document.text().length();
  }

  @Task
  static Report report(
      Document document, Map<String, Integer> counts, long length, @Bind Locale locale) {
    return new Report(document.name(), counts, (int) length);
  }

  @Task
  static void log(Document document) {}

  @Pipeline({
    "read -> count -> report.counts",
    "read -> measure -> report.length",
    "read -> report.document",
    "read -> log"
  })
  Run<Report> reports(Path directory);
}
