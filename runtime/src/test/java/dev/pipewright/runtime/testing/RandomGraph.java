package dev.pipewright.runtime.testing;

import static dev.pipewright.runtime.testing.Line.task;
import static dev.pipewright.runtime.testing.Loops.branch;
import static dev.pipewright.runtime.testing.Loops.calls;
import static dev.pipewright.runtime.testing.Loops.each;
import static dev.pipewright.runtime.testing.Loops.join;
import static dev.pipewright.runtime.testing.Loops.numbers;
import static dev.pipewright.runtime.testing.Loops.sink;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.Edge;
import dev.pipewright.runtime.graph.InEdges;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A graph made at random, with what each of its sinks has to get. All that the compile-time checks
 * accept may be in it: tasks of every kind with few or many workers and small throttles, fan-out,
 * routes and merges anywhere, and zips of what comes from one place by one-to-one tasks that keep
 * the order.
 */
public final class RandomGraph {

  /** What is given by places between which there are one-to-one tasks only that keep the order. */
  private record Clock(List<Integer> items, boolean inOrder) {}

  /** A place, and how its outputs come from the items of its clock. */
  private record Place(Node<Integer> node, Clock clock, IntUnaryOperator way, int depth) {
    List<Integer> items() {
      return clock.items.stream().map(way::applyAsInt).toList();
    }

    int size() {
      return clock.items.size();
    }

    boolean inOrder() {
      return clock.inOrder;
    }
  }

  /** What a sink got, and what it has to get. */
  private record Sink(List<Integer> got, List<Integer> expected, boolean inOrder) {
    void check() {
      if (inOrder) {
        assertThat(got).isEqualTo(expected);
      } else {
        assertThat(got).containsExactlyInAnyOrderElementsOf(expected);
      }
    }
  }

  private sealed interface Parity {}

  private record Even(int number) implements Parity {}

  private record Odd(int number) implements Parity {}

  private static final int MODULUS = 1_000_003;
  private static final int MAX_ITEMS = 600;

  private final Random random;
  private final Threads workers = new Threads();
  private final List<Place> places = new ArrayList<>();
  private final Set<Place> used = new HashSet<>();
  private final List<Sink> sinks = new ArrayList<>();
  private final List<Node<Void>> beside = new ArrayList<>();
  private Place last;
  private int tasks;

  private RandomGraph(long seed) {
    this.random = new Random(seed);
  }

  /** Returns a graph of everything. */
  public static RandomGraph of(long seed) {
    RandomGraph graph = new RandomGraph(seed);
    graph.first();
    for (int stages = graph.random.nextInt(14); stages > 0; stages--) {
      graph.addAnything();
    }
    graph.addSinks();
    return graph;
  }

  /** Returns a chain of three that leads to a graph of one-to-one tasks, zips and shortcuts. */
  public static RandomGraph oneToOne(long seed) {
    RandomGraph graph = new RandomGraph(seed);
    graph.first();
    graph.map(graph.place());
    graph.map(graph.places.get(1));
    int deepest = 3 + graph.random.nextInt(12);
    Place end = graph.places.get(2);
    while (end.depth < deepest - 1) {
      end = graph.random.nextInt(3) == 0 ? graph.map(graph.place()) : graph.zip(graph.place());
    }
    List<Place> unused = new ArrayList<>(graph.places);
    unused.removeAll(graph.used);
    if (unused.size() > 1) {
      graph.zip(unused);
    }
    graph.last = graph.places.get(graph.places.size() - 1);
    return graph;
  }

  /** Returns the last task, with all sinks beside it. */
  public Node<Integer> node() {
    return last.node.beside(beside);
  }

  public int depth() {
    return last.depth + 1;
  }

  public Threads workers() {
    return workers;
  }

  /** Checks what the caller and all sinks got in a run that has ended. */
  public void check(List<Integer> outputs) {
    new Sink(outputs, last.items(), last.inOrder()).check();
    sinks.forEach(Sink::check);
  }

  private Place place() {
    return places.get(random.nextInt(places.size()));
  }

