package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.awaitility.Awaitility.await;

import dev.pipewright.examples.guide.Pages.Archive;
import dev.pipewright.examples.guide.Pages.Page;
import dev.pipewright.examples.guide.Pages.Site;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** That the program by hand has the faults that the guide finds in it, and the other has not. */
@Timeout(60)
class PagesTest {

  /** More than the queue of the program by hand holds, with one in the hand of each thread. */
  private static final List<URI> URIS =
      IntStream.range(0, 120).mapToObj(i -> URI.create("site:" + i)).toList();

  private static final Page[] ALL =
      URIS.stream().map(uri -> new Page(uri, "text of " + uri)).toArray(Page[]::new);

  private final Pages pages = new PipewrightPages();
  private final List<Page> stored = new ArrayList<>();

  private static String text(URI uri) {
    return "text of " + uri;
  }

  @Test
  void bothCopyEveryPage() throws Exception {
    PagesByHand.copy(URIS, PagesTest::text, stored::add);
    assertThat(stored).containsExactlyInAnyOrder(ALL);

    stored.clear();
    pages.copy(URIS, PagesTest::text, stored::add);
    assertThat(stored).containsExactlyInAnyOrder(ALL);
  }

  @Test
  void byHandAPageThatCannotBeFetchedIsLostInSilence() throws Exception {
    PagesByHand.copy(URIS, withoutTheSeventh(), stored::add);

    assertThat(stored).hasSize(119).doesNotContain(ALL[7]);
  }

  @Test
  void aPageThatCannotBeFetchedIsAFailure() {
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> pages.copy(URIS, withoutTheSeventh(), stored::add))
        .withMessage("site:7");
  }

  private static Site withoutTheSeventh() {
    return uri -> {
      if (uri.equals(URIS.get(7))) {
        throw new FileNotFoundException(uri.toString());
      }
      return text(uri);
    };
  }

  @Test
  void byHandADeadWriterIsWaitedForAndAnInterruptLeavesThreadsBehind() throws Exception {
    ThreadGroup group = new ThreadGroup("by hand");
    FutureTask<?> copying = called(() -> PagesByHand.copy(URIS, PagesTest::text, full()));
    Thread caller = new Thread(group, copying);
    caller.start();

    // A hundred pages wait, each of the four threads has one in hand, and nobody takes them.
    await().until(() -> isStuck(group, caller));

    caller.interrupt();
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(copying::get)
        .withCauseInstanceOf(InterruptedException.class);
    caller.join();
    assertThat(alive(group)).hasSize(4);

    await()
        .until(
            () -> {
              group.interrupt(); // once for each page that a thread waits to put
              return alive(group).isEmpty();
            });
  }

  private static boolean isStuck(ThreadGroup group, Thread caller) {
    List<Thread> others = new ArrayList<>(alive(group));
    others.remove(caller);
    return others.size() == 4
        && others.stream().allMatch(thread -> isIn(thread, "put"))
        && isIn(caller, "awaitTermination");
  }

  private static boolean isIn(Thread thread, String method) {
    return List.of(thread.getStackTrace()).stream()
        .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  private static List<Thread> alive(ThreadGroup group) {
    Thread[] threads = new Thread[100];
    return List.of(Arrays.copyOf(threads, group.enumerate(threads)));
  }

  @Test
  void aStoreThatFailsEndsTheCopy() {
    assertThatIOException()
        .isThrownBy(() -> pages.copy(URIS, PagesTest::text, full()))
        .withMessage("the disk is full");
    assertThat(workers()).isEmpty();
  }

  private static Archive full() {
    return page -> {
      throw new IOException("the disk is full");
    };
  }

  @Test
  void anInterruptEndsTheCopyAndItsThreads() throws Exception {
    CountDownLatch storing = new CountDownLatch(1);
    Archive stuck =
        page -> {
          storing.countDown();
          new CountDownLatch(1).await();
        };
    FutureTask<?> copying = called(() -> pages.copy(URIS, PagesTest::text, stuck));
    Thread caller = new Thread(copying);
    caller.start();
    storing.await();

    caller.interrupt();

    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(copying::get)
        .withCauseInstanceOf(InterruptedException.class);
    caller.join();
    assertThat(workers()).isEmpty();
  }

  /** The threads of the pipeline that are platform threads, as all are before Java 24. */
  private static List<Thread> workers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("pipewright-copy-"))
        .toList();
  }

  private interface Copying {
    void copy() throws Exception;
  }

  private static FutureTask<?> called(Copying copying) {
    Callable<Void> call =
        () -> {
          copying.copy();
          return null;
        };
    return new FutureTask<>(call);
  }
}
