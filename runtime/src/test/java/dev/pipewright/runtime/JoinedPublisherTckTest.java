package dev.pipewright.runtime;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Tck;
import dev.pipewright.runtime.testing.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.reactivestreams.tck.flow.FlowPublisherVerification;
import org.testng.ITestResult;
import org.testng.annotations.AfterMethod;

/** The input of a task that joins a publisher keeps the rules of Reactive Streams. */
public class JoinedPublisherTckTest extends FlowPublisherVerification<Long> {

  private final List<Run<Void>> runs = new CopyOnWriteArrayList<>();

  /** For TestNG to call. */
  public JoinedPublisherTckTest() {
    super(Tck.environment());
  }

  /** There is one subscriber, so what is for several does not apply. */
  @AfterMethod
  public void nothingElseIsSkipped(ITestResult result) {
    Tck.assertSkippedOnly(result, "optional_spec111_");
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    CountDownLatch never = new CountDownLatch(1);
    return inputOf(elements, never);
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    Flow.Publisher<Long> publisher = inputOf(1, new CountDownLatch(0));
    runs.forEach(Run::close); // it is refused once the task has returned
    return publisher;
  }

  /** Returns the input of a task that does not return before a latch lets it. */
  private Flow.Publisher<Long> inputOf(long elements, CountDownLatch mayReturn) {
    CompletableFuture<Flow.Publisher<Long>> input = new CompletableFuture<>();
    Run<Void> run =
        Line.first(
                Line.task("numbers"),
                (Line.Source<Long>) out -> Branch.putAll(LongStream.range(0, elements), out))
            .<Void>join(
                Line.task("join"),
                (in, out) -> {
                  input.complete(in.publisher());
                  mayReturn.await();
                })
            .run();
    runs.add(run);
    Threads.inBackground(() -> run.iterator().hasNext());
    return input.orTimeout(30, TimeUnit.SECONDS).join();
  }

  /** Ends the tasks, whose publishers could be read until then. */
  @AfterMethod
  public void closeRuns() {
    runs.forEach(Run::close);
    runs.clear();
  }
}