  private Attributes next(String kind) {
    int throttle = random.nextInt(10) == 0 ? Attributes.UNBOUNDED : 1 + random.nextInt(4);
    return task(kind + tasks++).withThrottle(throttle);
  }

  private Attributes several(Attributes task) {
    return task.withWorkers(1 + random.nextInt(4));
  }

  private Attributes inOrder(Attributes task) {
    return several(task).withOrder();
  }

  private Attributes inAnyOrder(Attributes task) {
    return random.nextBoolean() ? several(task) : inOrder(task);
  }

  private static boolean keepsOrder(Attributes task) {
    return task.ordered() || task.workers() == 1;
  }

  private Place add(Node<Integer> node, Clock clock, IntUnaryOperator way, Place... behind) {
    int depth = 0;
    for (Place before : behind) {
      used.add(before);
      depth = Math.max(depth, before.depth + 1);
    }
    Place place = new Place(node, clock, way, depth);
    places.add(place);
    return place;
  }

  private Place addClock(
      Node<Integer> node, List<Integer> items, boolean inOrder, Place... behind) {
    return add(node, new Clock(List.copyOf(items), inOrder), i -> i, behind);
  }

  private int noted(int item) {
    workers.note();
    return item;
  }

  private void first() {
    int count = 1 + random.nextInt(100);
    List<Integer> items = IntStream.range(0, count).boxed().toList();
    addClock(numbers(next("first"), count), items, true);
  }

  private void addAnything() {
    Place before = place();
    switch (random.nextInt(9)) {
      case 0, 1 -> map(before);
      case 2, 3 -> zip(before);
      case 4 -> mapInAnyOrder(before);
      case 5 -> merge(before);
      case 6 -> route(before);
      case 7 -> repeat(before);
      default -> {
        if (random.nextInt(3) == 0) {
          first();
        } else {
          collect(before);
        }
      }
    }
  }

  private IntUnaryOperator function() {
    int factor = 1 + random.nextInt(1000);
    return i -> (int) (((long) i * factor + 7) % MODULUS);
  }

  private Node<Integer> mapped(Place before, Attributes task, IntUnaryOperator function) {
    if (random.nextInt(4) > 0) {
      return before.node.then(each(task, i -> function.applyAsInt(noted(i))));
    }
    return before.node.thenAsync(
        Loops.<Integer, Integer>calls(
            task,
            i -> {
              int result = function.applyAsInt(noted(i));
              return i % 2 == 0
                  ? CompletableFuture.completedFuture(result)
                  : CompletableFuture.supplyAsync(() -> result);
            }),
        Delivery.one());
  }

  private Place map(Place before) {
    IntUnaryOperator function = function();
    Node<Integer> node = mapped(before, inOrder(next("map")), function);
    return add(node, before.clock, before.way.andThen(function), before);
  }

  private void mapInAnyOrder(Place before) {
    IntUnaryOperator function = function();
    Attributes task = several(next("any"));
    addClock(
        mapped(before, task, function),
        before.items().stream().map(function::applyAsInt).toList(),
        before.inOrder() && keepsOrder(task),
        before);
  }

  /** Zips a place with others that have the same clock. */
  private Place zip(Place one) {
    List<Place> same = places.stream().filter(place -> place.clock == one.clock).toList();
    List<Place> zipped = new ArrayList<>(List.of(one));
    for (int i = random.nextInt(3); i >= 0; i--) {
      zipped.add(same.get(random.nextInt(same.size())));
    }
    return zip(zipped);
  }

  private Place zip(List<Place> zipped) {
    Edge<?>[] edges = zipped.stream().map(Place::node).toArray(Edge<?>[]::new);
    List<String> names = IntStream.range(0, edges.length).mapToObj(i -> "in" + i).toList();
    Loop<Object[], Integer> loop =
        each(
            inOrder(next("zip")),
            items -> {
              int mixed = 0;
              for (Object item : items) {
                mixed = mix(mixed, (Integer) item);
              }
              return noted(mixed);
            });
    IntUnaryOperator way =
        i -> {
          int mixed = 0;
          for (Place place : zipped) {
            mixed = mix(mixed, place.way.applyAsInt(i));
          }
          return mixed;
        };
    return add(
        InEdges.zipped(names, edges).then(loop),
        zipped.get(0).clock,
        way,
        zipped.toArray(Place[]::new));
  }

