package dev.pipewright.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pipewright.runtime.engine.Declaration;
import dev.pipewright.runtime.graph.Attributes;
import org.junit.jupiter.api.Test;

/** What can be set at an engine; what fits a task is checked by {@link TuningTest}. */
class EngineTest {

  /** What {@code Task.UNBOUNDED} is, which the runtime does not know. */
  private static final int UNBOUNDED = -1;

  private static final Declaration SHOP =
      Declaration.of("Shop")
          .task("Shop", "fetch", 20, 50)
          .task("Shop", "split", 1, Attributes.UNBOUNDED);

  @Test
  void workersAreOneOrMore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.local().workers("fetch", 0))
        .withMessage("workers(\"fetch\", 0): it has to be 1 or more");
    assertThat(Engine.local().workers("fetch", 1).runner(SHOP)).isNotNull();
  }

  @Test
  void aThrottleIsOneOrMoreOrUnbounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.local().throttle("fetch", 0))
        .withMessage("throttle(\"fetch\", 0): it has to be 1 or more, or Task.UNBOUNDED");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Engine.local().throttle("fetch", -2))
        .withMessage("throttle(\"fetch\", -2): it has to be 1 or more, or Task.UNBOUNDED");
    assertThat(Engine.local().throttle("split", UNBOUNDED).runner(SHOP)).isNotNull();
  }

  @Test
  void aTaskHasAName() {
    assertThatThrownBy(() -> Engine.local().workers(null, 1))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> Engine.local().throttle(null, 1))
        .isInstanceOf(NullPointerException.class);
  }

  @Test
  void anEngineIsNotChangedByItsMethods() {
    Engine.Local one = Engine.local().workers("fetch", 3);

    assertThat(one.throttle("nothing", 1)).isNotSameAs(one);

    assertThat(one.runner(SHOP)).isNotNull(); // which refuses what it does not know
  }

  @Test
  void laterSettingsOfATaskReplaceEarlierOnes() {
    Engine.Local refused = Engine.local().throttle("fetch", 1);
    assertThatIllegalArgumentException().isThrownBy(() -> refused.runner(SHOP));

    assertThat(refused.throttle("fetch", 60).runner(SHOP)).isNotNull();
    assertThat(Engine.local().workers("a", 1).workers("P.a", 2).workers("a", 4)) // perhaps one task
        .hasToString("Engine.local().workers(\"P.a\", 2).workers(\"a\", 4)");
  }

  @Test
  void anEngineTellsItsSettings() {
    assertThat(Engine.local().workers("fetch", 3).throttle("split", UNBOUNDED))
        .hasToString("Engine.local().workers(\"fetch\", 3).throttle(\"split\", Task.UNBOUNDED)");
    assertThat(Engine.local()).hasToString("Engine.local()");
  }
}
