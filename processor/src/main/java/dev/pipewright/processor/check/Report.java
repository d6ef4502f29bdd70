package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;

/**
 * Prints findings: the only place that does. Types are checked one after the other, and what one of
 * them was told is not said again, in the words of another, at the same place.
 */
public final class Report {

  private final Messager messager;
  private final Set<List<Object>> printed = new HashSet<>();

  /** Makes a report that prints with the compiler's own means. */
  public Report(Messager messager) {
    this.messager = messager;
  }

  /** Prints a finding that the compiler has an error for already, as a note. */
  public void note(Finding finding) {
    messager.printMessage(Diagnostic.Kind.NOTE, messageOf(finding), finding.location().element());
  }

  /** Prints a finding that keeps no program from compiling, as a warning. */
  public void warn(Finding finding) {
    messager.printMessage(
        Diagnostic.Kind.WARNING, messageOf(finding), finding.location().element());
  }

  /** Prints what was found in one type, as errors. */
  public void print(List<Finding> findings) {
    Set<List<Object>> printedNow = new HashSet<>();
    Set<Finding> told = new HashSet<>();
    for (Finding finding : findings) {
      List<Object> place = placeOf(finding);
      if (!printed.contains(place) && told.add(finding)) {
        print(finding);
        printedNow.add(place);
      }
    }
    printed.addAll(printedNow);
  }

  /** In names and words: no element outlives a round. */
  private static List<Object> placeOf(Finding finding) {
    Location at = finding.location();
    List<Object> place = new ArrayList<>(List.of(finding.problem(), String.valueOf(at.value())));
    for (Element e = at.element(); e != null; e = e.getEnclosingElement()) {
      place.add(e.toString());
    }
    return place;
  }

  private void print(Finding finding) {
    Location at = finding.location();
    String message = messageOf(finding);
    if (at.annotation() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at.element());
    } else if (at.value() == null) {
      messager.printMessage(Diagnostic.Kind.ERROR, message, at.element(), at.annotation());
    } else {
      messager.printMessage(
          Diagnostic.Kind.ERROR, message, at.element(), at.annotation(), at.value());
    }
  }

  private static String messageOf(Finding finding) {
    return "[Pipewright/" + finding.problem().code() + "] " + finding.message();
  }
}
