package dev.pipewright.examples.guide.async;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Run;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.stream.Stream;

/** Pages of a site: whether they answer, and what stands in them. */
interface Pages {

  // snippet: calls
  record Answer(URI page, int status) {}

  @Task(branch = true)
  static List<URI> pages(List<URI> pages) {
    return pages;
  }

  @Task(workers = 50, throttle = 10)
  static CompletableFuture<Answer> ask(URI page, @Bind HttpClient http) {
    return http.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.discarding())
        .thenApply(response -> new Answer(page, response.statusCode()));
  }

  @Pipeline("pages -> ask")
  Run<Answer> answers(List<URI> pages);

  // end snippet

  // snippet: lines
  @Task(branch = true, workers = 8)
  static CompletableFuture<Stream<String>> lines(URI page, @Bind HttpClient http) {
    return http.sendAsync(HttpRequest.newBuilder(page).build(), BodyHandlers.ofLines())
        .thenApply(HttpResponse::body);
  }

  @Pipeline("pages -> lines")
  Run<String> allLines(List<URI> pages);

  // end snippet

  // snippet: returns
  @Pipeline("pages -> ask")
  CompletableFuture<List<Answer>> answersLater(List<URI> pages);

  @Pipeline("pages -> ask")
  Flow.Publisher<Answer> published(List<URI> pages);

  // end snippet

  // snippet: publishers
  @Task(branch = true)
  static Flow.Publisher<String> entries(Flow.Publisher<String> journal) {
    return journal;
  }

  @Task
  static ByteBuffer encoded(String entry) {
    return ByteBuffer.wrap((entry + "\n").getBytes(StandardCharsets.UTF_8));
  }

  @Task(join = true)
  static CompletableFuture<Integer> post(
      Flow.Publisher<ByteBuffer> body, @Bind URI target, @Bind HttpClient http) {
    HttpRequest request =
        HttpRequest.newBuilder(target).POST(BodyPublishers.fromPublisher(body)).build();
    return http.sendAsync(request, BodyHandlers.discarding()).thenApply(HttpResponse::statusCode);
  }

  @Pipeline("entries -> encoded -> post")
  int upload(Flow.Publisher<String> journal, URI target);
  // end snippet
}
