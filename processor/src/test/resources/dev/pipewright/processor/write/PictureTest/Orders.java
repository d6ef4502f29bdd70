package shop;

import dev.pipewright.*;
import dev.pipewright.runtime.Run;
import java.util.*;
import java.util.stream.Stream;

interface Orders {
  sealed interface Event {}

  record Placed(Map<String, int[]> items) implements Event {}

  record Cancelled(int id) implements Event {}

  record Bill(long sum) {}

  @Task(branch = true, throttle = 16)
  static Stream<Event> events(String topic, List<? extends Number> ids) {
    return Stream.of();
  }

  @Task(workers = 4, ordered = true, cpuBound = true)
  static long price(Placed order) {
    return 1;
  }

  @Task(multiprocess = true)
  static String label(Placed order) {
    return "";
  }

  @Task(throttle = Task.UNBOUNDED)
  static Placed checked(Placed order) {
    return order;
  }

  @Task
  static Bill bill(long price, String label) {
    return new Bill(price);
  }

  @Task(join = true, workers = 2)
  static void count(Iterable<? extends Event> events) {}

  @Task
  static void refund(Cancelled order) {}

  @Pipeline({
    "events -> checked -> price -> bill.price",
    "checked -> label -> bill.label",
    "events -> refund",
    "events -> count"
  })
  Run<Bill> bills(String topic, List<? extends Number> ids);
}
