package dev.pipewright.runtime;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Tck;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.annotations.AfterMethod;

/** A published pipeline keeps the rules of Reactive Streams, by their own test kit. */
public class PublishTckTest extends FlowPublisherVerification<Long> {

  /** For TestNG to call. */
  public PublishTckTest() {
    super(Tck.environment());
  }

  /** What needs a publisher that has failed does not apply. */
  @AfterMethod
  public void nothingElseIsSkipped(ITestResult result) {
    Tck.assertSkippedOnly(result, "optional_spec104_", "required_spec109_mayReject");
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return LocalEngine.plain()
        .publish(
            Line.first(
                    Line.task("numbers"),
                    (Line.Source<Long>) out -> Branch.putAll(LongStream.range(0, elements), out))
                .each(Line.task("same").withThrottle(1), i -> i)
                .graph());
  }

  /** None: a run starts with the first request, and so cannot fail before. */
  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return null;
  }
}
