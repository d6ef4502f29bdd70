package p;

import dev.pipewright.runtime.*;
import java.util.*;

class Use {
  static PipewrightX.Stages x() {
    return new PipewrightX(100, 7).stages();
  }

  static List<Integer> one() {
    return x().length().run("abc").toList();
  }

  static List<Integer> instance() {
    return x().add().run(1).toList();
  }

  static List<String> bound() {
    return x().join("-", null).run("a").toList();
  }

  static List<Integer> branch() {
    return x().upTo().run(3).toList();
  }

  static List<Character> emitter() {
    return x().letters().run("ab").toList();
  }

  static List<Long> join() {
    return x().upTo().then(x().sum()).run(5).toList();
  }

  static List<Integer> async() {
    return x().upTo().then(x().square()).run(5).toList();
  }

  static List<Integer> generic() {
    return x().<Integer>same().then(x().add()).run(1).toList();
  }

  static List<Character> genericChain() {
    return x().letters()
        .then(x().<Character>list())
        .then(x().<Character>least())
        .run("hello")
        .toList();
  }

  static List<Number> wider() {
    Stage<String, Number> widened = x().length().then(x().<Number>same());
    return widened.run("abc").toList();
  }

  static List<Integer> elements() {
    return x().<Integer>each().then(x().times(3)).run(List.of(1, 2)).toList();
  }

  static List<Object> sink() {
    List<Object> seen = new ArrayList<>();
    Stage<Integer, Void> stage = x().upTo().then(x().store(seen));
    seen.add(stage.run(3).toList());
    return seen;
  }

  static List<Object> asyncSink() {
    List<Object> seen = new ArrayList<>();
    List<Void> outputs = x().upTo().then(x().storeLater(seen)).run(3).toList();
    seen.addAll(outputs);
    return seen;
  }

  static List<Integer> pipelines() {
    return x().area(2).then(x().scaled()).run("abc").toList();
  }

  static List<Object> pipelineOfASink() {
    List<Object> seen = new ArrayList<>();
    x().length().then(x().stored(seen)).run("abc").toList();
    return seen;
  }

  static List<Integer> folded(int times) {
    Stage<Integer, Integer> all = x().add();
    for (int i = 1; i < times; i++) {
      all = all.then(x().add());
    }
    return all.run(0).toList();
  }
}
