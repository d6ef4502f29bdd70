package p;

import dev.pipewright.Bind;
import dev.pipewright.Codecs;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.util.*;

@Codecs(X.MoneyCodec.class)
interface X {
  enum Colour {
    RED,
    GREEN {
      @Override
      public String toString() {
        return "green";
      }
    }
  }

  record Pair<A, B>(A left, B right) {}

  sealed interface Shape {}

  record Circle(double radius, Colour colour) implements Shape {}

  record Group(List<Shape> shapes, Map<String, ? extends Shape> named) implements Shape {}

  sealed interface Expression<T> {}

  sealed interface Literal<T> extends Expression<T> {}

  record Num(int value) implements Literal<Integer> {}

  record Text(String value) implements Literal<String> {}

  record Both<T>(Expression<T> left, Expression<T> right) implements Expression<T> {}

  class Outer<T> {
    record Inner(int n) {}

    T t;
  }

  final class Money {}

  final class MoneyCodec implements Codec<Money> {
    @Override
    public void write(Money value, DataOutput out) {}

    @Override
    public Money read(DataInput in) {
      return new Money();
    }
  }

  record Order(
      Optional<Shape> shape,
      Pair<Integer, String> pair,
      Pair<? extends Shape, int[]> other,
      Expression<Integer> number,
      Expression<? extends String> text,
      Money price,
      List<? extends Shape> extras,
      Set<String>[] tags,
      String[][] lines,
      Outer.Inner inner,
      Thread.State state) {}

  @Task(multiprocess = true)
  static List<Order> f(int n, @Bind Money price) {
    return List.of();
  }

  @Task(multiprocess = true)
  static <T> Set<T> g(T t) {
    return Set.of(t);
  }

  @Task(multiprocess = true)
  static void h(Set<List<Order>> t) {}

  @Pipeline("f -> g -> h")
  void p(int n);
}
