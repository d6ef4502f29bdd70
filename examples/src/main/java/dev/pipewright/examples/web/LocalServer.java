package dev.pipewright.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A web server on the loopback interface, at a port that is free. It answers GET requests, any
 * number of them at once.
 */
public final class LocalServer implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads;

  private LocalServer(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  /**
   * Starts a server.
   *
   * @param content what it serves
   * @return the server
   * @throws IOException if there is no port for it
   */
  public static LocalServer start(Content content) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, content));
    ExecutorService threads = Executors.newCachedThreadPool();
    server.setExecutor(threads);
    server.start();
    return new LocalServer(server, threads);
  }

  /**
   * Returns the address of the server's root; other addresses are relative to it.
   *
   * @return an address that ends in a slash
   */
  public URI root() {
    InetSocketAddress address = server.getAddress();
    String host = address.getAddress().getHostAddress();
    return URI.create(
        "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, address.getPort()));
  }

  /** Stops the server. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(HttpExchange exchange, Content content) throws IOException {
    try (exchange) {
      Optional<byte[]> found = content.at(exchange.getRequestURI().getPath().substring(1));
      byte[] body = found.orElseGet(() -> new byte[0]);
      exchange.sendResponseHeaders(
          found.isPresent() ? 200 : 404, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  /** What a server serves. */
  @FunctionalInterface
  public interface Content {

    /**
     * Looks up what a path leads to; called by several threads at once.
     *
     * @param path the path, relative to the root
     * @return what is there, or nothing
     * @throws IOException if it cannot be read
     */
    Optional<byte[]> at(String path) throws IOException;
  }
}