  private static int mix(int one, int other) {
    return (int) ((one * 31L + other) % MODULUS);
  }

  private void merge(Place one) {
    Place two = place();
    Place three = place();
    if (one.size() + two.size() + three.size() > MAX_ITEMS) {
      return;
    }
    Attributes task = inAnyOrder(next("merge"));
    List<Integer> items = new ArrayList<>(one.items());
    items.addAll(two.items());
    items.addAll(three.items());
    addClock(
        InEdges.merged(one.node, two.node, three.node).then(each(task, this::noted)),
        items,
        false,
        one,
        two,
        three);
  }

  private void route(Place before) {
    Attributes forking = inAnyOrder(next("parity"));
    boolean inOrder = before.inOrder() && keepsOrder(forking);
    Node<Parity> fork =
        before.node.then(each(forking, i -> noted(i) % 2 == 0 ? new Even(i) : new Odd(i)));
    addClock(
        fork.route(Even.class).then(each(next("even"), even -> noted(even.number))),
        before.items().stream().filter(i -> i % 2 == 0).toList(),
        inOrder,
        before);
    addClock(
        fork.route(Odd.class).then(each(next("odd"), odd -> noted(odd.number))),
        before.items().stream().filter(i -> i % 2 != 0).toList(),
        inOrder,
        before);
  }

  /** Gives each item none, one or two times. */
  private void repeat(Place before) {
    if (before.size() > MAX_ITEMS / 2) {
      return;
    }
    Attributes task = inAnyOrder(next("repeat"));
    addClock(
        before.node.then(
            branch(
                task,
                (i, out) -> {
                  for (int j = noted(i) % 3; j > 0; j--) {
                    out.put(i);
                  }
                })),
        before.items().stream().flatMap(i -> Collections.nCopies(i % 3, i).stream()).toList(),
        before.inOrder() && keepsOrder(task),
        before);
  }

  /** Gives everything when everything has come. */
  private void collect(Place before) {
    addClock(
        before.node.then(
            join(
                next("collect"),
                (in, out) -> {
                  List<Integer> all = in.stream().map(this::noted).toList();
                  all.forEach(out::put);
                })),
        before.items(),
        before.inOrder(),
        before);
  }

  /** Gives every place that nothing is behind a sink, but for one, which is the last. */
  private void addSinks() {
    last = places.get(places.size() - 1);
    for (Place place : places) {
      if (place != last && (!used.contains(place) || random.nextInt(4) == 0)) {
        beside.add(sinkBehind(place));
      }
    }
  }

  private Node<Void> sinkBehind(Place place) {
    List<Integer> got = Collections.synchronizedList(new ArrayList<>());
    Attributes task = inAnyOrder(next("sink"));
    if (random.nextInt(4) == 0) { // which takes some, and ends
      int most = random.nextInt(place.size() + 1);
      boolean whole = place.size() <= most;
      if (place.inOrder() || whole) {
        sinks.add(
            new Sink(got, place.items().subList(0, whole ? place.size() : most), place.inOrder()));
      }
      return place.node.then(
          join(
              task.withWorkers(1),
              (in, out) -> in.stream().limit(most).forEach(i -> got.add(noted(i)))));
    }
    boolean asynchronous = random.nextInt(4) == 0;
    boolean inOrder = place.inOrder() && !asynchronous && task.workers() == 1;
    sinks.add(new Sink(got, place.items(), inOrder));
    return asynchronous
        ? place.node.thenAsync(
            calls(
                task,
                i -> {
                  int item = noted(i);
                  return CompletableFuture.runAsync(() -> got.add(item));
                }))
        : place.node.then(sink(task, i -> got.add(noted(i))));
  }
}
