package dev.pipewright.benchmarks.peers;

import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.FanInShape2;
import org.apache.pekko.stream.Graph;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.UniformFanInShape;
import org.apache.pekko.stream.UniformFanOutShape;
import org.apache.pekko.stream.javadsl.Broadcast;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.GraphDSL;
import org.apache.pekko.stream.javadsl.Merge;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.stream.javadsl.ZipWith;

/**
 * Pekko's graphs in which each item goes to two steps, whose results meet again. Source and
 * broadcast have an actor, each step has one, and whatever is behind it.
 */
public final class PekkoDiamond {

  private PekkoDiamond() {}

  /**
   * The sum of what both steps give, merged; one item, from an actor that merges and adds.
   *
   * @param items how many items the source gives
   */
  public static Source<Total.Sum, NotUsed> merged(int items) {
    return diamond(
        items,
        GraphDSL.create(
            builder -> {
              UniformFanInShape<Integer, Integer> merge = builder.add(Merge.<Integer>create(2));
              return new FanInShape2<>(
                  merge.in(0),
                  merge.in(1),
                  builder.from(merge.out()).via(builder.add(sum())).out());
            }));
  }

  /**
   * The sum of what both steps give, zipped and added by an actor and then summed up by another;
   * one item.
   *
   * @param items how many items the source gives
   */
  public static Source<Total.Sum, NotUsed> zipped(int items) {
    return diamond(items, ZipWith.<Integer, Integer, Integer>create(Work::plus)).via(sum().async());
  }

  private static Flow<Integer, Total.Sum, NotUsed> sum() {
    return Flow.of(Integer.class).fold(new Total.Sum(), Total.Sum::add);
  }

  private static <O> Source<O, NotUsed> diamond(
      int items, Graph<FanInShape2<Integer, Integer, O>, NotUsed> meeting) {
    return Source.fromGraph(
        GraphDSL.create(
            builder -> {
              UniformFanOutShape<Integer, Integer> fanOut =
                  builder.add(Broadcast.<Integer>create(2));
              FanInShape2<Integer, Integer, O> met = builder.add(meeting.async());
              builder.from(builder.add(Source.range(0, items - 1))).viaFanOut(fanOut);
              builder
                  .from(fanOut.out(0))
                  .via(builder.add(Flow.of(Integer.class).map(Work::plusOne).async()))
                  .toInlet(met.in0());
              builder
                  .from(fanOut.out(1))
                  .via(builder.add(Flow.of(Integer.class).map(Work::timesTwo).async()))
                  .toInlet(met.in1());
              return SourceShape.of(met.out());
            }));
  }
}
