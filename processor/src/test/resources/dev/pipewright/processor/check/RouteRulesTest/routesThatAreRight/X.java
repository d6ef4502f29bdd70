package p;

import dev.pipewright.*;
import java.util.*;

interface X {
  sealed interface Shape {}

  sealed interface Round extends Shape {}

  record Circle() implements Round {}

  record Ellipse() implements Round {}

  enum Line implements Shape {
    LINE,
    DASHES {}
  }

  non-sealed interface Free extends Shape {}

  sealed class Solid implements Shape permits Cube {}

  static final class Cube extends Solid {}

  @Task(branch = true)
  static List<? extends Shape> shapes(int n) {
    return null;
  }

  @Task
  static Object round(Round s) {
    return 1;
  }

  @Task
  static Object circle(Circle s) {
    return 1;
  }

  @Task
  static Object ellipse(Ellipse s) {
    return 1;
  }

  @Task
  static Object line(Line s) {
    return 1;
  }

  @Task
  static Object free(Free s) {
    return 1;
  }

  @Task(join = true)
  static Object solids(Iterable<? extends Solid> s) {
    return 1;
  }

  @Task
  static void store(Object n) {}

  @Task
  static void log(Shape s) {}

  @Pipeline({
    "shapes -> round -> store",
    "shapes -> line -> store",
    "shapes -> free -> store",
    "shapes -> solids -> store",
    "shapes -> log"
  })
  void p(int n);

  @Pipeline({
    "shapes -> circle -> store", "shapes -> ellipse -> store", "shapes -> line -> store",
    "shapes -> free -> store", "shapes -> solids -> store", "shapes -> store"
  })
  void q(int n);

  sealed interface Expression<T> {}

  record Number(int n) implements Expression<Integer> {}

  record Text(String s) implements Expression<String> {}

  record Both<T>(Expression<T> left, Expression<T> right) implements Expression<T> {}

  @Task
  static Expression<Integer> expression(int n) {
    return new Number(n);
  }

  @Task
  static Expression<? extends Comparable<?>> some(int n) {
    return new Number(n);
  }

  @Task
  static void number(Number n) {}

  @Task
  static void text(Text n) {}

  @Task
  static void both(Both<Integer> n) {}

  @Task
  static void all(Both<? extends Comparable<?>> n) {}

  @Pipeline({"expression -> number", "expression -> both"})
  void r(int n);

  @Pipeline({"some -> number", "some -> text", "some -> all"})
  void s(int n);
}
