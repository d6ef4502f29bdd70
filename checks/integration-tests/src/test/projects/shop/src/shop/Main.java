package shop;

import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Calls every pipeline and prints what comes out. */
public final class Main {

  private static final String TEXT = "ann,3\nbob,1\nann,2\n";

  private Main() {}

  public static void main(String[] args) throws Exception {
    Shop shop = new PipewrightShop(Locale.ROOT);
    System.out.println("totals " + shop.totals(TEXT));
    System.out.println("turnover " + shop.turnover(TEXT, 2));
    try (Run<Shop.Order> orders = shop.orders(TEXT)) {
      for (Shop.Order order : orders) {
        System.out.println("run " + order);
      }
    }
    try (Stream<Integer> numbers = shop.numbers(TEXT)) {
      System.out.println("numbers " + numbers.collect(Collectors.toList()));
    }
    System.out.println("list " + shop.list(TEXT).size());
    shop.printAll(TEXT);
    System.out.println("later " + shop.later(TEXT).get());
    System.out.println(
        "handled " + shop.handled(TEXT, new Shop.Caller(ProcessHandle.current().pid())));
    PipewrightShop.Stages stages = new PipewrightShop(Locale.ROOT).stages();
    try (Run<Long> sums = stages.upTo().then(stages.sum()).run(4)) {
      System.out.println("stages " + sums.toList());
    }
    try {
      shop.totals("ann");
    } catch (IOException e) {
      System.out.println(e.getMessage());
    }
    try {
      shop.list("ann");
    } catch (TaskException e) {
      System.out.println(e.task() + " failed for " + e.input());
    }
  }
}
