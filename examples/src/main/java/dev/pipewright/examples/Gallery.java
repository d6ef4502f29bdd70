package dev.pipewright.examples;

import dev.pipewright.examples.accesslog.AccessLogReport;
import dev.pipewright.examples.chess.Openings;
import dev.pipewright.examples.downloads.Mirror;
import dev.pipewright.examples.etl.LoadOrders;
import dev.pipewright.examples.events.Audit;
import dev.pipewright.examples.fractal.Fractal;
import dev.pipewright.examples.pyper.PyperReadme;
import dev.pipewright.examples.wordcount.CountWords;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Runs a program of the gallery by its name. */
public final class Gallery {

  private static final Map<String, Program> PROGRAMS =
      new TreeMap<>(
          Map.of(
              "accesslog", AccessLogReport::run,
              "chess", Openings::run,
              "downloads", Mirror::run,
              "etl", LoadOrders::run,
              "events", Audit::run,
              "fractal", Fractal::run,
              "pyper", PyperReadme::run,
              "wordcount", CountWords::run));

  private Gallery() {}

  /**
   * Runs a program, and ends the JVM if there is none of that name or it failed.
   *
   * @param args its name, and its arguments
   * @throws Exception if the program fails
   */
  public static void main(String[] args) throws Exception {
    int exitCode = run(args, System.out);
    if (exitCode != 0) { // else it may go on, where it is not alone in its JVM
      System.exit(exitCode);
    }
  }

  /**
   * Runs a program, or tells which there are.
   *
   * @param args its name, and its arguments
   * @param out where it prints
   * @return its exit code
   * @throws Exception if the program fails
   */
  static int run(String[] args, PrintStream out) throws Exception {
    Program program = args.length == 0 ? null : PROGRAMS.get(args[0]);
    if (program == null) {
      out.println("gallery: choose one of " + String.join(", ", PROGRAMS.keySet()));
      return 2;
    }
    return program.run(Arrays.copyOfRange(args, 1, args.length), out);
  }

  /** A program of the gallery. */
  @FunctionalInterface
  private interface Program {

    /** Runs with arguments, prints, and returns an exit code. */
    int run(String[] args, PrintStream out) throws Exception;
  }
}
