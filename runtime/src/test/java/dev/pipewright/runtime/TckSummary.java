package dev.pipewright.runtime;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.testng.ITestContext;
import org.testng.ITestListener;
import org.testng.ITestResult;

/** Prints what of the Reactive Streams TCK was run, and what was skipped for which reason. */
public final class TckSummary implements ITestListener {

  /** For TestNG to call. */
  public TckSummary() {}

  @Override
  public void onFinish(ITestContext context) {
    if (Boolean.getBoolean("testng.mode.dryrun")) {
      return; // TestNG was only asked what there is to run
    }
    Stream.of(context.getPassedTests(), context.getFailedTests(), context.getSkippedTests())
        .flatMap(results -> results.getAllResults().stream())
        .<Class<?>>map(result -> result.getTestClass().getRealClass())
        .distinct()
        .sorted(Comparator.comparing(Class::getSimpleName))
        .forEach(type -> print(type, context));
  }

  private static void print(Class<?> type, ITestContext context) {
    List<ITestResult> passed = resultsOf(type, context.getPassedTests().getAllResults());
    List<ITestResult> failed = resultsOf(type, context.getFailedTests().getAllResults());
    List<ITestResult> skipped = resultsOf(type, context.getSkippedTests().getAllResults());
    System.out.printf(
        "%s: %d passed, %d failed, %d skipped%n",
        type.getSimpleName(), passed.size(), failed.size(), skipped.size());
    skipped.forEach(
        result ->
            System.out.printf("  %s: %s%n", result.getName(), result.getThrowable().getMessage()));
  }

  private static List<ITestResult> resultsOf(Class<?> type, Collection<ITestResult> results) {
    return results.stream()
        .filter(result -> result.getTestClass().getRealClass().equals(type))
        .sorted(Comparator.comparing(ITestResult::getName))
        .toList();
  }
}
