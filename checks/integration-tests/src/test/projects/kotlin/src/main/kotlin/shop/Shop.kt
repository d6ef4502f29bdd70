package shop

import dev.pipewright.Bind
import dev.pipewright.Pipeline
import dev.pipewright.Task
import dev.pipewright.runtime.Run

data class Order(val customer: String, val amount: Int)

abstract class Shop {

  @Task(branch = true)
  fun nonBlank(text: String): List<String> = text.lines().filter { it.isNotBlank() }

  @Task(workers = 4, ordered = true)
  fun parse(line: String): Order = line.split(",").let { (customer, amount) -> Order(customer, amount.toInt()) }

  @Task
  fun discounted(order: Order, @Bind percent: Int): Order =
    order.copy(amount = order.amount * (100 - percent) / 100)

  @Task(join = true)
  fun totals(orders: Iterable<Order>): Map<String, Int> =
    orders.groupingBy { it.customer }.fold(0) { sum, order -> sum + order.amount }

  @Pipeline("nonBlank -> parse -> discounted -> totals")
  abstract fun report(text: String): Map<String, Int>

  @Pipeline("nonBlank -> parse")
  abstract fun orders(text: String): Run<Order>
}

fun main() {
  val shop = PipewrightShop(50)
  println(shop.report("ann,4\nbob,2\nann,6\n").toSortedMap())
  shop.orders("ann,4\nbob,2").use { orders -> orders.forEach { println(it) } }
}
