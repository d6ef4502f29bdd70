package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.guide.Sales.Sale;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SalesTest {

  private static final List<Sale> SALES =
      IntStream.range(0, 25).mapToObj(i -> new Sale("article " + i, i)).toList();

  /** The articles of each transaction that was committed. */
  private final Queue<List<Object>> committed = new ConcurrentLinkedQueue<>();

  /** The connections that are open. */
  private final Queue<Object> open = new ConcurrentLinkedQueue<>();

  @Test
  void batchesAreFullButTheLast() throws Exception {
    new PipewrightSales(database("")).store(SALES, 10);

    assertThat(committed).extracting(List::size).containsExactlyInAnyOrder(10, 10, 5);
    assertThat(committed.stream().flatMap(List::stream))
        .containsExactlyInAnyOrderElementsOf(SALES.stream().map(Sale::article).toList());
    assertThat(open).isEmpty();
  }

  @Test
  void ofNothingThereIsNoBatch() throws Exception {
    new PipewrightSales(database("")).store(List.of(), 10);
    assertThat(committed).isEmpty();
  }

  @Test
  void aBatchThatFailsIsNotCommitted() {
    assertThatExceptionOfType(SQLException.class)
        .isThrownBy(() -> new PipewrightSales(database("article 12")).store(SALES, 10))
        .withMessage("article 12 is there already");
    assertThat(committed.stream().flatMap(List::stream)).doesNotContain("article 12");
    assertThat(open).isEmpty();
  }

  /** Makes a database that knows just enough, and refuses an article. */
  private DataSource database(String refused) {
    return fake(DataSource.class, (self, method, arguments) -> connection(refused));
  }

  private Connection connection(String refused) {
    List<Object> articles = new ArrayList<>();
    PreparedStatement statement =
        fake(
            PreparedStatement.class,
            (self, method, arguments) -> {
              if (method.getName().equals("setString")) {
                articles.add(arguments[1]);
              } else if (method.getName().equals("executeBatch")) {
                if (articles.contains(refused)) {
                  throw new SQLException(refused + " is there already");
                }
                return new int[articles.size()];
              }
              return null;
            });
    Object key = new Object();
    open.add(key);
    return fake(
        Connection.class,
        (self, method, arguments) -> {
          switch (method.getName()) {
            case "prepareStatement" -> {
              return statement;
            }
            case "commit" -> committed.add(List.copyOf(articles));
            case "close" -> open.remove(key);
            default -> {}
          }
          return null;
        });
  }

  private static <T> T fake(Class<T> type, InvocationHandler calls) {
    return type.cast(
        Proxy.newProxyInstance(SalesTest.class.getClassLoader(), new Class<?>[] {type}, calls));
  }
}
