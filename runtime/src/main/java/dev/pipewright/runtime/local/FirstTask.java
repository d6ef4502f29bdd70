package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;

/** Calls a first task, which takes no items. */
final class FirstTask<I, O> extends Loop<I, O> {
  private final FirstCall<O> first;

  FirstTask(FirstCall<O> first) {
    super(first.attributes());
    this.first = first;
  }

  @Override
  public void run(Input<I> in, Output<O> out) throws Throwable {
    first.run(out);
  }
}
