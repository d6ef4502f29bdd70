package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Photos are large, so it matters how many there are at a time, and in which order. */
interface Photos {

  record Photo(int number) {}

  /** Counts the photos that were made and are still in use. */
  final class Album {
    private final AtomicInteger alive = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    Photo open(int number) {
      int now = alive.incrementAndGet();
      most.accumulateAndGet(now, Math::max);
      return new Photo(number);
    }

    void close() {
      alive.decrementAndGet();
    }

    int alive() {
      return alive.get();
    }

    int most() {
      return most.get();
    }
  }

  // snippet: memory
  @Task(branch = true, throttle = 8)
  static Stream<Photo> photos(int count, @Bind Album album) {
    return IntStream.range(0, count).mapToObj(album::open);
  }

  @Task(workers = 3, throttle = 2)
  static Photo scaled(Photo photo) {
    return photo;
  }

  @Pipeline("photos -> scaled")
  Run<Photo> thumbnails(int count, Album album);

  // end snippet

  // snippet: order
  @Task(workers = 4)
  static Photo sharp(Photo photo, @Bind Darkroom darkroom) throws InterruptedException {
    return darkroom.develop(photo);
  }

  @Task(workers = 4, throttle = 8, ordered = true)
  static Photo sharpInOrder(Photo photo, @Bind Darkroom darkroom) throws InterruptedException {
    return darkroom.develop(photo);
  }

  // end snippet

  @Pipeline("photos -> sharp")
  List<Photo> allSharp(int count, Album album, Darkroom darkroom);

  @Pipeline("photos -> sharpInOrder")
  List<Photo> allSharpInOrder(int count, Album album, Darkroom darkroom);

  /** Where photo 0 waits until it may go on. */
  final class Darkroom {
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger done = new AtomicInteger();
    final CountDownLatch first = new CountDownLatch(1);

    Photo develop(Photo photo) throws InterruptedException {
      calls.incrementAndGet();
      if (photo.number() == 0) {
        first.await();
      }
      done.incrementAndGet();
      return photo;
    }
  }

  @Pipeline("photos -> sharpInOrder")
  Run<Photo> inOrder(int count, Album album, Darkroom darkroom);

  @Task(workers = 3, throttle = 2)
  static CompletableFuture<Photo> sent(Photo photo) {
    return CompletableFuture.supplyAsync(() -> photo);
  }

  @Pipeline("photos -> sent")
  Run<Photo> send(int count, Album album);

  // snippet: workers
  @Task(workers = 20)
  static Photo uploaded(Photo photo, @Bind CountDownLatch twenty) throws InterruptedException {
    twenty.countDown();
    twenty.await(); // until twenty calls are here at once
    return photo;
  }

  @Pipeline("photos -> uploaded")
  void upload(int count, Album album, CountDownLatch twenty);
  // end snippet
}
