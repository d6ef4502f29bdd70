package dev.pipewright.examples.census;

import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Shows how far a census is as a bar, and takes it away at the end. */
final class BarProgress implements Progress {

  /** Asking for a terminal's width takes a native library, of which newer JVMs warn. */
  private static final int WIDTH = 79;

  private static final int UPDATE_MILLIS = 100;

  private final PrintStream terminal;
  private final ProgressBar bar;

  BarProgress(PrintStream terminal) {
    this.terminal = terminal;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("Reading jars")
            .setInitialMax(0)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setConsumer(new UnendedLine(terminal))
            .build();
  }

  @Override
  public void found() {
    bar.maxHint(bar.getMax() + 1); // not atomic, and need not be: there is one walker
  }

  @Override
  public void read() {
    bar.step();
  }

  /** Stops the bar and clears its line, which the library does not do where the bar was brief. */
  @Override
  public void close() {
    bar.close();
    terminal.print("\r" + " ".repeat(WIDTH) + "\r");
    terminal.flush();
  }

  /** A line that the bar does not leave when it is closed. */
  private static final class UnendedLine extends ConsoleProgressBarConsumer {

    UnendedLine(PrintStream terminal) {
      super(terminal, WIDTH);
    }

    @Override
    public void close() {} // the inherited method would end the line
  }
}
