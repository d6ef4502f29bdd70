package p;

import dev.pipewright.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;

interface X {
  @Task
  static <T extends Throwable> int fail(T failure) throws Exception {
    if (failure instanceof Error e) {
      throw e;
    }
    throw (Exception) failure;
  }

  @Task
  static CompletionStage<Integer> failLater(Throwable failure) {
    return CompletableFuture.failedFuture(failure);
  }

  @Task(branch = true)
  static List<Throwable> each(Throwable failure) {
    return List.of(failure);
  }

  @Task(join = true)
  static int failJoined(Iterable<Throwable> failures) throws Exception {
    return fail(failures.iterator().next());
  }

  @Task
  static int await(CountDownLatch running) throws InterruptedException {
    running.countDown();
    new CountDownLatch(1).await();
    return 1;
  }

  @Pipeline("fail")
  int one(Throwable failure) throws IOException;

  @Pipeline("each -> fail")
  List<Integer> list(Throwable failure) throws IOException;

  @Pipeline("each -> fail")
  void dropped(Throwable failure) throws IOException;

  @Pipeline("each -> failLater")
  List<Integer> async(Throwable failure) throws IOException;

  @Pipeline("failLater")
  int asyncFirst(Throwable failure) throws IOException;

  @Pipeline("each -> failJoined")
  int joined(Throwable failure) throws IOException;

  @Pipeline("fail")
  int several(Throwable failure)
      throws InterruptedException, TimeoutException, IllegalStateException, StackOverflowError;

  @Pipeline("fail")
  int any(Throwable failure) throws Throwable;

  @Pipeline("fail")
  int none(Throwable failure);

  @Pipeline("await")
  int interrupted(CountDownLatch running) throws InterruptedException;

  @Pipeline("await")
  int interruptedAsException(CountDownLatch running) throws Exception;

  @Pipeline("await")
  int interruptedSilently(CountDownLatch running);

  @Pipeline("fail")
  CompletableFuture<Integer> later(Throwable failure) throws IllegalStateException;
}
