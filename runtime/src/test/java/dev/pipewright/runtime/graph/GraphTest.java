package dev.pipewright.runtime.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphTest {

  private final FirstCall<Integer> read =
      new FirstCall<>(Attributes.of("read"), "file", null) {
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

  @Test
  void holdsEachPlaceOnceBehindAllThatFeedIt() {
    Node<Integer> first = Node.first(read);
    Node<String> left = first.then(print);
    Node<String> right = first.then(print);
    Node<String> merged = InEdges.<Object>merged(left, first, right).then(anything());
    Node<String> zipped = InEdges.zipped(List.of("a", "b"), right, merged).then(anything());

    assertThat(Graph.of("pipe", zipped).nodes())
        .containsExactly(first, right, left, merged, zipped);
  }

  private static Loop<Object, String> anything() {
    return new Loop<>(Attributes.of("anything")) {
      @Override
      public void run(Input<Object> in, Output<String> out) {}
    };
  }

  @Test
  void whatIsBesideAPlaceBelongsToTheGraph() {
    Node<Integer> first = Node.first(read);
    Node<String> sink = first.then(print);
    Node<String> inner = first.then(print).beside(List.of(sink));
    Node<Integer> other = Node.first(read);
    Node<String> otherSink = other.then(print);
    Node<String> last = inner.then(anything()).beside(List.of(otherSink));

    assertThat(inner.beside()).containsExactly(sink);
    assertThat(Graph.of("pipe", last).nodes())
        .containsExactlyInAnyOrder(first, sink, inner, other, otherSink, last)
        .containsSubsequence(first, sink)
        .containsSubsequence(first, inner)
        .containsSubsequence(other, otherSink)
        .endsWith(last);
  }

  @Test
  void whatIsBesideAPlaceMayBeBehindIt() {
    Node<Integer> first = Node.first(read);
    Node<String> last = first.then(print);
    Node<String> note = last.failures(IllegalStateException.class).then(anything());
    last.beside(List.of(note));

    assertThat(Graph.of("pipe", last).nodes()).containsExactly(first, last, note);
  }

  @Test
  void manyWaysToAPlaceAreNotGoneOneByOne() {
    Node<?> node = Node.first(read);
    for (int i = 0; i < 50; i++) {
      node = InEdges.<Object>merged(node, node, node).then(anything());
    }
    assertThat(Graph.of("pipe", node).nodes()).hasSize(51);
  }

  @Test
  void aLineMayBeLong() {
    Node<?> node = Node.first(read);
    for (int i = 0; i < 100_000; i++) {
      node = node.then(anything());
    }
    assertThat(Graph.of("pipe", node).nodes()).hasSize(100_001);
  }

  @Test
  void inputsKnowTheirEdges() {
    Node<Integer> first = Node.first(read);
    Edge.Route<Integer> route = first.route(Integer.class);
    InEdges<Object[]> zipped = InEdges.zipped(List.of("a", "b"), first, route);

    assertThat(first.edges()).containsExactly(first);
    assertThat(first.from()).isSameAs(first);
    assertThat(route.edges()).containsExactly(route);
    assertThat(route.from()).isSameAs(first);
    assertThat(route.type()).isEqualTo(Integer.class);
    assertThat(zipped.edges()).containsExactly(first, route);
    assertThat(((InEdges.Zipped) zipped).parameters()).containsExactly("a", "b");
    assertThat(InEdges.merged(first, route).edges()).containsExactly(first, route);
  }
}
