package dev.pipewright.benchmarks.services;

import com.sun.management.OperatingSystemMXBean;
import dev.pipewright.benchmarks.peers.ByHand;
import dev.pipewright.benchmarks.peers.NewerJdk;
import dev.pipewright.benchmarks.peers.Threads;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Measures what an item of a service costs of processor time, all threads and the virtual machine
 * included, and how long it takes, at several rates.
 *
 * <p>Without arguments it measures all contestants, each at each rate in a process of its own. With
 * the arguments {@code CONTESTANT SERVICES RATE SECONDS} it measures one, with so many services
 * that get so many items a second each.
 */
public final class SlowServices {

  private static final int WARM_UP_SECONDS = 4;
  private static final int SECONDS = 6;
  private static final int BUFFER = 1024; // a throttle's default
  private static final int MOST_TIMES = 1 << 20;

  private enum Contestant {
    PIPEWRIGHT,
    PIPEWRIGHT_ON_PLATFORM_THREADS,
    BY_HAND_ON_PLATFORM_THREADS,
    BY_HAND_ON_VIRTUAL_THREADS
  }

  private SlowServices() {}

  /**
   * Measures, prints what it has measured, and ends the JVM.
   *
   * @param args none, or which one to measure
   * @throws IOException if a process cannot be started
   * @throws InterruptedException if it is interrupted
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length > 0) {
      measure(
          Contestant.valueOf(args[0]),
          Integer.parseInt(args[1]),
          Double.parseDouble(args[2]),
          Integer.parseInt(args[3]));
    } else {
      for (double rate : new double[] {10, 100, 500, 5_000, 50_000}) {
        measureAll(1, rate);
      }
      for (double rate : new double[] {10, 50, 500, 2_500}) {
        measureAll(20, rate);
      }
    }
    System.exit(0);
  }

  private static void measureAll(int services, double rate)
      throws IOException, InterruptedException {
    for (Contestant contestant : Contestant.values()) {
      if (contestant == Contestant.BY_HAND_ON_VIRTUAL_THREADS && !NewerJdk.hasVirtualThreads()) {
        continue;
      }
      List<String> command = new ArrayList<>();
      command.add(ProcessHandle.current().info().command().orElse("java"));
      if (contestant == Contestant.PIPEWRIGHT_ON_PLATFORM_THREADS) {
        command.add("-Ddev.pipewright.virtualThreads=false");
      }
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add(SlowServices.class.getName());
      command.add(contestant.name());
      command.add(Integer.toString(services));
      command.add(Double.toString(rate));
      command.add(Integer.toString(rate < 50 ? 2 * SECONDS : SECONDS));
      new ProcessBuilder(command).inheritIO().start().waitFor();
    }
  }

  private static void measure(Contestant contestant, int services, double rate, int seconds)
      throws InterruptedException {
    Served served = new Served(MOST_TIMES);
    for (int i = 0; i < services; i++) {
      Threads.platform().newThread(() -> serve(contestant, new Pace(rate), served)).start();
    }
    TimeUnit.SECONDS.sleep(WARM_UP_SECONDS);
    OperatingSystemMXBean process =
        ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    served.clear();
    long before = process.getProcessCpuTime();
    TimeUnit.SECONDS.sleep(seconds);
    double micros = (process.getProcessCpuTime() - before) / 1e3;
    int items = served.size();
    System.out.printf(
        Locale.ROOT,
        "%-31s %2d services %6.0f/s each: %7.1f us an item, median %7.1f us, 99%% in %8.1f us, %8.0f items/s%n",
        contestant,
        services,
        rate,
        micros / items,
        served.micros(0.5),
        served.micros(0.99),
        items / (double) seconds);
  }

  private static void serve(Contestant contestant, Pace pace, Served served) {
    switch (contestant) {
      case PIPEWRIGHT, PIPEWRIGHT_ON_PLATFORM_THREADS ->
          new PipewrightService().serve(pace, served);
      case BY_HAND_ON_PLATFORM_THREADS -> byHand(Threads.platform(), pace, served);
      case BY_HAND_ON_VIRTUAL_THREADS -> byHand(NewerJdk.virtualThreads(), pace, served);
    }
  }

  private static void byHand(ThreadFactory threads, Pace pace, Served served) {
    try {
      new ByHand(threads, BUFFER)
          .chain(pace, served::add, UnaryOperator.identity(), UnaryOperator.identity());
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted", e);
    }
  }
}
