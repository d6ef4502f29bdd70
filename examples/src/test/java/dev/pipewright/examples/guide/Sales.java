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
  @Pipeline(value = "sales -> batches -> insert -> sum", uses = Batching.class)
  int store(List<Sale> sales, int batchSize) throws SQLException;

  @Task(join = true, workers = 2)
  static int insert(Iterable<List<Sale>> batches, @Bind DataSource database) throws SQLException {
    int inserted = 0;
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("insert into sale (article, cents) values (?, ?)")) {
      connection.setAutoCommit(false);
      try {
        for (List<Sale> batch : batches) {
          for (Sale sale : batch) {
            insert.setString(1, sale.article());
            insert.setLong(2, sale.cents());
            insert.addBatch();
          }
          insert.executeBatch();
          connection.commit();
          inserted += batch.size();
        }
      } finally {
        connection.rollback(); // of what was not committed
      }
    }
    return inserted;
  }

  @Task(join = true)
  static int sum(Iterable<Integer> inserted) {
    int sum = 0;
    for (int count : inserted) {
      sum += count;
    }
    return sum;
  }
  // end snippet
}
