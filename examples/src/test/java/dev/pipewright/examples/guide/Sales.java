package dev.pipewright.examples.guide;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/** Stores sales in a database, a batch at a time. */
interface Sales {

  record Sale(String article, long cents) {}

  @Task(branch = true)
  static List<Sale> sales(List<Sale> sales) {
    return sales;
  }

  // snippet: insert
  @Pipeline(value = "sales -> batches -> insert", uses = Batching.class)
  void store(List<Sale> sales, int batchSize) throws SQLException;

  @Task(workers = 2)
  static void insert(List<Sale> batch, @Bind DataSource database) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into sale (article, cents) values (?, ?)")) {
      connection.setAutoCommit(false);
      for (Sale sale : batch) {
        insert.setString(1, sale.article());
        insert.setLong(2, sale.cents());
        insert.addBatch();
      }
      insert.executeBatch();
      connection.commit();
    }
  }
  // end snippet
}
