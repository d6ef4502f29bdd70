package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.pipewright.examples.guide.Bookshop.Book;
import dev.pipewright.examples.guide.Bookshop.Labels;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.Stage;
import dev.pipewright.runtime.TaskException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Flow;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BookshopTest {

  private static final String RECORDS = "Emma;1815\nUlysses;1922\nBeloved;1987";
  private static final List<Book> BOOKS =
      List.of(new Book("Emma", 1815), new Book("Ulysses", 1922), new Book("Beloved", 1987));

  private final PipewrightBookshop shop =
      new PipewrightBookshop(1900, new Labels("* "), Locale.ROOT);

  @Test
  void theConstructorTakesItsOwnThenObjectsThenBoundValues() {
    // snippet: constructor
    Bookshop shop = new PipewrightBookshop(1900, new Labels("* "), Locale.ROOT);
    List<String> labels = shop.labels("Emma;1815\nUlysses;1922");
    // end snippet
    assertThat(labels).containsExactly("* ULYSSES, 1922");
  }

  @Test
  void aRunStartsWithItsFirstOutputAndIsTakenOnce() {
    // snippet: run
    try (Run<Book> books = shop.books(RECORDS)) {
      assertThat(shop.calls).hasValue(0);
      for (Book book : books) {
        assertThat(shop.calls).hasValue(1);
        if (book.year() > 1900) {
          break;
        }
      }
    }
    // end snippet
    Run<Book> taken = shop.books(RECORDS);
    assertThat(taken.toList()).isEqualTo(BOOKS);
    assertThatIllegalStateException().isThrownBy(taken::toList);
  }

  @Test
  void aStreamDoesTheSame() {
    // snippet: stream
    try (Stream<Book> books = shop.bookStream(RECORDS)) {
      assertThat(books.map(Book::title).findFirst()).hasValue("Emma");
    }
    // end snippet
    try (Stream<Book> untaken = shop.bookStream(RECORDS)) {
      assertThat(untaken.isParallel()).isFalse();
    }
    assertThat(shop.calls).as("runs that were started").hasValue(1);
  }

  @Test
  void theOthersRunToTheEnd() {
    assertThat(shop.bookList(RECORDS)).isEqualTo(BOOKS);
    assertThat(shop.oldestBook(RECORDS)).isEqualTo(BOOKS.get(0));
    List<Book> shelf = new ArrayList<>();
    shop.shelveBooks(RECORDS, shelf);
    assertThat(shelf).isEqualTo(BOOKS);
  }

  @Test
  void futuresRunInTheBackground() {
    assertThat(shop.booksLater(RECORDS).join()).isEqualTo(BOOKS);
    assertThat(shop.oldestLater(RECORDS).join()).isEqualTo(BOOKS.get(0));
    List<Book> shelf = new ArrayList<>();
    assertThat(shop.shelveLater(RECORDS, shelf).join()).isNull();
    assertThat(shelf).isEqualTo(BOOKS);
  }

  @Test
  void eachSubscriptionIsARun() {
    Flow.Publisher<Book> books = shop.booksPublished(RECORDS);
    assertThat(shop.calls).hasValue(0);
    assertThat(all(books).join()).isEqualTo(BOOKS);
    assertThat(all(books).join()).isEqualTo(BOOKS);
    assertThat(shop.calls).hasValue(2);
  }

  private static CompletableFuture<List<Book>> all(Flow.Publisher<Book> publisher) {
    CompletableFuture<List<Book>> all = new CompletableFuture<>();
    List<Book> books = new ArrayList<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(Book book) {
            books.add(book);
          }

          @Override
          public void onError(Throwable failure) {
            all.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            all.complete(books);
          }
        });
    return all;
  }

  @Test
  void failuresComeAsTheReturnTypeHasIt() {
    String bad = "Emma;long ago";
    for (Runnable call :
        List.<Runnable>of(
            () -> shop.books(bad).toList(),
            () -> shop.bookStream(bad).toList(),
            () -> shop.oldestBook(bad),
            () -> shop.shelveBooks(bad, new ArrayList<>()))) {
      assertThatExceptionOfType(TaskException.class)
          .isThrownBy(call::run)
          .satisfies(failure -> assertThat(failure.input()).isEqualTo(bad));
    }
    assertThatExceptionOfType(NumberFormatException.class)
        .as("what the method declares")
        .isThrownBy(() -> shop.bookList(bad));
    for (CompletableFuture<?> future :
        List.of(
            shop.booksLater(bad),
            shop.oldestLater(bad),
            shop.shelveLater(bad, new ArrayList<>()),
            all(shop.booksPublished(bad)))) {
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(future::join)
          .withCauseInstanceOf(TaskException.class);
    }
  }

  @Test
  void aClosedRunHasNoEnd() {
    Run<Book> books = shop.books(RECORDS);
    books.close();
    assertThatExceptionOfType(CancellationException.class).isThrownBy(books::toList);
    assertThat(shop.calls).hasValue(0);
  }

  @Test
  void splicedIsOneRunAndCalledIsARunForEach() {
    List<String> files = List.of(RECORDS, "Middlemarch;1871\nDracula;1897");
    assertThat(shop.oldestOfAll(files)).isEqualTo(new Book("Emma", 1815));
    assertThat(shop.oldestOfEach(files))
        .containsExactlyInAnyOrder(new Book("Emma", 1815), new Book("Middlemarch", 1871));
  }

  @Test
  void stagesAreChainedAtRunTime() {
    boolean onlyRecent = true;
    // snippet: stages
    PipewrightBookshop.Stages stages = shop.stages();
    Stage<String, Book> books = stages.books();
    if (onlyRecent) {
      books = books.then(stages.recent());
    }
    Stage<String, String> lines = books.then(stages.line(Locale.ROOT));
    // end snippet
    assertThat(lines.run(RECORDS).toList()).containsExactly("ULYSSES, 1922", "BELOVED, 1987");
  }

  /** The table of the guide shows return types, and they are those of the methods here. */
  @Test
  void everyReturnTypeInTheGuideIsDeclaredHere() throws Exception {
    String source =
        Files.readString(Path.of("src/test/java/dev/pipewright/examples/guide/Bookshop.java"));
    Path page = Path.of("").toAbsolutePath().getParent().resolve("docs/pipelines.md");

    List<String> methods =
        Pattern.compile("^\\| `([^`]*\\))` \\|", Pattern.MULTILINE)
            .matcher(Files.readString(page))
            .results()
            .map(row -> "abstract " + row.group(1))
            .toList();

    assertThat(methods).hasSize(9).allSatisfy(method -> assertThat(source).contains(method));
  }
}
