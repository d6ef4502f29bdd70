package dev.pipewright.runtime;

import static dev.pipewright.runtime.testing.Line.numbers;
import static dev.pipewright.runtime.testing.Line.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.testing.ChildJvm;
import dev.pipewright.runtime.testing.Line;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** What a task's workers are: so many threads, of such names and kinds. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkersTest {

  private static List<Thread> workersOf(Attributes task) {
    return numbers(1000).each(task, i -> Thread.currentThread()).run().toList();
  }

  private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
    return Runtime.version().feature() >= 21
        && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
  }

  private static void meet(Attributes task) {
    CyclicBarrier meeting = new CyclicBarrier(20);
    Line<Thread> line =
        numbers(20)
            .each(
                task.withWorkers(20),
                i -> {
                  meeting.await();
                  return Thread.currentThread();
                });
    List<Thread> workers = line.run().toList();
    assertThat(workers)
        .extracting(Thread::getName)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 20).mapToObj(n -> "pipewright-line-meet-" + n).toList());
    assertThat(workers).allMatch(Thread::isDaemon);
  }

  @Test
  void areAsManyAsDeclared() {
    meet(task("meet"));
  }

  @Test
  void areAsManyAsDeclaredWhereTheyAreBoundToTheCpu() {
    meet(task("meet").withCpuBound());
  }

  @Test
  void haveNamesOfTheirOwnThoughTheirTaskStandsThereTwice() {
    Set<String> names = ConcurrentHashMap.newKeySet();
    Line.OneToOne<Integer, Integer> noted =
        i -> {
          names.add(Thread.currentThread().getName());
          return i;
        };
    numbers(1).each(task("rinse"), noted).each(task("rinse"), noted).run().toEnd();
    assertThat(names)
        .containsExactlyInAnyOrder("pipewright-line-rinse-1", "pipewright-line-rinse-2");
  }

  @Test
  void areNeverMoreThanDeclared() {
    List<Thread> workers = workersOf(task("three").withWorkers(3));
    assertThat(workers).hasSize(1000);
    assertThat(workers.stream().distinct()).hasSizeBetween(1, 3);
    List<Thread> one = workersOf(task("one"));
    assertThat(one).containsOnly(one.get(0));
  }

  @Test
  void areVirtualWhereNothingPinsThem() throws Exception {
    Thread worker = workersOf(task("work")).get(0);
    assertThat(isVirtual(worker)).isEqualTo(Runtime.version().feature() >= 24);
  }

  @Test
  void arePlatformThreadsWhereTheyAreBoundToTheCpu() throws Exception {
    Thread worker = workersOf(task("work").withCpuBound()).get(0);
    assertThat(isVirtual(worker)).isFalse();
    assertThat(worker.isDaemon()).isTrue();
  }

  @Test
  void arePlatformThreadsNextToThoseBoundToTheCpuWhereTheyAreAlone() throws Exception {
    Map<String, Thread> workers = new ConcurrentHashMap<>();
    Line<Integer> line = numbers(10);
    for (Attributes task :
        List.of(
            task("far"),
            task("before"),
            task("computes").withCpuBound().withWorkers(2),
            task("behind"),
            task("computesToo").withCpuBound(),
            task("many").withWorkers(3))) {
      line =
          line.each(
              task,
              i -> {
                workers.put(task.task(), Thread.currentThread());
                return i;
              });
    }
    assertThat(line.run().toList()).hasSize(10);
    for (String onPlatform : List.of("before", "computes", "behind", "computesToo")) {
      assertThat(isVirtual(workers.get(onPlatform))).as(onPlatform).isFalse();
    }
    for (String light : List.of("far", "many")) {
      assertThat(isVirtual(workers.get(light)))
          .as(light)
          .isEqualTo(Runtime.version().feature() >= 24);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_24)
  void arePlatformThreadsWhereTheUserWantsThem() throws Exception {
    assertThat(ChildJvm.run(PrintKind.class, "-Ddev.pipewright.virtualThreads=false"))
        .isEqualTo("virtual: false");
    assertThat(ChildJvm.run(PrintKind.class, "-Ddev.pipewright.virtualThreads=true"))
        .isEqualTo("virtual: true");
  }

  /** Prints what a worker is; runs in a JVM of its own, since it is decided once in each. */
  static final class PrintKind {

    private PrintKind() {}

    public static void main(String[] args) throws ReflectiveOperationException {
      Thread worker = numbers(1).each(task("work"), i -> Thread.currentThread()).run().single();
      System.out.println("virtual: " + Thread.class.getMethod("isVirtual").invoke(worker));
    }
  }

  @Test
  void haveTheCallersContextClassLoader() throws Exception {
    Thread caller = Thread.currentThread();
    ClassLoader before = caller.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(new URL[0], before)) {
      for (Attributes task : List.of(task("work"), task("work").withCpuBound())) {
        Line<ClassLoader> line =
            numbers(1).each(task, i -> Thread.currentThread().getContextClassLoader());
        caller.setContextClassLoader(loader);
        Run<ClassLoader> run = line.run();
        caller.setContextClassLoader(before); // it is the one at the call that counts
        assertThat(run.toList()).containsExactly(loader);
      }
    } finally {
      caller.setContextClassLoader(before);
    }
  }

  @Test
  void doNotEndTheCallersThread() {
    Thread caller = Thread.currentThread();
    assertThat(workersOf(task("work"))).doesNotContain(caller);
  }
}
