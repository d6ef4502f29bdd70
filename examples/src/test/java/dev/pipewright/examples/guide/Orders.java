package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.util.List;
import java.util.Set;

/** Graphs, one for each thing that there is to say of them. */
interface Orders {

  // snippet: types
  sealed interface Order {
    int id();

    long cents();
  }

  record Retail(int id, long cents) implements Order {}

  sealed interface Trade extends Order {}

  record Wholesale(int id, long cents) implements Trade {}

  record Export(int id, long cents, String country) implements Trade {}

  // end snippet

  // snippet: tasks
  @Task(branch = true, throttle = 100)
  static List<Order> orders(List<Order> orders) {
    return orders;
  }

  @Task(workers = 4, ordered = true)
  static long price(Order order) {
    return order.cents() * 119 / 100;
  }

  @Task
  static String label(Order order) {
    return "order " + order.id();
  }

  @Task
  static String line(String label, long price) {
    return label + ": " + price;
  }

  @Task(join = true)
  static long sum(Iterable<Long> prices) {
    long sum = 0;
    for (long price : prices) {
      sum += price;
    }
    return sum;
  }

  @Task
  static void note(Order order, @Bind Set<Integer> noted) {
    noted.add(order.id());
  }

  // end snippet

  // snippet: graph
  @Pipeline({
    "orders -> label -> line.label",
    "orders -> price -> line.price",
    "orders -> note",
  })
  Run<String> lines(List<Order> orders, Set<Integer> noted);

  // end snippet

  // snippet: merge
  @Pipeline({"orders -> price -> sum", "returns -> sum"})
  long revenue(List<Order> orders, List<Order> returned);

  @Task(branch = true)
  static List<Long> returns(List<Order> returned) {
    return returned.stream().map(order -> -price(order)).toList();
  }

  // end snippet

  // snippet: route
  @Pipeline({
    "orders -> parcel -> sent",
    "orders -> pallet -> sent",
    "orders -> declare -> sent",
  })
  List<String> send(List<Order> orders);

  @Task(workers = 8, throttle = 10)
  static String parcel(Retail order) {
    return "parcel " + order.id();
  }

  @Task(workers = 2)
  static String pallet(Wholesale order) {
    return "pallet " + order.id();
  }

  @Task
  static String declare(Export order) {
    return "container " + order.id() + " to " + order.country();
  }

  @Task
  static String sent(String what) {
    return what + " sent";
  }

  // end snippet

  // snippet: pipelines
  @Pipeline({"checked -> label -> line.label", "checked -> price -> line.price"})
  String lineOf(Order order);

  @Task
  static Order checked(Order order) {
    if (order.cents() < 0) {
      throw new IllegalArgumentException("order " + order.id() + " costs " + order.cents());
    }
    return order;
  }

  @Pipeline("orders -> lineOf")
  List<String> allLines(List<Order> orders);

  // end snippet

  // snippet: twice
  @Task
  static String euros(long cents) {
    return cents / 100 + "." + cents / 10 % 10 + cents % 10;
  }

  @Pipeline("euros")
  String netInEuros(long cents);

  @Pipeline("euros")
  String grossInEuros(long cents);

  @Pipeline({
    "orders -> net -> netInEuros -> both.net",
    "orders -> price -> grossInEuros -> both.gross",
  })
  List<String> netAndGross(List<Order> orders);

  // end snippet

  @Task
  static long net(Order order) {
    return order.cents();
  }

  @Task
  static String both(String net, String gross) {
    return net + ", with tax " + gross;
  }

  // snippet: lengths
  @Pipeline({"labels -> line.label", "prices -> line.price"})
  List<String> linesOf(List<String> labels, List<Long> prices);

  @Task(branch = true)
  static List<String> labels(List<String> labels) {
    return labels;
  }

  @Task(branch = true)
  static List<Long> prices(List<Long> prices) {
    return prices;
  }
  // end snippet
}
