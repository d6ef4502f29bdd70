package dev.pipewright.processor.steps;

import dev.pipewright.processor.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * The types that declare tasks or pipelines, name codecs, or ask for stages, round by round. Those
 * whose types are not all known are kept, by name, for the next round.
 */
public final class AnnotatedTypes {

  private static final List<String> ANNOTATIONS =
      List.of(Names.TASK, Names.RETRY, Names.PIPELINE, Names.CODECS, Names.STAGES);

  private final Elements elements;
  private final Set<String> deferred = new TreeSet<>();
  private final Set<String> seen = new HashSet<>();

  /** Makes an empty collection. */
  public AnnotatedTypes(Elements elements) {
    this.elements = elements;
  }

  /** Returns the types of a round that can be processed now, sorted by name. */
  public List<TypeElement> readyIn(RoundEnvironment round) {
    Map<String, TypeElement> annotated = new TreeMap<>();
    for (String name : deferred) {
      annotated.put(name, elements.getTypeElement(name));
    }
    for (String annotation : ANNOTATIONS) {
      TypeElement type = elements.getTypeElement(annotation);
      if (type != null) {
        for (Element element : round.getElementsAnnotatedWith(type)) {
          Element declaring =
              element instanceof TypeElement ? element : element.getEnclosingElement();
          if (declaring instanceof TypeElement found) {
            annotated.put(found.getQualifiedName().toString(), found);
          }
        }
      }
    }
    deferred.clear();
    seen.addAll(annotated.keySet());
    List<TypeElement> ready = new ArrayList<>();
    annotated.forEach(
        (name, type) -> {
          if (type == null || Deferral.awaitedBy(type).isPresent()) {
            deferred.add(name);
          } else {
            ready.add(type);
          }
        });
    return ready;
  }

  /**
   * Returns the types that no round has completed, when there will be no other one, each with the
   * name of the type that it waits for; the name is empty if that is not known either.
   */
  public Map<TypeElement, String> leftIncomplete() {
    Map<TypeElement, String> left = new LinkedHashMap<>();
    for (String name : deferred) {
      TypeElement type = elements.getTypeElement(name);
      if (type != null) {
        left.put(type, Deferral.awaitedBy(type).orElse(""));
      }
    }
    return left;
  }

  /** Returns whether a type is declared in the source that is being compiled. */
  public boolean isInSource(TypeElement type) {
    return seen.contains(type.getQualifiedName().toString());
  }
}
