package p;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.*;
import java.util.concurrent.CompletableFuture;

interface X {
  sealed interface Tree<T> {}

  sealed interface Node<T> extends Tree<T> {}

  record Leaf<T>(T value) implements Node<T> {}

  record Fork<T>(Tree<T> left, Tree<T> right) implements Node<T> {}

  record Counted(int n) implements Tree<Integer> {}

  enum Nil implements Tree<String> {
    NIL,
    NONE {
      @Override
      public String toString() {
        return "";
      }
    }
  }

  class Outer<T> {
    class Inner {}

    T t;
  }

  @Task(branch = true)
  static List<Tree<Integer>> trees(int n) {
    return List.of();
  }

  @Task
  static List<Integer> leaf(Leaf<Integer> leaf) {
    return List.of(leaf.value());
  }

  @Task
  static List<Integer> fork(Fork<Integer> fork) {
    return List.of();
  }

  @Task
  static ArrayList<Integer> counted(Counted counted) {
    return new ArrayList<>();
  }

  @Task
  static Map<String, List<Integer>> map(List<Integer> list) {
    return Map.of();
  }

  @Task(branch = true)
  static int[] ints(Map<String, ? extends List<Integer>> n) {
    return new int[0];
  }

  @Task(branch = true)
  static List<Byte> bytes(Tree<?> n) {
    return List.of();
  }

  @Task(branch = true)
  static char[] letters(Tree<? extends Object> n) {
    return new char[0];
  }

  @Task(multiprocess = true)
  static double wide(double n) {
    return n;
  }

  @Task
  static Outer<String>.Inner inner(Tree<Integer> n) {
    return new Outer<String>().new Inner();
  }

  @Task
  static <T, U extends Collection<? extends T>> CompletableFuture<T> zip(
      T t, U[] more, Outer<String>.Inner in, @Bind String s) {
    return CompletableFuture.completedFuture(t);
  }

  @Task
  static List<Tree<Integer>>[] arrays(Tree<Integer> n) {
    return null;
  }

  @Pipeline({
    "trees -> leaf -> map -> ints -> wide",
    "trees -> fork -> map",
    "trees -> counted -> map",
    "trees -> bytes -> wide",
    "trees -> letters -> wide"
  })
  List<Double> wides(int n);

  @Pipeline({"trees -> zip.t", "trees -> arrays -> zip.more", "trees -> inner -> zip.in"})
  List<Tree<Integer>> zips(int n);
}
