package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.FirstLoop;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;

/** Calls a first task, which takes no items. */
final class FirstCall<I, O> extends Loop<I, O> {
  private final FirstLoop<O> first;

  FirstCall(FirstLoop<O> first) {
    super(first.attributes());
    this.first = first;
  }

  @Override
  public void run(Input<I> in, Output<O> out) throws Throwable {
    first.run(out);
  }
}
