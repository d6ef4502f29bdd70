package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.guide.Sales.Sale;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SalesTest {

  private static final List<Sale> SALES =
      IntStream.range(0, 25).mapToObj(i -> new Sale("article " + i, i)).toList();

  private final JdbcDataSource database = new JdbcDataSource();

  /** Keeps the database in memory. */
  private Connection keeper;

  private final Sales sales = new PipewrightSales(database);

  @BeforeEach
  void makeTable() throws SQLException {
    database.setURL("jdbc:h2:mem:sales" + System.identityHashCode(this));
    keeper = database.getConnection();
    try (Statement statement = keeper.createStatement()) {
      statement.execute("create table sale (article varchar primary key, cents bigint)");
    }
  }

  @AfterEach
  void dropAll() throws SQLException {
    keeper.close();
  }

  @Test
  void allIsStoredAlsoALastBatchThatIsNotFull() throws SQLException {
    assertThat(sales.store(SALES, 10)).isEqualTo(25);

    assertThat(stored()).containsExactlyInAnyOrderElementsOf(SALES);
    assertThat(sessions()).isEqualTo(1);
  }

  @Test
  void ofNothingNothingIsStored() throws SQLException {
    assertThat(sales.store(List.of(), 10)).isZero();
    assertThat(stored()).isEmpty();
  }

  @Test
  void aBatchThatFailsIsRolledBackAndTheCallerGetsWhatTheDatabaseSays() throws SQLException {
    List<Sale> twice = new ArrayList<>(SALES);
    twice.set(12, SALES.get(11));

    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> sales.store(twice, 10))
        .satisfies(
            failure ->
                assertThat((Throwable) failure.getNextException())
                    .isInstanceOf(SQLIntegrityConstraintViolationException.class));

    assertThat(stored()).doesNotContainAnyElementsOf(SALES.subList(10, 20));
    assertThat(sessions()).isEqualTo(1);
  }

  private List<Sale> stored() throws SQLException {
    List<Sale> stored = new ArrayList<>();
    try (Statement statement = keeper.createStatement();
        ResultSet rows = statement.executeQuery("select article, cents from sale")) {
      while (rows.next()) {
        stored.add(new Sale(rows.getString(1), rows.getLong(2)));
      }
    }
    return stored;
  }

  /** How many connections are open, the one that asks among them. */
  private int sessions() throws SQLException {
    try (Statement statement = keeper.createStatement();
        ResultSet rows =
            statement.executeQuery("select count(*) from information_schema.sessions")) {
      rows.next();
      return rows.getInt(1);
    }
  }
}
