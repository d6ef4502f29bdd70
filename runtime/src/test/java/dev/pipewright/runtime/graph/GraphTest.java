package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class GraphTest {

  private final FirstLoop<Integer> read =
      new FirstLoop<>(Attributes.of("read"), "file", null) {
        @Override
        public void run(Output<Integer> out) {
          out.put(1);
        }
      };

  private final Loop<Number, String> print =
      new Loop<>(Attributes.of("print").withWorkers(2)) {
        @Override
        public void run(Input<Number> in, Output<String> out) {
          while (in.next()) {
            out.put(in.item().toString());
          }
        }
      };

  @Test
  void holdsItsTasksInTheOrderOfTheItems() {
    Node<Integer> first = Node.first(read);
    Node<String> last = first.then(print);
    Graph<Object> graph = Graph.of("pipe", last);

    assertThat(graph.pipeline()).isEqualTo("pipe");
    assertThat(graph.last()).isSameAs(last);
    assertThat(graph.nodes()).containsExactly(first, last);
    assertThatThrownBy(() -> graph.nodes().clear())
        .isInstanceOf(UnsupportedOperationException.class);

    assertThat(first.inputs()).isNull();
    assertThat(first.work()).isEqualTo(new Work.First<>(read));
    assertThat(first.attributes()).isEqualTo(Attributes.of("read"));

    assertThat(last.inputs()).isSameAs(first);
    assertThat(last.work()).isEqualTo(new Work.Each<>(print));
    assertThat(last.attributes()).isEqualTo(Attributes.of("print").withWorkers(2));
  }

  @Test
  void aPlaceCanLeadToSeveral() {
    Node<Integer> first = Node.first(read);
    Graph<String> one = Graph.of("one", first.then(print));
    Graph<String> two = Graph.of("two", first.then(print));
    assertThat(one.nodes().get(0)).isSameAs(two.nodes().get(0));
    assertThat(one.nodes().get(1)).isNotSameAs(two.nodes().get(1));
  }

  @Test
  void theArgumentsOfTheFirstTaskAreKeptAsTheyAre() {
    assertThat(read.arguments()).isEqualTo(Arrays.asList("file", null));
    assertThatThrownBy(() -> read.arguments().set(0, "other"))
        .isInstanceOf(UnsupportedOperationException.class);
  }
}
