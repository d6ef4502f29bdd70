package dev.pipewright.examples.etl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import dev.pipewright.examples.etl.OrderImport.Line;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OrderImportTest {

  private static final String HEADER = "id,date,customer,quantity,price,currency\n";

  private final OrderImport orders =
      new PipewrightOrderImport(
          new Rates(Map.of("EUR", BigDecimal.ONE, "USD", new BigDecimal("0.9"))));
  private final Rejects rejects = new Rejects();
  private final Ledger ledger = new Ledger();

  @TempDir private Path directory;

  @Test
  void goodRecordsAreConvertedAndStored() throws IOException {
    load("1,2026-01-02,\"Lind, \"\"A\"\"\",3,19.90,EUR\n2,2026-01-03,Å,2,0.55,USD");

    assertThat(ledger.sales())
        .extracting(Sale::id, Sale::customer, Sale::euros)
        .containsExactly(
            tuple("1", "Lind, \"A\"", new BigDecimal("59.70")),
            tuple("2", "Å", new BigDecimal("0.99")));
    assertThat(rejects.inOrder()).isEmpty();
  }

  @Test
  void badRecordsAreRejectedWithLineAndReason() throws IOException {
    load(
        """
        1,2026-01-02,Lind,3,19.90,EUR
        2,2026-01-02,Lind,3,19.90
        3,2026-01-32,Lind,3,19.90,EUR
        4,2026-01-02,Lind,0,19.90,EUR
        5,2026-01-02,Lind,3,0.00,EUR
        6,2026-01-02,Lind,3,1e9,EUR
        7,2026-01-02,Lind,3,19.90,GBP
        1,2026-01-02,Lind,3,19.90,EUR
        8,2026-01-02,"Lind,3,19.90,EUR
        9,2026-01-02,"Lind" A,3,19.90,EUR
        10,2026-01-02, ,3,19.90,EUR

        11,2026-01-02,Lind,3,19.90,EUR
        """);

    assertThat(rejects.inOrder())
        .extracting(reject -> reject.line().number(), Rejects.Reject::reason)
        .containsExactly(
            tuple(3, "5 fields instead of 6"),
            tuple(4, "the date is 2026-01-32"),
            tuple(5, "the quantity is 0"),
            tuple(6, "the price is 0.00"),
            tuple(7, "the price is 1e9"),
            tuple(8, "no rate for GBP"),
            tuple(9, "order 1 is there already, from line 2"),
            tuple(10, "a quote is not closed"),
            tuple(11, "text after a closed quote"),
            tuple(12, "no customer"),
            tuple(13, "1 fields instead of 6"));
    assertThat(ledger.sales()).extracting(Sale::id).containsExactly("1", "11");
  }

  @Test
  void everyRecordIsEitherStoredInOrderOrRejected() throws IOException {
    int count = 20_000;
    StringBuilder records = new StringBuilder();
    for (int i = 0; i < count; i++) {
      records.append(i).append(",2026-01-02,Lind,").append(i % 7).append(",1.00,EUR\n");
    }

    load(records.toString());

    assertThat(ledger.sales())
        .extracting(Sale::id)
        .containsExactlyElementsOf(
            IntStream.range(0, count).filter(i -> i % 7 != 0).mapToObj(String::valueOf).toList());
    assertThat(rejects.inOrder())
        .extracting(reject -> reject.line().number())
        .containsExactlyElementsOf(
            IntStream.range(0, count).filter(i -> i % 7 == 0).map(i -> i + 2).boxed().toList());
  }

  @Test
  void sampleHasBothKinds() throws IOException {
    new PipewrightOrderImport(
            new Rates(Map.of("EUR", BigDecimal.ONE, "USD", BigDecimal.ONE, "SEK", BigDecimal.ONE)))
        .load(LoadOrders.sample(), rejects, ledger);

    assertThat(ledger.sales()).hasSize(11);
    assertThat(rejects.inOrder()).hasSize(9);
  }

  @Test
  void emptyFileIsNoError() throws IOException {
    load("");
    orders.load(Files.createFile(directory.resolve("empty")).toUri().toURL(), rejects, ledger);

    assertThat(ledger.sales()).isEmpty();
    assertThat(rejects.inOrder()).isEmpty();
  }

  @Test
  void missingFileIsNoBadRecord() {
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> orders.load(directory.resolve("gone").toUri().toURL(), rejects, ledger));
  }

  @Test
  void faultOfAStepIsNoBadRecord() {
    assertThatIllegalStateException()
        .isThrownBy(
            () ->
                rejects.unlessBad(
                    new Line(2, ""),
                    line -> {
                      throw new IllegalStateException("a bug");
                    }));
    assertThat(rejects.inOrder()).isEqualTo(List.of());
  }

  private void load(String records) throws IOException {
    Path csv = Files.writeString(directory.resolve("orders.csv"), HEADER + records);
    orders.load(csv.toUri().toURL(), rejects, ledger);
  }
}
