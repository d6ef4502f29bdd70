package p;

import java.util.*;
import java.util.stream.*;

class Holders {
  @SuppressWarnings("unchecked")
  static <T> T of(String type, int n) {
    List<Integer> all = IntStream.range(0, n).boxed().toList();
    int[] ints = IntStream.range(0, n).toArray();
    Object array = type.endsWith("[]") && !type.equals("Integer[]") ? primitives(type, n) : null;
    return (T)
        switch (type) {
          case "List<Integer>", "Iterable<Integer>" -> all;
          case "Set<Integer>" -> new LinkedHashSet<>(all);
          case "Iterator<? extends Integer>" -> all.iterator();
          case "PrimitiveIterator.OfInt" -> IntStream.range(0, n).iterator();
          case "Stream<Integer>" -> all.stream();
          case "IntStream" -> Arrays.stream(ints);
          case "LongStream" -> Arrays.stream(ints).asLongStream();
          case "DoubleStream" -> Arrays.stream(ints).asDoubleStream();
          case "Integer[]" -> all.toArray(new Integer[0]);
          default -> array;
        };
  }

  private static Object primitives(String type, int n) {
    return switch (type) {
      case "int[]" -> new int[n];
      case "long[]" -> new long[n];
      case "double[]" -> new double[n];
      case "float[]" -> new float[n];
      case "short[]" -> new short[n];
      case "char[]" -> new char[n];
      case "byte[]" -> new byte[n];
      default -> new boolean[n];
    };
  }

  static long count(Object all) {
    long n = 0;
    if (all instanceof Stream<?> stream) {
      return stream.count();
    }
    Iterator<?> items = all instanceof Iterable<?> i ? i.iterator() : (Iterator<?>) all;
    while (items.hasNext()) {
      items.next();
      n++;
    }
    return n;
  }
}
