package dev.pipewright.examples.census;

import dev.pipewright.examples.census.Report.FaultyJar;
import dev.pipewright.examples.census.Report.JarSize;
import dev.pipewright.examples.census.Report.MultiReleaseJar;
import dev.pipewright.examples.census.Report.Shared;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Adds up readings. For one thread. */
final class Tally {

  private final SortedMap<JavaRelease, Long> classesPerRelease = new TreeMap<>();
  private final List<JarSize> sizes = new ArrayList<>();
  private final Map<String, Holders> packages = new HashMap<>();
  private final Map<String, Holders> classes = new HashMap<>();
  private final List<MultiReleaseJar> multiRelease = new ArrayList<>();
  private final List<FaultyJar> unreadable = new ArrayList<>();
  private final List<Unvisited> unvisited = new ArrayList<>();
  private int jarCount;
  private long classCount;

  /** Adds one reading. */
  void add(Reading reading) {
    if (reading instanceof Unvisited place) {
      unvisited.add(place);
    } else if (reading instanceof ReadJar jar) {
      JarContents contents = jar.contents();
      sizes.add(new JarSize(contents.path(), contents.bytes(), contents.classes().size()));
      add(contents);
    } else if (reading instanceof UnreadableJar jar) {
      unreadable.add(new FaultyJar(jar.contents().path(), jar.reason()));
      add(jar.contents());
    }
  }

  private void add(JarContents jar) {
    jarCount++;
    classCount += jar.classes().size();
    Set<String> classNames = new HashSet<>();
    Set<String> packageNames = new HashSet<>();
    SortedSet<Integer> releases = new TreeSet<>();
    int versioned = 0;
    for (ClassEntry entry : jar.classes()) {
      classesPerRelease.merge(entry.release(), 1L, Long::sum);
      Optional<String> className = entry.className(jar.multiRelease());
      className.ifPresent(classNames::add);
      className.map(Tally::packageOf).ifPresent(packageNames::add);
      if (entry.versionedFor().isPresent()) {
        releases.add(entry.versionedFor().getAsInt());
        versioned++;
      }
    }
    // Once per jar, whatever number of times it has the name.
    Holders holder = Holders.of(jar.path());
    classNames.forEach(name -> classes.merge(name, holder, Holders::and));
    packageNames.forEach(name -> packages.merge(name, holder, Holders::and));
    if (jar.multiRelease()) {
      multiRelease.add(
          new MultiReleaseJar(jar.path(), versioned, Collections.unmodifiableSortedSet(releases)));
    }
  }

  private static String packageOf(String className) {
    int dot = className.lastIndexOf('.');
    return dot < 0 ? "" : className.substring(0, dot);
  }

  /** Returns the sums. */
  Report report() {
    return new Report(
        jarCount,
        classCount,
        Collections.unmodifiableSortedMap(classesPerRelease),
        sorted(
            sizes,
            Comparator.comparingLong(JarSize::bytes).reversed().thenComparing(JarSize::path)),
        shared(packages),
        shared(classes),
        sorted(
            multiRelease,
            Comparator.comparingInt(MultiReleaseJar::classes)
                .reversed()
                .thenComparing(MultiReleaseJar::path)),
        sorted(unreadable, Comparator.comparing(FaultyJar::path)),
        sorted(unvisited, Comparator.comparing(Unvisited::path)));
  }

  private static List<Shared> shared(Map<String, Holders> names) {
    Map<Holders, Shared> groups = new HashMap<>();
    names.forEach(
        (name, holders) -> {
          if (holders.count() > 1) {
            groups.merge(holders, new Shared(name, 1, holders), Shared::and);
          }
        });
    return sorted(
        groups.values(),
        Comparator.comparingInt((Shared group) -> group.holders().count())
            .thenComparingInt(Shared::count)
            .reversed()
            .thenComparing(Shared::name));
  }

  private static <T> List<T> sorted(Collection<T> items, Comparator<T> order) {
    return items.stream().sorted(order).toList();
  }
}
