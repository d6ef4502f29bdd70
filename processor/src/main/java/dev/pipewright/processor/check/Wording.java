package dev.pipewright.processor.check;

import dev.pipewright.processor.model.ParameterModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeParameterElement;

/** Puts lists into words. */
final class Wording {

  private Wording() {}

  /** Writes the names of parameters: {@code a, b and c}. */
  static String namesOf(List<ParameterModel> parameters) {
    return and(parameters.stream().map(ParameterModel::name).toList());
  }

  /** Writes parameters as they are declared: {@code (String player, int months)}. */
  static String declarationOf(List<ParameterModel> parameters) {
    if (parameters.isEmpty()) {
      return "nothing";
    }
    return parameters.stream()
        .map(p -> TypeNames.of(p.type()) + " " + p.name())
        .collect(Collectors.joining(", ", "(", ")"));
  }

  /** Writes the bounds of a method's type variables, if they have any: {@code with T extends X}. */
  static String boundsOf(ExecutableElement method) {
    List<String> bounds = new ArrayList<>();
    for (TypeParameterElement variable : method.getTypeParameters()) {
      List<String> types =
          variable.getBounds().stream()
              .map(TypeNames::of)
              .filter(type -> !type.equals("Object"))
              .toList();
      if (!types.isEmpty()) {
        bounds.add(variable.getSimpleName() + " extends " + String.join(" & ", types));
      }
    }
    return bounds.isEmpty() ? "" : " with " + and(bounds);
  }

  /** Names a package. */
  static String nameOf(PackageElement somePackage) {
    return somePackage.isUnnamed()
        ? "the unnamed package"
        : "package " + somePackage.getQualifiedName();
  }

  /** Joins words with commas and a last "and". */
  static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
  }
}
