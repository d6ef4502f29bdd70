package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.pipewright.examples.guide.Photos.Album;
import dev.pipewright.examples.guide.Photos.Darkroom;
import dev.pipewright.examples.guide.Photos.Photo;
import dev.pipewright.runtime.Run;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PhotosTest {

  private final Photos photos = new PipewrightPhotos();
  private final Album album = new Album();

  private static List<Photo> inOrder(int count) {
    return IntStream.range(0, count).mapToObj(Photo::new).toList();
  }

  @Test
  void asManyAreAliveAsTheFormulaHas() {
    int inHandOfPhotos = 1;
    int waitingForScaled = 8;
    int inHandsOfScaled = 3;
    int waitingForTheCaller = 2;
    int inHandOfTheCaller = 1;
    int all =
        inHandOfPhotos
            + waitingForScaled
            + inHandsOfScaled
            + waitingForTheCaller
            + inHandOfTheCaller;
    assertThat(all).isEqualTo(15);

    assertThat(mostAlive(photos.thumbnails(1000, album), all)).isEqualTo(all);
  }

  @Test
  void pendingCallsCountAsWorkersDo() {
    int all = 1 + 8 + 3 + 2 + 1;
    assertThat(mostAlive(photos.send(1000, album), all)).isEqualTo(all);
  }

  @Test
  void whatIsHeldBackForTheOrderCountsAsWaiting() {
    Darkroom darkroom = new Darkroom();
    darkroom.first.countDown();
    int all = 1 + 8 + 4 + 8 + 1;
    assertThat(mostAlive(photos.inOrder(1000, album, darkroom), all)).isEqualTo(all);
  }

  /** Takes all photos, the first one not before so many are alive, and returns the most ever. */
  private int mostAlive(Run<Photo> photos, int expected) {
    try (Run<Photo> run = photos) {
      Iterator<Photo> taken = run.iterator();
      int count = 0;
      while (taken.hasNext()) {
        taken.next();
        count++;
        if (count == 1) {
          await().until(() -> album.alive() >= expected);
        }
        album.close();
      }
      assertThat(count).isEqualTo(1000);
    }
    return album.most();
  }

  @Test
  void orderedHoldsBackWhatItsThrottleAllows() {
    Darkroom darkroom = new Darkroom();
    CompletableFuture<List<Photo>> all =
        CompletableFuture.supplyAsync(() -> photos.allSharpInOrder(100, album, darkroom));

    // Photo 0 is in work; 1 to 7 wait for it, and 8 to 10 are in the hands of the other workers.
    int ahead = 8 - 1 + 4;
    await().until(() -> darkroom.done.get() == ahead - 1);
    assertThat(darkroom.calls).hasValue(ahead);
    darkroom.first.countDown();

    assertThat(all.join()).isEqualTo(inOrder(100));
  }

  @Test
  void withoutOrderASlowItemHoldsNothingBack() {
    Darkroom darkroom = new Darkroom();
    CompletableFuture<List<Photo>> all =
        CompletableFuture.supplyAsync(() -> photos.allSharp(100, album, darkroom));

    await().until(() -> darkroom.done.get() == 99);
    darkroom.first.countDown();

    assertThat(all.join())
        .containsExactlyInAnyOrderElementsOf(inOrder(100))
        .last()
        .isEqualTo(new Photo(0));
  }

  @Test
  void twentyWorkersAreTwenty() {
    CountDownLatch twenty = new CountDownLatch(20);
    photos.upload(40, album, twenty);
    assertThat(twenty.getCount()).isZero();
  }
}
