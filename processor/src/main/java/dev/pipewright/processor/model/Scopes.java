package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;

/** The scopes of the pipelines that one type declares or comes to. */
public final class Scopes {

  private final ModelReader reader;
  private final Map<TypeElement, List<Named>> declared = new HashMap<>();

  /** Makes the scopes that a reader can read. */
  public Scopes(ModelReader reader) {
    this.reader = reader;
  }

  /** Returns what the expression of a pipeline can name. */
  public Scope of(PipelineModel pipeline) {
    List<Scope.Used> used =
        pipeline.uses().stream()
            .filter(type -> type.getKind() == TypeKind.DECLARED)
            .map(MoreTypes::asTypeElement)
            .map(type -> new Scope.Used(type, declaredBy(type)))
            .toList();
    return new Scope(declaredBy(pipeline.via()), used);
  }

  /** Returns the tasks and pipelines of a type and its supertypes. */
  private List<Named> declaredBy(TypeElement type) {
    return declared.computeIfAbsent(
        type,
        t -> {
          List<Named> all = new ArrayList<>(reader.tasksOf(t));
          all.addAll(reader.contract(t).pipelines());
          return all;
        });
  }
}
