package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.util.*;
import java.util.stream.*;

@Codecs(Shapes.MoneyCodec.class)
interface Shapes {

  enum Colour {
    RED,
    GREEN
  }

  record Pair<A, B>(A left, B right) {}

  sealed interface Shape {}

  record Circle(double radius, Colour colour) implements Shape {}

  record Group(List<Shape> shapes, Map<String, Shape> named) implements Shape {}

  sealed interface Expression<T> {}

  record Number(int value) implements Expression<Integer> {}

  record Text(String value) implements Expression<String> {}

  record Both<T>(Expression<T> left, Expression<T> right) implements Expression<T> {}

  final class Money {
    final long cents;

    Money(long cents) {
      this.cents = cents;
    }
  }

  final class MoneyCodec implements Codec<Money> {
    @Override
    public void write(Money value, java.io.DataOutput out) throws java.io.IOException {
      out.writeLong(value.cents);
    }

    @Override
    public Money read(java.io.DataInput in) throws java.io.IOException {
      return new Money(in.readLong());
    }
  }

  record Order(
      int number,
      Optional<Shape> shape,
      Pair<Integer, String> pair,
      Pair<Shape, int[]> other,
      Expression<Integer> quantity,
      Money price,
      List<? extends Shape> extras,
      Set<String>[] tags,
      String[][] lines) {}

  @Task(multiprocess = true, branch = true)
  static Stream<Shape> shapes(int n, Colour colour, @Bind Money price) {
    return Stream.of();
  }

  @Task(
      multiprocess = true,
      workers = 2,
      jvmOptions = {"-Xmx64m", "-Dquote=\"a\""})
  static Order order(Shape shape, @Bind double out, @Bind Money price) {
    return null;
  }

  @Task(multiprocess = true, join = true)
  static long count(Iterable<Order> orders) {
    return 0;
  }

  @Task(multiprocess = true)
  static void print(long count) {}

  @Task(multiprocess = true)
  static <T> List<T> once(T item) {
    return List.of(item);
  }

  @Pipeline("shapes -> order -> count -> print")
  void run(int n, Colour colour, double out);

  @Pipeline("shapes -> once")
  Run<List<Shape>> each(int n, Colour colour);
}
