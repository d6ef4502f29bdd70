package dev.pipewright.examples.web;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** Gets pages. */
public final class Web {

  private static final int OK = 200;

  private Web() {}

  /**
   * Gets a page, and waits for it.
   *
   * @param http the client to get it with
   * @param page where it is
   * @return its text
   * @throws IOException if it cannot be had, or the server answers anything but OK
   * @throws InterruptedException if this thread is interrupted while it waits
   */
  public static String text(HttpClient http, URI page) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(page).build(), BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IOException("the server answers " + response.statusCode() + " for " + page);
    }
    return response.body();
  }
}
