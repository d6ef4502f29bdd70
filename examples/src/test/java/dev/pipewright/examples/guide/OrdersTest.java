package dev.pipewright.examples.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.pipewright.examples.guide.Orders.Export;
import dev.pipewright.examples.guide.Orders.Order;
import dev.pipewright.examples.guide.Orders.Retail;
import dev.pipewright.examples.guide.Orders.Wholesale;
import dev.pipewright.runtime.Run;
import dev.pipewright.runtime.TaskException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrdersTest {

  private static final List<Order> ORDERS =
      List.of(new Retail(1, 100), new Wholesale(2, 2000), new Export(3, 300, "NO"));

  private final Orders orders = new PipewrightOrders();

  @Test
  void whatBelongsToOneOrderIsPutTogether() {
    Set<Integer> noted = new HashSet<>();
    try (Run<String> lines = orders.lines(ORDERS, noted)) {
      assertThat(lines.toList()).containsExactly("order 1: 119", "order 2: 2380", "order 3: 357");
    }
    assertThat(noted).containsExactlyInAnyOrder(1, 2, 3);
  }

  @Test
  void pricesOfBothListsAreAdded() {
    assertThat(orders.revenue(ORDERS, ORDERS.subList(1, 2))).isEqualTo(119 + 357);
  }

  @Test
  void eachOrderGoesWhereItsKindDoes() {
    assertThat(orders.send(ORDERS))
        .containsExactlyInAnyOrder("parcel 1 sent", "pallet 2 sent", "container 3 to NO sent");
  }

  @Test
  void aGraphIsATaskOfAnother() {
    assertThat(orders.lineOf(ORDERS.get(0))).isEqualTo("order 1: 119");
    assertThat(orders.allLines(ORDERS)).hasSize(3).contains("order 2: 2380");
  }

  @Test
  void aPipelineForEachWayHasATaskForEach() {
    assertThat(orders.netAndGross(ORDERS))
        .containsExactly("1.00, with tax 1.19", "20.00, with tax 23.80", "3.00, with tax 3.57");
  }

  @Test
  void lengthsThatDifferAreAFailure() {
    // snippet: lengths
    assertThatExceptionOfType(TaskException.class)
        .isThrownBy(() -> orders.linesOf(List.of("a", "b"), List.of(1L, 2L, 3L)))
        .havingCause()
        .isInstanceOf(IllegalStateException.class)
        .withMessage("inputs of different lengths: label ended after 2 items, and price has more");
    // end snippet
  }
}
