package p;

import dev.pipewright.*;
import java.util.*;

interface Events {
  sealed interface Event {}

  sealed interface Order extends Event {}

  record Placed(int id) implements Order {}

  record Cancelled(int id, String why) implements Order {}

  enum Tick implements Event {
    SECOND,
    MINUTE
  }

  record Wrapped<T>(T value) implements Event {}

  @Task(branch = true)
  static List<Event> events(String topic) {
    return List.of();
  }

  @Task
  static String order(Order order) {
    return "";
  }

  @Task
  static String tick(Tick tick) {
    return "";
  }

  @Task
  static String wrapped(Wrapped<?> wrapped) {
    return "";
  }

  @Task
  static void audit(Object event) {}

  @Task(branch = true)
  static int[] numbers(int from) {
    return new int[0];
  }

  @Task(branch = true)
  static long[] more(short from) {
    return new long[0];
  }

  @Task
  static double half(double n) {
    return n / 2;
  }

  @Task
  static CharSequence shout(CharSequence s) {
    return s;
  }

  @Pipeline({
    "events -> order -> shout",
    "events -> tick -> shout",
    "events -> wrapped -> shout",
    "events -> audit"
  })
  List<CharSequence> lines(String topic);

  @Pipeline({"numbers -> half", "more -> half"})
  List<Double> halves(int from, short other);
}
