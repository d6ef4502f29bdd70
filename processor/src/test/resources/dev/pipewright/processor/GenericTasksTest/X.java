package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.util.*;
import java.util.stream.*;

interface X {
  record Pair<A, B>(A a, B b) {}

  @Task
  static <T> T first(List<? extends T> l) {
    return l.get(0);
  }

  @Task
  static <K, V> Map<V, K> invert(Map<? extends K, ? extends V> map) {
    Map<V, K> inverse = new TreeMap<>();
    map.forEach((k, v) -> inverse.put(v, k));
    return inverse;
  }

  @Task(branch = true)
  static <K, V> Set<Map.Entry<K, V>> entries(Map<K, V> map) {
    return map.entrySet();
  }

  @Task
  static <A, B> Pair<B, A> turn(Map.Entry<A, B> entry) {
    return new Pair<>(entry.getValue(), entry.getKey());
  }

  @Task
  static <A, B> Pair<B, A> swap(Pair<A, B> pair) {
    return new Pair<>(pair.b(), pair.a());
  }

  @Task
  static <T> T[] twice(T t, @Bind("fill") java.util.function.Function<T, T[]> fill) {
    return fill.apply(t);
  }

  @Task(branch = true)
  static <T> T[] elements(T[] array) {
    return array;
  }

  @Task
  static <T extends Comparable<? super T>> T greatest(Collection<T> all) {
    return Collections.max(all);
  }

  @Task
  static <N extends Number & Comparable<N>> int sign(N n) {
    return Double.compare(n.doubleValue(), 0);
  }

  @Task(branch = true)
  static <T> Iterable<T> each(Iterable<T> t) {
    return t;
  }

  @Task(join = true)
  static <T> List<T> all(Iterable<T> in) {
    List<T> all = new ArrayList<>();
    in.forEach(all::add);
    return all;
  }

  @Task(join = true)
  static <T> Optional<T> last(Stream<? extends T> in) {
    return in.<T>map(t -> t).reduce((a, b) -> b);
  }

  @Task
  static <T> java.util.concurrent.CompletableFuture<T> later(T t) {
    return java.util.concurrent.CompletableFuture.supplyAsync(() -> t);
  }

  @Task(branch = true)
  static <T> java.util.concurrent.CompletionStage<? extends List<? extends T>> laterEach(
      List<T> t) {
    return java.util.concurrent.CompletableFuture.supplyAsync(() -> t);
  }

  @Task(branch = true)
  static <T> void emitTwice(T t, Emitter<? super T> out) {
    out.emit(t);
    out.emit(t);
  }

  @Task
  static <T> List<T> pairOf(T a, T b) {
    return List.of(a, b);
  }

  @Task
  static <T> T least(List<T> all, @Bind Comparator<? super T> order) {
    return Collections.min(all, order);
  }

  @Task
  static <T> void store(T t, @Bind Collection<? super T> into) {
    into.add(t);
  }

  @Pipeline("first")
  String throughAList(List<String> l);

  @Pipeline("invert -> entries -> turn -> swap")
  List<Pair<Integer, String>> throughMaps(Map<String, Integer> map);

  @Pipeline("twice -> elements -> all -> greatest -> sign")
  int throughArrays(int n, java.util.function.Function<Integer, Integer[]> fill);

  @Pipeline("each -> later -> emitTwice -> all -> laterEach -> last")
  Optional<String> throughJoinsAndFutures(Set<String> all);

  @Pipeline("pairOf -> greatest")
  Integer fromArguments(int a, Integer b);

  @Pipeline("pairOf -> first")
  Number fromDifferentArguments(Integer a, Number b);

  @Pipeline("pairOf -> least")
  String bound(String a, String b, Comparator<? super String> order);

  @Pipeline("each -> store")
  void sink(List<Long> all, Collection<? super Long> into);

  @Pipeline("first -> later")
  Map<? extends Number, List<int[]>> nested(List<Map<? extends Number, List<int[]>>> l);
}
