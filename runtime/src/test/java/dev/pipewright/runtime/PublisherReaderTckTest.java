package dev.pipewright.runtime;

import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.testing.Line;
import dev.pipewright.runtime.testing.Tck;
import dev.pipewright.runtime.testing.Threads;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;
import org.testng.ITestResult;
import org.testng.annotations.AfterMethod;

/** The worker that reads a publisher is a subscriber that keeps the rules of Reactive Streams. */
public class PublisherReaderTckTest extends FlowSubscriberBlackboxVerification<Integer> {

  private final List<Run<Integer>> runs = new CopyOnWriteArrayList<>();

  /** For TestNG to call. */
  public PublisherReaderTckTest() {
    super(Tck.environment());
  }

  /** Everything applies. */
  @AfterMethod
  public void nothingElseIsSkipped(ITestResult result) {
    Tck.assertSkippedOnly(result);
  }

  /** Returns the subscriber of a run whose task returns a publisher, and whose caller waits. */
  @Override
  public Flow.Subscriber<Integer> createFlowSubscriber() {
    CompletableFuture<Flow.Subscriber<? super Integer>> reader = new CompletableFuture<>();
    Run<Integer> run =
        Line.first(
                Line.task("read"),
                (Line.Source<Integer>)
                    out -> Branch.putAll((Flow.Publisher<Integer>) reader::complete, out))
            .run();
    runs.add(run);
    Threads.inBackground(
        () -> {
          run.forEach(i -> {});
          return null;
        });
    @SuppressWarnings("unchecked") // it takes any Integer
    Flow.Subscriber<Integer> subscriber =
        (Flow.Subscriber<Integer>) reader.orTimeout(30, TimeUnit.SECONDS).join();
    return subscriber;
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }

  /** Ends the runs. */
  @AfterMethod
  public void closeRuns() {
    for (Run<Integer> run : runs) {
      try {
        run.close();
      } catch (TaskException e) {
        // The publisher had failed, as it was told to.
      }
    }
    runs.clear();
  }
}
