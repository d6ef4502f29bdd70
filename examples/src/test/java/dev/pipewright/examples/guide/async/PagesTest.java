package dev.pipewright.examples.guide.async;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.pipewright.examples.guide.async.Pages.Answer;
import dev.pipewright.runtime.Run;
import io.reactivex.rxjava3.core.Flowable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reactivestreams.FlowAdapters;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

@Timeout(60)
class PagesTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Pages site = new PipewrightPages(http);

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  /** Serves a text below a path. */
  private void serve(String path, String text) {
    server.createContext(
        path,
        exchange -> {
          byte[] body = text.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }

  private URI page(String path) {
    return URI.create("http://localhost:" + server.getAddress().getPort() + path);
  }

  private List<URI> pages(int count) {
    return IntStream.range(0, count).mapToObj(i -> page("/" + i)).toList();
  }

  /** None is answered before all are asked: fifty calls are in flight, or none ever ends. */
  @Test
  void fiftyCallsAreInFlightAndTwoThreadsAreHeld() {
    CountDownLatch asked = new CountDownLatch(50);
    AtomicReference<Set<String>> workers = new AtomicReference<>();
    server.createContext(
        "/",
        exchange -> {
          asked.countDown();
          try {
            asked.await();
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
          workers.compareAndSet(null, platformWorkersOf("ask"));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });

    try (Run<Answer> answers = site.answers(pages(50))) {
      assertThat(answers.stream().map(Answer::status)).hasSize(50).containsOnly(204);
    }
    if (Runtime.version().feature() < 24) { // virtual threads do not show
      assertThat(workers.get())
          .containsExactlyInAnyOrder("pipewright-answers-ask-1", "pipewright-answers-ask-2");
    }
  }

  private static Set<String> platformWorkersOf(String task) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(name -> name.matches("pipewright-\\w+-" + task + "-\\d+"))
        .collect(Collectors.toSet());
  }

  @Test
  void linesOfAllPages() {
    serve("/a", "1\n2\n");
    serve("/b", "3\n4\n");
    try (Run<String> lines = site.allLines(List.of(page("/a"), page("/b")))) {
      assertThat(lines).containsExactlyInAnyOrder("1", "2", "3", "4");
    }
  }

  /** The client's end of the connection is closed while the server still owes the answer. */
  @Test
  void closingCancelsTheExchange() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CountDownLatch asked = new CountDownLatch(1);
      CompletableFuture<Void> hungUp =
          CompletableFuture.runAsync(() -> readToTheEnd(silent, asked), threads);
      URI page = URI.create("http://localhost:" + silent.getLocalPort() + "/");

      Run<Answer> run = site.answers(List.of(page));
      CompletableFuture<Void> closed =
          CompletableFuture.runAsync(
              () -> {
                awaitUninterrupted(asked);
                run.close();
              },
              threads);
      assertThat(CompletableFuture.supplyAsync(run::toList, threads))
          .failsWithin(30, TimeUnit.SECONDS);
      closed.get();
      hungUp.get(30, TimeUnit.SECONDS);
    }
  }

  private static void readToTheEnd(ServerSocket server, CountDownLatch asked) {
    try (Socket socket = server.accept();
        InputStream in = socket.getInputStream()) {
      for (int b = in.read(); b >= 0; b = in.read()) {
        asked.countDown();
      }
    } catch (SocketException e) {
      return; // hung up, and not politely
    } catch (IOException e) {
      throw new CompletionException(e);
    }
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void aFutureOfAllAnswers() throws Exception {
    serve("/", "");
    List<URI> pages = pages(3);
    // snippet: later
    CompletableFuture<Long> working =
        site.answersLater(pages)
            .orTimeout(30, TimeUnit.SECONDS)
            .thenApply(answers -> answers.stream().filter(a -> a.status() == 200).count());
    // end snippet
    assertThat(working.get()).isEqualTo(3);
  }

  @Test
  void whatIsBehindAFutureRunsOnItsThread() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    server.createContext(
        "/",
        exchange -> {
          awaitUninterrupted(mayAnswer);
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    CompletableFuture<String> thread =
        site.answersLater(pages(1)).thenApply(answers -> Thread.currentThread().getName());
    mayAnswer.countDown();
    assertThat(thread.get()).isEqualTo("complete-answersLater");
  }

  @Test
  void aFluxOfEachSubscriptionsRun() {
    serve("/", "");
    List<URI> pages = pages(100);
    // snippet: flux
    Flux<Answer> answers = JdkFlowAdapter.flowPublisherToFlux(site.published(pages));
    List<Answer> some = answers.take(3).collectList().block();
    // end snippet
    assertThat(some).hasSize(3);
    assertThat(answers.count().block()).isEqualTo(100);
    assertThat(answers.map(answer -> Thread.currentThread().getName()).distinct().collectList())
        .extracting(names -> names.block())
        .isEqualTo(List.of("publish-published"));
  }

  @Test
  void aFlowable() {
    serve("/", "");
    List<URI> pages = pages(100);
    // snippet: flowable
    Flowable<Answer> answers =
        Flowable.fromPublisher(FlowAdapters.toPublisher(site.published(pages)));
    // end snippet
    assertThat(answers.count().blockingGet()).isEqualTo(100);
  }

  @Test
  void theNetworkHoldsThePublisherBack() {
    StringBuffer received = new StringBuffer();
    server.createContext(
        "/",
        exchange -> {
          received.append(
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(201, -1);
          exchange.close();
        });
    URI target = page("/");
    // snippet: upload
    Flux<String> journal = Flux.range(1, 1000).map(i -> "entry " + i);
    int status = site.upload(JdkFlowAdapter.publisherToFlowPublisher(journal), target);
    // end snippet
    assertThat(status).isEqualTo(201);
    assertThat(received.toString().lines())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, 1000).mapToObj(i -> "entry " + i).toList());

    // snippet: uploadFlowable
    Flow.Publisher<String> once = FlowAdapters.toFlowPublisher(Flowable.just("entry"));
    // end snippet
    assertThat(site.upload(once, target)).isEqualTo(201);
  }
}
