package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Stages;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Every way in which a caller can take what a pipeline gives. */
@Stages
abstract class Bookshop {

  record Book(String title, int year) {}

  // snippet: constructor
  private final int since;

  Bookshop(int since) {
    this.since = since;
  }

  @Task(branch = true)
  Stream<Book> recent(Book book) {
    return Stream.of(book).filter(b -> b.year() >= since);
  }

  @Task
  static String line(Book book, @Bind Locale locale) {
    return book.title().toUpperCase(locale) + ", " + book.year();
  }

  @Pipeline(value = "records -> book -> recent -> line -> marked", uses = Labels.class)
  abstract List<String> labels(String records);

  /** Tasks of another class, some of which need an object. */
  static class Labels {
    private final String mark;

    Labels(String mark) {
      this.mark = mark;
    }

    @Task
    String marked(String label) {
      return mark + label;
    }
  }

  // end snippet

  /** How often the first task was called. */
  final AtomicInteger calls = new AtomicInteger();

  @Task(branch = true)
  Stream<String> records(String records) {
    calls.incrementAndGet();
    return records.lines();
  }

  @Task(workers = 4, ordered = true)
  static Book book(String line) {
    String[] fields = line.split(";", -1);
    return new Book(fields[0], Integer.parseInt(fields[1]));
  }

  @Task(join = true)
  static Book oldest(Iterable<Book> books) {
    return StreamSupport.stream(books.spliterator(), false)
        .min(Comparator.comparingInt(Book::year))
        .orElseThrow();
  }

  @Task
  static void shelve(Book book, @Bind List<Book> shelf) {
    shelf.add(book);
  }

  // snippet: books
  @Pipeline("records -> book")
  abstract Run<Book> books(String records);

  // end snippet

  @Pipeline("records -> book")
  abstract Stream<Book> bookStream(String records);

  @Pipeline("records -> book")
  abstract List<Book> bookList(String records) throws NumberFormatException;

  @Pipeline("records -> book -> oldest")
  abstract Book oldestBook(String records);

  @Pipeline("records -> book -> shelve")
  abstract void shelveBooks(String records, List<Book> shelf);

  @Pipeline("records -> book")
  abstract CompletableFuture<List<Book>> booksLater(String records);

  @Pipeline("records -> book -> oldest")
  abstract CompletableFuture<Book> oldestLater(String records);

  @Pipeline("records -> book -> shelve")
  abstract CompletableFuture<Void> shelveLater(String records, List<Book> shelf);

  @Pipeline("records -> book")
  abstract Flow.Publisher<Book> booksPublished(String records);

  // snippet: spliced
  @Pipeline("files -> books -> oldest")
  abstract Book oldestOfAll(List<String> files);

  @Task(branch = true)
  static List<String> files(List<String> files) {
    return files;
  }

  // end snippet

  // snippet: called
  @Task(workers = 3)
  Book oldestOf(String records) {
    return oldestBook(records);
  }

  @Pipeline("files -> oldestOf")
  abstract List<Book> oldestOfEach(List<String> files);
  // end snippet
}
