package dev.pipewright.runtime.local;

import dev.pipewright.runtime.graph.Loop;
import org.jspecify.annotations.Nullable;

/**
 * What the workers of a pool do.
 *
 * @param <I> the type of the task's inputs
 * @param <O> the type of the task's outputs
 * @param loop what each of them runs
 * @param crossing how items cross to the processes that run it; null where threads do
 * @param onPlatform whether they have to be platform threads
 * @param arrows which failures of its calls do not fail the run
 */
record Role<I, O>(
    Loop<I, O> loop, @Nullable Crossing<I, O> crossing, boolean onPlatform, Arrows arrows) {}
