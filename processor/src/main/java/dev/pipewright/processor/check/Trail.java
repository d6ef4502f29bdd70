package dev.pipewright.processor.check;

import dev.pipewright.processor.model.EncodingError;
import dev.pipewright.processor.model.TypeNames;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * Puts the way to a type that has no codec into words, with that type at the end: {@code
 * Order.buyer.photos is List<Image>, and Image}.
 */
final class Trail {

  private final List<String> clauses = new ArrayList<>();

  /** The names of all types on the way, in the order in which they are needed. */
  private final Iterator<String> names;

  /** The component of which nothing is said yet, as in {@code Order.buyer}; empty if none is. */
  private String place = "";

  /** The type of that component, or the one that the way begins with. */
  private String found;

  /** Whether the way has led from that type to what it holds. */
  private boolean inside;

  private Trail(Iterator<String> names) {
    this.names = names;
    this.found = names.next();
  }

  /** Returns the words for the way from a type. */
  static String of(TypeMirror type, EncodingError error) {
    List<TypeMirror> types = new ArrayList<>(List.of(type));
    for (EncodingError.Step step : error.path()) {
      if (step instanceof EncodingError.Component component) {
        types.add(component.type());
      } else if (step instanceof EncodingError.Permitted permitted) {
        types.addAll(List.of(permitted.of(), permitted.permitted()));
      }
    }
    types.add(error.type());
    Trail trail = new Trail(TypeNames.of(types).iterator());
    error.path().forEach(trail::follow);
    return trail.end();
  }

  private void follow(EncodingError.Step step) {
    if (step instanceof EncodingError.Component component) {
      if (place.isEmpty() || inside) {
        sayPlace();
        place = component.of().asElement().getSimpleName().toString();
      }
      place += "." + component.component();
      begin(names.next());
    } else if (step instanceof EncodingError.Permitted) {
      sayPlace();
      String sealed = names.next();
      begin(names.next());
      clauses.add(sealed + " permits " + found);
    } else {
      inside = true;
    }
  }

  private void begin(String type) {
    found = type;
    inside = false;
  }

  private void sayPlace() {
    if (!place.isEmpty()) {
      clauses.add(place + " is " + found);
      place = "";
    }
  }

  private String end() {
    String last = names.next();
    if (place.isEmpty() && inside) {
      clauses.add(found + " holds " + last);
    }
    sayPlace();
    if (clauses.isEmpty()) {
      return last;
    }
    String said = String.join(", ", clauses);
    return said.endsWith(" " + last) ? said + ", which" : said + ", and " + last;
  }
}
