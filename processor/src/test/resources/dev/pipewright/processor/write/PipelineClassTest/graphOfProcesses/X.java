package p;

import dev.pipewright.*;
import java.util.*;
import java.util.stream.*;

interface X {
  record Point(int x, List<Integer> y) {}

  @Task(branch = true)
  static List<Point> points(int n) {
    return List.of();
  }

  @Task(multiprocess = true, ordered = true, workers = 2)
  static long first(Point p) {
    return p.x();
  }

  @Task
  static java.util.concurrent.CompletableFuture<List<Integer>> second(Point p) {
    return null;
  }

  @Task(multiprocess = true)
  static Point both(double first, List<Integer> second, Point point) {
    return point;
  }

  @Task(branch = true)
  static java.util.concurrent.CompletableFuture<Optional<String>> show(Point a, Point b) {
    return null;
  }

  @Task(multiprocess = true)
  static long sum(long n) {
    return n;
  }

  @Task
  static int small(Point p) {
    return 1;
  }

  @Pipeline({
    "points -> first -> both.first",
    "points -> second -> both.second",
    "points -> both.point -> show.a",
    "points -> show.b"
  })
  Stream<String> shown(int n);

  @Pipeline({"points -> first -> sum", "points -> small -> sum"})
  void summed(int n);
}
