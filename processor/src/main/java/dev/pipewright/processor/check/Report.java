package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;
import java.util.HashSet;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic;

/** Prints findings: the only place that does, each finding once in a compilation. */
public final class Report {

  private final Messager messager;
  private final Set<String> printed = new HashSet<>();

  /** Makes a report that prints with the compiler's own means. */
  public Report(Messager messager) {
    this.messager = messager;
  }

  /** Prints a finding as an error. */
  public void print(Finding finding) {
    Location at = finding.location();
    String message = "[Pipewright/" + finding.problem().code() + "] " + finding.message();
    if (!printed.add(at.element().getEnclosingElement() + "." + at.element() + message)) {
      return;
    }
    if (at.annotation() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at.element());
    } else if (at.value() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at.element(), at.annotation());
    } else {
      messager.printMessage(
          Diagnostic.Kind.ERROR, message, at.element(), at.annotation(), at.value());
    }
  }
}
