package dev.pipewright.examples.guide.comingfrom;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** What all that a shop sells costs. */
// snippet: program
interface Prices {

  @Task(branch = true)
  static IntStream ids(int limit) {
    return IntStream.range(0, limit);
  }

  @Task(workers = 20)
  static String page(int id, @Bind Shop shop) {
    return shop.page(id);
  }

  @Task(branch = true)
  static List<Integer> prices(String page) {
    return Arrays.stream(page.split(" ", -1)).map(Integer::valueOf).toList();
  }

  @Task(join = true)
  static long sum(Iterable<Integer> prices) {
    long sum = 0;
    for (int price : prices) {
      sum += price;
    }
    return sum;
  }

  @Pipeline("ids -> page -> prices -> sum")
  long total(int limit);
}
// end snippet
