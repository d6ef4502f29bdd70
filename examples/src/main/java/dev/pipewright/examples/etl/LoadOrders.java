package dev.pipewright.examples.etl;

import com.github.freva.asciitable.AsciiTable;
import com.github.freva.asciitable.Column;
import com.github.freva.asciitable.HorizontalAlign;
import dev.pipewright.examples.etl.Rejects.Reject;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads a file of orders, and prints what they are worth, and the rejects. */
public final class LoadOrders {

  private static final Rates RATES =
      new Rates(
          Map.of(
              "EUR", BigDecimal.ONE,
              "SEK", new BigDecimal("0.0904"),
              "USD", new BigDecimal("0.9215")));

  private LoadOrders() {}

  /**
   * Runs the program.
   *
   * @param args a file, or none for the one that comes with the program
   * @throws IOException if the file cannot be read
   */
  public static void main(String[] args) throws IOException {
    run(args, System.out);
  }

  /**
   * Runs the program.
   *
   * @param args a file, or none for the one that comes with the program
   * @param out where it prints
   * @return the exit code
   * @throws IOException if the file cannot be read
   */
  public static int run(String[] args, PrintStream out) throws IOException {
    URL csv = args.length == 0 ? sample() : Path.of(args[0]).toUri().toURL();
    // snippet: call
    Rejects rejects = new Rejects();
    Ledger ledger = new Ledger();
    new PipewrightOrderImport(RATES).load(csv, rejects, ledger);
    // end snippet
    List<Sale> sales = ledger.sales();
    BigDecimal worth = sales.stream().map(Sale::euros).reduce(BigDecimal.ZERO, BigDecimal::add);
    out.println("Orders stored: " + sales.size() + ", worth " + worth + " EUR");
    out.println("Orders rejected: " + rejects.inOrder().size());
    out.println(
        AsciiTable.getTable(
            AsciiTable.BASIC_ASCII_NO_DATA_SEPARATORS,
            rejects.inOrder(),
            List.of(
                new Column().header("line").with(reject -> "" + reject.line().number()),
                new Column()
                    .header("reason")
                    .dataAlign(HorizontalAlign.LEFT)
                    .with(Reject::reason))));
    return 0;
  }

  /** The file that comes with the program. */
  static URL sample() {
    return Objects.requireNonNull(LoadOrders.class.getResource("orders.csv"));
  }
}
