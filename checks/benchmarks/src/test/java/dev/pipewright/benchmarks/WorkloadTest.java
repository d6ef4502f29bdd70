package dev.pipewright.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pipewright.benchmarks.report.Contestant;
import dev.pipewright.benchmarks.report.Contestant.Role;
import java.lang.reflect.Method;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What a workload is made of: a class, and a size where the class has several. */
class WorkloadTest {

  private static List<String> contestants(Workload workload) {
    return workload.contestants().stream().map(Method::getName).toList();
  }

  @ParameterizedTest
  @CsvSource({"io1000, 1000", "io1000-ordered, 1000", "io10000, 10000", "io10000-ordered, 10000"})
  void aSizeIsGivenToTheClass(String id, int workers) {
    Workload workload = Workload.named(id).orElseThrow();
    OptionsBuilder options = new OptionsBuilder();
    workload.size(options);

    assertThat(options.getParameter("workers").get()).containsExactly(Integer.toString(workers));
    assertThat(options.getParameter("items").get())
        .containsExactly(Integer.toString(options.getOperationsPerInvocation().get()));
    assertThat(workload.limit()).hasValue(workers * 20.0); // a worker sleeps for 50 ms
  }

  @Test
  void tenThousandPlatformThreadsAreTooMany() {
    assertThat(contestants(Workload.IO1000))
        .contains("pipewright", "byHandVirtual", "byHand", "reactorParallel", "rxJavaParallel");
    assertThat(contestants(Workload.IO10000))
        .contains("pipewright", "byHandVirtual")
        .doesNotContain("byHand", "reactorParallel", "rxJavaParallel");
    assertThat(contestants(Workload.IO10000_ORDERED)).doesNotContain("byHand");
    assertThat(Workload.IO1000.jdk()).isLessThanOrEqualTo(17);
    assertThat(Workload.IO10000.jdk()).isEqualTo(24);
  }

  @ParameterizedTest
  @EnumSource
  void everyWorkloadHasOurselves(Workload workload) {
    assertThat(workload.contestants())
        .map(method -> method.getAnnotation(Contestant.class).role())
        .contains(Role.OURS);
  }
}
