package dev.pipewright.examples.guide;

import dev.pipewright.runtime.Engine;
import java.util.Properties;
import java.util.TreeSet;

/** Settings of tasks, as an operator writes them. */
final class Settings {

  private Settings() {}

  // snippet: engine
  /** Reads lines such as {@code fetch.workers = 40} and {@code fetch.throttle = 200}. */
  static Engine engine(Properties settings) {
    Engine.Local engine = Engine.local();
    for (String key : new TreeSet<>(settings.stringPropertyNames())) {
      int dot = key.lastIndexOf('.');
      String task = key.substring(0, Math.max(dot, 0));
      int value = Integer.parseInt(settings.getProperty(key).strip());
      engine =
          switch (key.substring(dot + 1)) {
            case "workers" -> engine.workers(task, value);
            case "throttle" -> engine.throttle(task, value);
            default -> throw new IllegalArgumentException("neither workers nor throttle: " + key);
          };
    }
    return engine;
  }
  // end snippet
}
