package shop;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Stages;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import dev.pipewright.runtime.Run;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tasks of every kind, and pipelines with every kind of result. */
@Stages
public interface Shop {

  record Order(String customer, int amount) {}

  @Task(branch = true)
  static Stream<String> lines(String text) {
    return text.lines();
  }

  @Task(workers = 4, ordered = true)
  static Order parse(String line, @Bind Locale locale) throws IOException {
    String[] fields = line.toUpperCase(locale).split(",", -1);
    if (fields.length != 2) {
      throw new IOException("no order: " + line);
    }
    return new Order(fields[0], Integer.parseInt(fields[1]));
  }

  @Task(branch = true)
  static Optional<Order> large(Order order, @Bind int atLeast) {
    return Optional.of(order).filter(o -> o.amount() >= atLeast);
  }

  @Task(branch = true)
  static void twice(Order order, Emitter<? super Order> out) {
    out.emit(order);
    out.emit(order);
  }

  @Task
  default CompletionStage<Integer> amount(Order order) {
    return CompletableFuture.supplyAsync(order::amount);
  }

  @Task(branch = true)
  static int[] upTo(int n) {
    return IntStream.rangeClosed(1, n).toArray();
  }

  @Task(branch = true)
  static <T extends Comparable<T>> List<T> same(T item) {
    return List.of(item);
  }

  @Task(join = true)
  static long sum(Iterable<Integer> amounts) {
    long sum = 0;
    for (int amount : amounts) {
      sum += amount;
    }
    return sum;
  }

  @Task(join = true)
  static SortedMap<String, Integer> byCustomer(Stream<? extends Order> orders) {
    SortedMap<String, Integer> all = new TreeMap<>();
    orders.forEach(order -> all.merge(order.customer(), order.amount(), Integer::sum));
    return all;
  }

  @Task
  static void print(Order order) {
    System.out.println(order);
  }

  /** Whether it ran in a process of its own shows in the number of that. */
  @Task(workers = 2, ordered = true, multiprocess = true, jvmOptions = "-Xmx64m")
  static Handled handle(Order order, @Bind Caller caller) {
    return new Handled(Optional.of(order), ProcessHandle.current().pid() != caller.pid());
  }

  record Caller(long pid) {}

  record Handled(Optional<Order> order, boolean elsewhere) {}

  @Pipeline("lines -> parse -> handle")
  List<Handled> handled(String text, Caller caller);

  @Pipeline("lines -> parse -> byCustomer")
  SortedMap<String, Integer> totals(String text) throws IOException;

  @Pipeline("lines -> parse -> large -> amount -> sum")
  long turnover(String text, int atLeast);

  @Pipeline("lines -> parse -> twice")
  Run<Order> orders(String text);

  @Pipeline("lines -> parse -> amount -> upTo -> same")
  Stream<Integer> numbers(String text);

  @Pipeline("lines -> parse")
  List<Order> list(String text);

  @Pipeline("lines -> parse -> print")
  void printAll(String text) throws IOException, InterruptedException;

  @Pipeline("lines -> parse -> byCustomer")
  CompletableFuture<SortedMap<String, Integer>> later(String text);

  @Pipeline("lines -> parse")
  Flow.Publisher<Order> published(String text);
}
