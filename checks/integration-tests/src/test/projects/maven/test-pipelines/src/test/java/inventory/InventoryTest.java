package inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Its pipelines are declared in the test sources, one in the test class itself. */
class InventoryTest {

  interface Counting {

    @Task(branch = true)
    static IntStream upTo(int n) {
      return IntStream.rangeClosed(1, n);
    }

    @Task(workers = 2, ordered = true)
    static int times(int n, @Bind int factor) {
      return n * factor;
    }

    @Pipeline("upTo -> times")
    List<Integer> multiples(int n, int factor);
  }

  @Test
  void nestedPipelineRuns() {
    Counting counting = new PipewrightInventoryTest_Counting();
    assertEquals(List.of(3, 6, 9), counting.multiples(3, 3));
  }
}
