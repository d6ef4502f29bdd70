package dev.pipewright.examples.etl;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import dev.pipewright.runtime.Emitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

// snippet: contract
/** Takes orders from a file into a ledger. Bad records are rejected, and the others go on. */
interface OrderImport {

  /** Reads the records, one on each line; the first line holds the names of the columns. */
  @Task(branch = true)
  static void records(URL csv, Emitter<Line> out) throws IOException {
    // This reader replaces what is no UTF-8: that is one bad record, and no reason to stop.
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(csv.openStream(), StandardCharsets.UTF_8))) {
      String text = reader.readLine();
      for (int number = 2; text != null && (text = reader.readLine()) != null; number++) {
        out.emit(new Line(number, text));
      }
    }
  }

  /** Splits a record into its fields. */
  @Task(branch = true)
  static Optional<Fields> split(Line line, @Bind Rejects rejects) {
    return rejects.unlessBad(line, Csv::fields).map(values -> new Fields(line, values));
  }

  /** Validates fields; four workers, whose results leave in the order of the file all the same. */
  @Task(branch = true, workers = 4, ordered = true)
  static Optional<Order> validate(Fields fields, @Bind Rejects rejects) {
    return rejects.unlessBad(fields.line(), line -> Order.of(line, fields.values()));
  }

  /** Converts to euros. */
  @Task(branch = true)
  static Optional<Sale> convert(Order order, @Bind Rates rates, @Bind Rejects rejects) {
    return rejects.unlessBad(order.line(), line -> rates.inEuros(order));
  }

  /** Stores what is left, unless it is there already. */
  @Task
  static void store(Sale sale, @Bind Rejects rejects, @Bind Ledger ledger) {
    rejects.unlessBad(sale.line(), line -> ledger.add(sale));
  }

  /** Loads a file. Only what is no record's fault makes it fail. */
  @Pipeline("records -> split -> validate -> convert -> store")
  void load(URL csv, Rejects rejects, Ledger ledger) throws IOException;

  /** A line of the file. */
  record Line(int number, String text) {}

  /** A record that could be split. */
  record Fields(Line line, List<String> values) {}
}
// end snippet
