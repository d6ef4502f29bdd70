package dev.pipewright.examples.census;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.ColumnData;
import com.github.freva.asciitable.HorizontalAlign;
import com.github.freva.asciitable.OverflowBehaviour;
import dev.pipewright.examples.census.Report.FaultyJar;
import dev.pipewright.examples.census.Report.MultiReleaseJar;
import dev.pipewright.examples.census.Report.Shared;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Prints a report as tables that fit into 100 columns. */
final class ReportPrinter {

  private static final String ELLIPSIS = "...";

  private final PrintWriter out;
  private final Path root;
  private final int top;

  /**
   * Makes a printer.
   *
   * @param out where to print
   * @param root the directory that jars are named relative to
   * @param top how many rows of a long table to print
   */
  ReportPrinter(PrintWriter out, Path root, int top) {
    this.out = out;
    this.root = root;
    this.top = top;
  }

  /** Prints all tables. */
  void print(Report report) {
    out.println("Census of " + printable(root.toString()));
    releases(report);
    firstOf(
        "Largest jars",
        report.largest().size(),
        report.largest(),
        List.of(
            left("jar", 70, jar -> name(jar.path())),
            right("bytes", jar -> number(jar.bytes())),
            right("classes", jar -> number(jar.classes()))));
    shared("Packages in more than one jar", "package", report.splitPackages());
    shared("Classes in more than one jar", "class", report.sharedClasses());
    firstOf(
        "Multi-release jars",
        report.multiRelease().size(),
        report.multiRelease(),
        List.of(
            left("jar", 60, jar -> name(jar.path())),
            right("versioned", jar -> number(jar.classes())),
            left("for Java", 18, ReportPrinter::releasesOf)));
    // Never cut off: each of these asks for somebody to look at it.
    table(
        "Jars that could not be read: " + count(report.unreadable().size()),
        report.unreadable(),
        List.of(wrapped("jar", jar -> name(jar.path())), wrapped("reason", FaultyJar::reason)));
    if (!report.unvisited().isEmpty()) {
      table(
          "Places where there may be more jars: " + count(report.unvisited().size()),
          report.unvisited(),
          List.of(
              wrapped("place", place -> name(place.path())), wrapped("reason", Unvisited::reason)));
    }
  }

  private void releases(Report report) {
    table(
        report.classes() == 0 ? "Classes per Java release: none" : "Classes per Java release",
        List.copyOf(report.classesPerRelease().entrySet()),
        List.of(
            left("release", 10, row -> row.getKey().toString()),
            right("classes", row -> number(row.getValue())),
            right("share", row -> percent(row.getValue(), report.classes()))));
  }

  private void shared(String title, String kind, List<Shared> groups) {
    firstOf(
        title,
        groups.stream().mapToInt(Shared::count).sum(),
        groups,
        List.of(
            left(kind, 31, group -> group.name().isEmpty() ? "(unnamed)" : group.name()),
            right("more", group -> group.count() == 1 ? "" : "+ " + number(group.count() - 1)),
            right("jars", group -> number(group.holders().count())),
            left("first of them", 20, group -> fileName(group.holders().first())),
            left("last of them", 20, group -> fileName(group.holders().last()))));
  }

  private static String releasesOf(MultiReleaseJar jar) {
    return jar.releases().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  /** Prints the first rows of a table that may be long. */
  private <T> void firstOf(String title, int total, List<T> rows, List<ColumnData<T>> columns) {
    List<T> shown = rows.subList(0, Math.min(top, rows.size()));
    String grouped = rows.size() < total ? " in " + rowCount(rows.size()) : "";
    String cut = shown.size() < rows.size() ? "; the first " + number(shown.size()) : "";
    table(title + ": " + count(total) + grouped + cut, shown, columns);
  }

  private <T> void table(String title, List<T> rows, List<ColumnData<T>> columns) {
    out.println();
    out.println(title);
    if (!rows.isEmpty()) {
      out.println(AsciiTable.getTable(AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS, rows, columns));
    }
  }

  private static <T> ColumnData<T> left(String header, int width, Function<T, String> text) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .with(row -> ending(printable(text.apply(row)), width));
  }

  private static <T> ColumnData<T> right(String header, Function<T, String> text) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.RIGHT)
        .dataAlign(HorizontalAlign.RIGHT)
        .with(text);
  }

  private static <T> ColumnData<T> wrapped(String header, Function<T, String> text) {
    return new Column()
        .header(header)
        .headerAlign(HorizontalAlign.LEFT)
        .dataAlign(HorizontalAlign.LEFT)
        .maxWidth(46, OverflowBehaviour.NEWLINE)
        .with(row -> printable(text.apply(row)));
  }

  private String name(Path path) {
    return path.equals(root) ? "." : root.relativize(path).toString();
  }

  /** Returns the name of a jar, without what they all end in. */
  private static String fileName(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.substring(0, name.length() - JarWalk.SUFFIX.length());
  }

  private static String rowCount(int count) {
    return count == 1 ? "1 row" : number(count) + " rows";
  }

  private static String count(int count) {
    return count == 0 ? "none" : number(count);
  }

  private static String percent(long part, long whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Shortens to the end of a name, which tells more than its beginning. */
  private static String ending(String name, int width) {
    return name.length() <= width
        ? name
        : ELLIPSIS + name.substring(name.length() - width + ELLIPSIS.length());
  }

  /** Replaces what could break a table, or command a terminal: names are whatever somebody gave. */
  private static String printable(String name) {
    return name.codePoints().anyMatch(Character::isISOControl)
        ? name.codePoints()
            .map(c -> Character.isISOControl(c) ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : name;
  }
}
