package dev.pipewright.benchmarks.peers;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * What one writes without a library to have records worked on in other processes: Java
 * serialisation over standard input and output. It neither handles failures nor keeps an order.
 */
public final class ProcessesByHand {

  private static final int BUFFER = 1 << 16;

  /** After so many records the streams forget which objects they have seen. */
  private static final int RESET = 256;

  private final int workers;
  private final int underWay;
  private final int batch;

  /**
   * Chooses how much is sent at a time.
   *
   * @param workers how many processes
   * @param underWay how many records are sent to each before the answer to the first
   * @param batch after how many records the streams are flushed
   */
  public ProcessesByHand(int workers, int underWay, int batch) {
    this.workers = workers;
    this.underWay = underWay;
    this.batch = batch;
  }

  /** Moves so many points, and returns the sum of their numbers. */
  public long sumOfMoved(int count) throws IOException, InterruptedException {
    LongAdder sum = new LongAdder();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < workers; i++) {
      int first = i;
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-classpath",
                  System.getProperty("java.class.path"),
                  ProcessesByHand.class.getName(),
                  Integer.toString(batch))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Semaphore mayBeSent = new Semaphore(underWay);
      threads.add(start(() -> send(process.getOutputStream(), first, count, mayBeSent)));
      threads.add(start(() -> receive(process.getInputStream(), first, count, mayBeSent, sum)));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return sum.sum();
  }

  private void send(OutputStream to, int first, int count, Semaphore mayBeSent)
      throws IOException, InterruptedException {
    try (ObjectOutputStream out = objects(to)) {
      int sent = 0;
      for (int id = first; id < count; id += workers) {
        if (!mayBeSent.tryAcquire()) {
          out.flush();
          mayBeSent.acquire();
        }
        write(out, Point.numbered(id), ++sent, batch);
      }
    }
  }

  private void receive(InputStream from, int first, int count, Semaphore mayBeSent, LongAdder sum)
      throws IOException {
    try (ObjectInputStream in = objects(from)) {
      for (int id = first; id < count; id += workers) {
        sum.add(read(in).id());
        mayBeSent.release();
      }
    }
  }

  /**
   * Runs in the other process, which ends with it: moves what comes.
   *
   * @param args after how many records to flush
   * @throws IOException if the other side is gone
   */
  @SuppressWarnings("ClosingStandardOutputStreams") // its end tells the other side of the end
  public static void main(String[] args) throws IOException {
    int batch = Integer.parseInt(args[0]);
    int moved = 0;
    try (ObjectOutputStream out = objects(System.out);
        ObjectInputStream in = objects(System.in)) {
      while (true) {
        write(out, read(in).moved(), ++moved, batch);
      }
    } catch (EOFException e) {
      return; // all is done, and closing has flushed the rest
    }
  }

  private static void write(ObjectOutputStream out, Point point, int count, int batch)
      throws IOException {
    out.writeUnshared(point);
    if (count % batch == 0) {
      out.flush();
    }
    if (count % RESET == 0) {
      out.reset();
    }
  }

  private static Point read(ObjectInputStream in) throws IOException {
    try {
      return (Point) in.readUnshared();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("the other side has another class path", e);
    }
  }

  private static ObjectOutputStream objects(OutputStream out) throws IOException {
    ObjectOutputStream objects = new ObjectOutputStream(new BufferedOutputStream(out, BUFFER));
    objects.flush(); // the other side waits for the header
    return objects;
  }

  private static ObjectInputStream objects(InputStream in) throws IOException {
    return new ObjectInputStream(new BufferedInputStream(in, BUFFER));
  }

  /** What a thread does. */
  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private static Thread start(Part part) {
    Thread thread =
        new Thread(
            () -> {
              try {
                part.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    thread.start();
    return thread;
  }
}
