package dev.pipewright.runtime.testing;

import dev.pipewright.runtime.Emitter;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.Delivery;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Graph;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Node;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.TaskEmitter;
import dev.pipewright.runtime.local.LocalEngine;
import dev.pipewright.runtime.local.LocalRun;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;

/**
 * A pipeline built by hand: from loops as the processor would write them, around lambdas that stand
 * for the user's methods.
 *
 * @param <O> the type of the outputs
 */
public final class Line<O> {

  /** The name of the pipeline. */
  public static final String NAME = "line";

  private final Node<O> last;

  private Line(Node<O> last) {
    this.last = last;
  }

  /** A first task, with what the generated code does with its result. */
  public interface Source<O> {
    void run(Output<O> out) throws Throwable;
  }

  /** A task with one input and one output. */
  public interface OneToOne<I, O> {
    O call(I in) throws Throwable;
  }

  /** A task with one input and no output. */
  public interface Sink<I> {
    void call(I in) throws Throwable;
  }

  /** A task with one input that branches, with what the generated code does with its result. */
  public interface Branching<I, O> {
    void call(I in, Output<O> out) throws Throwable;
  }

  /** A task that joins, with what the generated code does with its result. */
  public interface Joining<I, O> {
    void call(Input<I> in, Output<O> out) throws Throwable;
  }

  /** A task with one input that pushes its outputs. */
  public interface Emitting<I, O> {
    void call(I in, Emitter<? super O> out) throws Throwable;
  }

  /** An asynchronous task with one input. */
  public interface Asynchronous<I, S> {
    CompletionStage<S> call(I in) throws Throwable;
  }

  public static Attributes task(String name) {
    return Attributes.of(name);
  }

  public static <O> Line<O> first(Attributes task, Source<O> body, Object... arguments) {
    return new Line<>(Loops.first(task, body, arguments));
  }

  /** A first task named {@code numbers} whose outputs are 0, 1, and so on. */
  public static Line<Integer> numbers(int count) {
    return first(task("numbers"), out -> Branch.putAll(IntStream.range(0, count), out), count);
  }

  /** As {@link #numbers}, without end. */
  public static Line<Integer> allNumbers() {
    return first(task("numbers"), out -> Branch.putAll(IntStream.iterate(0, i -> i + 1), out));
  }

  public <P> Line<P> each(Attributes task, OneToOne<O, P> body) {
    return then(Loops.each(task, body));
  }

  public Line<Void> sink(Attributes task, Sink<O> body) {
    return then(Loops.sink(task, body));
  }

  public <P> Line<P> branch(Attributes task, Branching<O, P> body) {
    return then(Loops.branch(task, body));
  }

  public <P> Line<P> join(Attributes task, Joining<O, P> body) {
    return then(Loops.join(task, body));
  }

  /** A task that is a loop already. */
  public <P> Line<P> then(Loop<? super O, P> loop) {
    return new Line<>(last.then(loop));
  }

  /** A first task that is a class. */
  public static <O> Line<O> first(FirstCall<O> loop) {
    return new Line<>(Node.first(loop));
  }

  public <P> Line<P> emit(Attributes task, Emitting<O, P> body) {
    return branch(
        task,
        (item, out) -> {
          TaskEmitter<P> emitter = new TaskEmitter<>(out);
          body.call(item, emitter);
          emitter.end();
        });
  }

  public <P> Line<P> async(Attributes task, Asynchronous<O, P> body) {
    return new Line<>(last.thenAsync(Loops.calls(task, body), Delivery.one()));
  }

  /** An asynchronous task that branches, with what the generated code does with a result. */
  public <S, P> Line<P> async(Attributes task, Asynchronous<O, S> body, Branching<S, P> delivery) {
    return new Line<>(
        last.thenAsync(
            Loops.calls(task, body),
            new Delivery<S, P>() {
              @Override
              public void deliver(S result, Output<P> out) throws Throwable {
                delivery.call(result, out);
              }
            }));
  }

  public <S> Line<Void> asyncSink(Attributes task, Asynchronous<O, S> body) {
    return new Line<>(last.thenAsync(Loops.calls(task, body)));
  }

  /** What the generated method hands to the engine. */
  public Graph<O> graph() {
    return graph(NAME);
  }

  /** As {@link #graph()}, of a pipeline of another name. */
  public Graph<O> graph(String pipeline) {
    return Graph.of(pipeline, last);
  }

  /** Prepares a run of the pipeline. */
  public LocalRun<O> run() {
    return LocalEngine.plain().run(graph());
  }
}
