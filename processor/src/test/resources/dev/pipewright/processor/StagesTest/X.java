package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.util.*;
import java.util.stream.*;

@Stages
abstract class X {
  private final int offset;

  X(int offset) {
    this.offset = offset;
  }

  @Task
  static int length(String s) {
    return s.length();
  }

  @Task
  int add(int n) {
    return n + offset;
  }

  @Task
  static int times(int n, @Bind int factor) {
    return n * factor;
  }

  @Task
  static String join(String s, @Bind("separator") String between, @Bind @Nullable String end) {
    return s + between + end;
  }

  @Task(branch = true)
  static IntStream upTo(int n) {
    return IntStream.range(0, n);
  }

  @Task(branch = true)
  static void letters(String s, Emitter<? super Character> out) {
    s.chars().forEach(c -> out.emit((char) c));
  }

  @Task(join = true)
  static long sum(Stream<? extends Number> all) {
    return all.mapToLong(Number::longValue).sum();
  }

  @Task(join = true)
  static <T> List<T> list(Iterable<T> all) {
    List<T> list = new ArrayList<>();
    all.forEach(list::add);
    return list;
  }

  @Task
  static <T> T same(T t) {
    return t;
  }

  @Task(branch = true)
  static <T> List<T> each(List<? extends T> t) {
    return List.copyOf(t);
  }

  @Task
  static <T extends Comparable<? super T>> T least(List<T> t) {
    return Collections.min(t);
  }

  @Task(workers = 3, ordered = true)
  static java.util.concurrent.CompletionStage<Integer> square(int n) {
    return java.util.concurrent.CompletableFuture.supplyAsync(() -> n * n);
  }

  @Task
  static void store(Object o, @Bind("into") List<Object> list) {
    list.add(o);
  }

  @Task
  static java.util.concurrent.CompletableFuture<Void> storeLater(
      Integer o, @Bind("into") List<Object> list) {
    return java.util.concurrent.CompletableFuture.runAsync(() -> list.add(o));
  }

  @Task
  static int two(int a, int b) {
    return a + b;
  }

  @Task
  static int none() {
    return 1;
  }

  @Pipeline("length -> times")
  abstract int area(String s, int factor);

  @Pipeline("add -> times")
  abstract int scaled(int n);

  @Pipeline("two -> add")
  abstract int ofTwo(int a, int b);

  @Pipeline("store")
  abstract void stored(Object o, List<Object> into);

  @interface Nullable {}
}
