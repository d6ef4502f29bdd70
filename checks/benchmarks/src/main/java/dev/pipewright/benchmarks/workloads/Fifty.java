package dev.pipewright.benchmarks.workloads;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.benchmarks.peers.Work;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Fifty pipelines of all kinds of tasks, for a program that has more than one. */
interface Fifty {

  @Task(branch = true)
  static IntStream numbers(int count) {
    return IntStream.range(0, count);
  }

  @Task
  static Integer increment(Integer item) {
    return Work.plusOne(item);
  }

  @Task(throttle = 100)
  static Integer twice(Integer item) {
    return Work.timesTwo(item);
  }

  @Task(workers = 3)
  static Integer pooled(Integer item) {
    return Work.plusOne(item);
  }

  @Task(workers = 3, ordered = true)
  static Integer inOrder(Integer item) {
    return Work.plusOne(item);
  }

  @Task(branch = true)
  static List<Integer> around(Integer item) {
    return List.of(item - 1, item + 1);
  }

  @Task(branch = true, workers = 2, ordered = true)
  static Optional<Integer> kept(Integer item) {
    return item % 2 == 0 ? Optional.of(item) : Optional.empty();
  }

  @Task(throttle = 100_000)
  static Integer deep(Integer item) {
    return Work.plusOne(item);
  }

  @Task(workers = 10)
  static CompletableFuture<Integer> later(Integer item) {
    return CompletableFuture.completedFuture(item);
  }

  @Task(join = true)
  static long sum(Iterable<Integer> items) {
    long sum = 0;
    for (int item : items) {
      sum += item;
    }
    return sum;
  }

  @Pipeline("numbers -> increment -> inOrder -> sum")
  long of1(int count);

  @Pipeline("numbers -> twice -> deep -> sum")
  long of2(int count);

  @Pipeline("numbers -> increment -> kept -> sum")
  long of3(int count);

  @Pipeline("numbers -> inOrder -> pooled -> sum")
  long of4(int count);

  @Pipeline("numbers -> deep -> increment -> sum")
  long of5(int count);

  @Pipeline("numbers -> deep -> kept -> sum")
  long of6(int count);

  @Pipeline("numbers -> twice -> kept -> sum")
  long of7(int count);

  @Pipeline("numbers -> deep -> later -> sum")
  long of8(int count);

  @Pipeline("numbers -> kept -> increment -> sum")
  long of9(int count);

  @Pipeline("numbers -> kept -> pooled -> sum")
  long of10(int count);

  @Pipeline("numbers -> increment -> sum")
  long of11(int count);

  @Pipeline("numbers -> twice -> later -> sum")
  long of12(int count);

  @Pipeline("numbers -> twice -> sum")
  long of13(int count);

  @Pipeline("numbers -> twice -> pooled -> sum")
  long of14(int count);

  @Pipeline("numbers -> increment -> twice -> sum")
  long of15(int count);

  @Pipeline("numbers -> pooled -> increment -> sum")
  long of16(int count);

  @Pipeline("numbers -> increment -> around -> sum")
  long of17(int count);

  @Pipeline("numbers -> deep -> around -> sum")
  long of18(int count);

  @Pipeline("numbers -> deep -> inOrder -> sum")
  long of19(int count);

  @Pipeline("numbers -> around -> later -> sum")
  long of20(int count);

  @Pipeline("numbers -> pooled -> inOrder -> sum")
  long of21(int count);

  @Pipeline("numbers -> inOrder -> increment -> sum")
  long of22(int count);

  @Pipeline("numbers -> twice -> around -> sum")
  long of23(int count);

  @Pipeline("numbers -> inOrder -> kept -> sum")
  long of24(int count);

  @Pipeline("numbers -> inOrder -> twice -> sum")
  long of25(int count);

  @Pipeline("numbers -> pooled -> later -> sum")
  long of26(int count);

  @Pipeline("numbers -> kept -> later -> sum")
  long of27(int count);

  @Pipeline("numbers -> later -> around -> sum")
  long of28(int count);

  @Pipeline("numbers -> kept -> twice -> sum")
  long of29(int count);

  @Pipeline("numbers -> around -> kept -> sum")
  long of30(int count);

  @Pipeline("numbers -> twice -> inOrder -> sum")
  long of31(int count);

  @Pipeline("numbers -> kept -> deep -> sum")
  long of32(int count);

  @Pipeline("numbers -> around -> pooled -> sum")
  long of33(int count);

  @Pipeline("numbers -> later -> pooled -> sum")
  long of34(int count);

  @Pipeline("numbers -> later -> kept -> sum")
  long of35(int count);

  @Pipeline("numbers -> around -> inOrder -> sum")
  long of36(int count);

  @Pipeline("numbers -> increment -> later -> sum")
  long of37(int count);

  @Pipeline("numbers -> later -> sum")
  long of38(int count);

  @Pipeline("numbers -> around -> increment -> sum")
  long of39(int count);

  @Pipeline("numbers -> deep -> twice -> sum")
  long of40(int count);

  @Pipeline("numbers -> kept -> inOrder -> sum")
  long of41(int count);

  @Pipeline("numbers -> inOrder -> later -> sum")
  long of42(int count);

  @Pipeline("numbers -> kept -> around -> sum")
  long of43(int count);

  @Pipeline("numbers -> twice -> increment -> sum")
  long of44(int count);

  @Pipeline("numbers -> later -> increment -> sum")
  long of45(int count);

  @Pipeline("numbers -> pooled -> kept -> sum")
  long of46(int count);

  @Pipeline("numbers -> pooled -> deep -> sum")
  long of47(int count);

  @Pipeline("numbers -> kept -> sum")
  long of48(int count);

  @Pipeline("numbers -> pooled -> sum")
  long of49(int count);

  @Pipeline("numbers -> increment -> deep -> sum")
  long of50(int count);

  /** Returns all of them. */
  default List<IntToLongFunction> all() {
    return List.of(
        this::of1,
        this::of2,
        this::of3,
        this::of4,
        this::of5,
        this::of6,
        this::of7,
        this::of8,
        this::of9,
        this::of10,
        this::of11,
        this::of12,
        this::of13,
        this::of14,
        this::of15,
        this::of16,
        this::of17,
        this::of18,
        this::of19,
        this::of20,
        this::of21,
        this::of22,
        this::of23,
        this::of24,
        this::of25,
        this::of26,
        this::of27,
        this::of28,
        this::of29,
        this::of30,
        this::of31,
        this::of32,
        this::of33,
        this::of34,
        this::of35,
        this::of36,
        this::of37,
        this::of38,
        this::of39,
        this::of40,
        this::of41,
        this::of42,
        this::of43,
        this::of44,
        this::of45,
        this::of46,
        this::of47,
        this::of48,
        this::of49,
        this::of50);
  }
}
