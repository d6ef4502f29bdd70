package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;

/**
 * Something that is wrong in the user's source.
 *
 * @param problem what kind of thing
 * @param location where
 * @param message what to tell the user, without the code
 */
public record Finding(Problem problem, Location location, String message) {

  /** Returns whether it is about a method or one of its parameters. */
  boolean isAbout(ExecutableElement method) {
    Element element = location.element();
    return element.equals(method) || method.equals(element.getEnclosingElement());
  }

  /** Returns the same finding, naming the pipelines that it keeps from being generated. */
  Finding concerning(List<String> pipelines) {
    return new Finding(
        problem, location, message + Problem.Wordings.CONCERNED.formatted(Wording.and(pipelines)));
  }

  /** Returns the same finding about a name in an expression, shown by an excerpt. */
  Finding pointedOut(Location expression, String excerpt) {
    return new Finding(problem, expression, message + excerpt);
  }

  /** Returns the same finding at another place, for one about a class that has no source here. */
  Finding movedTo(Location other) {
    return new Finding(problem, other, message);
  }
}
