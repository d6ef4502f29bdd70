package dev.pipewright.runtime.queue;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Outcome;

/** Runs the tests that have more threads than there are processors, which jcstress leaves out. */
public final class Crowd {

  private Crowd() {}

  /**
   * Runs the tests.
   *
   * @param args for how many seconds to run each
   * @throws Exception if one fails
   */
  public static void main(String[] args) throws Exception {
    boolean failed = false;
    ExecutorService threads = Executors.newCachedThreadPool();
    for (Class<?> tests : List.of(MpmcQueueStress.class, OrderedQueueStress.class)) {
      for (Class<?> test : tests.getDeclaredClasses()) {
        List<Method> actors =
            Arrays.stream(test.getMethods())
                .filter(method -> method.isAnnotationPresent(Actor.class))
                .toList();
        if (actors.size() > 2) {
          failed |= !run(test, actors, Integer.parseInt(args[0]), threads);
        }
      }
    }
    threads.shutdown();
    System.exit(failed ? 1 : 0);
  }

  private static boolean run(
      Class<?> test, List<Method> actors, int seconds, ExecutorService threads) throws Exception {
    List<String> accepted = List.of(test.getAnnotationsByType(Outcome.class)[0].id());
    Class<?> resultType =
        actors.stream()
            .filter(actor -> actor.getParameterCount() > 0)
            .findFirst()
            .orElseThrow()
            .getParameterTypes()[0];
    Map<String, Integer> seen = new TreeMap<>();
    long began = System.nanoTime();
    while (System.nanoTime() - began < seconds * 1_000_000_000L) {
      Object state = test.getConstructor().newInstance();
      Object result = resultType.getConstructor().newInstance();
      Phaser start = new Phaser(actors.size());
      List<Future<?>> running = new ArrayList<>();
      for (Method actor : actors) {
        running.add(
            threads.submit(
                () -> {
                  start.arriveAndAwaitAdvance();
                  return actor.getParameterCount() > 0
                      ? actor.invoke(state, result)
                      : actor.invoke(state);
                }));
      }
      for (Future<?> actor : running) {
        actor.get();
      }
      seen.merge(String.valueOf(result), 1, Integer::sum);
    }
    System.out.println(test.getName() + ": " + seen);
    return accepted.containsAll(seen.keySet());
  }
}
