package dev.pipewright.runtime.testing;

import dev.pipewright.runtime.graph.AsyncLoop;
import dev.pipewright.runtime.graph.Attempts;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * Loops as the processor would write them, around lambdas that stand for the user's methods; and
 * graphs made of them.
 */
public final class Loops {

  /** The name of the pipelines. */
  public static final String PIPELINE = "graph";

  private Loops() {}

  public static <O> Node<O> first(Attributes task, Line.Source<O> body, Object... arguments) {
    return Node.first(
        new FirstCall<O>(task, arguments) {
          @Override
          public void run(Output<O> out) throws Throwable {
            body.run(out);
          }
        });
  }

  /** A first task that gives 0, 1, and so on. */
  public static Node<Integer> numbers(Attributes task, int count) {
    return first(task, out -> Branch.putAll(IntStream.range(0, count), out), count);
  }

  public static <I, O> Loop<I, O> each(Attributes task, Line.OneToOne<I, O> body) {
    return loop(
        task,
        (in, out) -> {
          Attempts<O> attempts = out.attempts(() -> body.call(in.item()));
          while (in.next()) {
            try {
              out.put(task.hasAttempts() ? attempts.result() : body.call(in.item()));
            } catch (Exception e) {
              out.divert(e);
            }
          }
        });
  }

  public static <I> Loop<I, Void> sink(Attributes task, Line.Sink<I> body) {
    return eachOf(task, (item, out) -> body.call(item));
  }

  public static <I, O> Loop<I, O> branch(Attributes task, Line.Branching<I, O> body) {
    return eachOf(task.withBranch(), body);
  }

  private static <I, O> Loop<I, O> eachOf(Attributes task, Line.Branching<I, O> body) {
    return loop(
        task,
        (in, out) -> {
          while (in.next()) {
            try {
              body.call(in.item(), out);
            } catch (Exception e) {
              out.divert(e);
            }
          }
        });
  }

  public static <I, O> Loop<I, O> join(Attributes task, Line.Joining<I, O> body) {
    return loop(task.withJoin(), body);
  }

  private static <I, O> Loop<I, O> loop(Attributes task, Line.Joining<I, O> body) {
    return new Loop<I, O>(task) {
      @Override
      public void run(Input<I> in, Output<O> out) throws Throwable {
        body.call(in, out);
      }
    };
  }

  public static <I, S> AsyncLoop<I, S> calls(Attributes task, Line.Asynchronous<I, S> body) {
    return new AsyncLoop<>(task) {
      @Override
      protected CompletionStage<? extends S> begin(I item) throws Throwable {
        return body.call(item);
      }
    };
  }

  /** Prepares a run of the pipeline that ends with a task. */
  public static <O> LocalRun<O> run(Node<O> last) {
    return LocalEngine.plain().run(Graph.of(PIPELINE, last));
  }

  /** Runs the pipeline that ends with a task to its end. */
  public static <O> List<O> outputs(Node<O> last) {
    return run(last).toList();
  }
}
