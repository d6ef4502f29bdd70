package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.common.MoreElements;
import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.PipelineModel;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.Visibility;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * What a type with pipelines, and its pipeline methods, have to be for a class to implement them.
 */
public final class ContractRules {

  /** What an abstract method cannot be. */
  private static final Set<Modifier> NOT_ABSTRACT =
      EnumSet.of(
          Modifier.PRIVATE,
          Modifier.STATIC,
          Modifier.FINAL,
          Modifier.DEFAULT,
          Modifier.NATIVE,
          Modifier.SYNCHRONIZED,
          Modifier.STRICTFP);

  private final TypeSystem types;
  private final Predicate<TypeElement> isInSource;

  /** Makes the rules askable. */
  public ContractRules(TypeSystem types, Predicate<TypeElement> isInSource) {
    this.types = types;
    this.isInSource = isInSource;
  }

  /** Checks a type. A type that cannot be implemented at all gets one finding, and no others. */
  public List<Finding> check(ContractModel contract) {
    List<Finding> findings = new ArrayList<>();
    checkType(contract, findings);
    if (findings.isEmpty()) {
      contract.pipelines().forEach(pipeline -> checkMethod(contract, pipeline, findings));
      checkOtherMethods(contract, checkClashes(contract, findings), findings);
    }
    return findings;
  }

  private static void checkMethod(
      ContractModel contract, PipelineModel pipeline, List<Finding> findings) {
    Set<Modifier> modifiers = pipeline.method().getModifiers();
    Location method = pipeline.atMethod();
    if (modifiers.contains(Modifier.PRIVATE)) {
      findings.add(
          Problem.PipelineHidden.at(
              method, gap("pipeline", pipeline.name()), gap("remedy", makeAbstract(pipeline))));
    } else if (modifiers.contains(Modifier.STATIC)) {
      findings.add(
          Problem.PipelineStatic.at(
              method, gap("pipeline", pipeline.name()), gap("remedy", makeAbstract(pipeline))));
    } else if (!modifiers.contains(Modifier.ABSTRACT)) {
      findings.add(
          Problem.PipelineBody.at(
              method, gap("pipeline", pipeline.name()), gap("remedy", makeAbstract(pipeline))));
    } else if (!pipeline.method().getTypeParameters().isEmpty()) {
      findings.add(Problem.PipelineGeneric.at(method, gap("pipeline", pipeline.name())));
    } else {
      Visibility visible = new Visibility(contract.inPackage());
      Stream.of(
              pipeline.parameters().stream().map(ParameterModel::type),
              Stream.of(pipeline.returnType()),
              pipeline.thrown().stream())
          .flatMap(types -> types)
          .flatMap(type -> visible.hiddenPart(type).stream())
          .findFirst()
          .map(
              hidden ->
                  Problem.PipelineOfHidden.at(
                      method,
                      gap("pipeline", pipeline.name()),
                      gap("hidden", hidden.getSimpleName()),
                      gap("package", Wording.nameOf(contract.inPackage()))))
          .ifPresent(findings::add);
    }
  }

  /** Says how a method becomes abstract, which depends on what it and its type are now. */
  private static String makeAbstract(PipelineModel pipeline) {
    List<String> toRemove = new ArrayList<>();
    for (Modifier modifier : pipeline.method().getModifiers()) {
      if (NOT_ABSTRACT.contains(modifier)) {
        toRemove.add("\"" + modifier + "\"");
      }
    }
    if (!pipeline.method().getModifiers().contains(Modifier.NATIVE)) {
      toRemove.add("its body");
    }
    String remove = Problem.Wordings.REMOVE_BODY.formatted(Wording.and(toRemove));
    TypeElement type = pipeline.owner();
    if (type.getKind().isInterface()) {
      return remove;
    }
    return remove
        + ", and "
        + (type.getModifiers().contains(Modifier.ABSTRACT)
            ? Problem.Wordings.MAKE_ABSTRACT
            : Problem.Wordings.MAKE_BOTH_ABSTRACT.formatted(type.getSimpleName()));
  }

  private void checkType(ContractModel contract, List<Finding> findings) {
    TypeElement type = contract.type();
    // Eclipse's compiler shows no place for what is said of a record.
    Location at =
        type.getKind() == ElementKind.RECORD
            ? contract.pipelines().get(0).atMethod()
            : Location.of(type);
    String name = type.getSimpleName().toString();
    String kind = unfitKind(type);
    String hidden = hiddenBy(type);
    if (!kind.isEmpty()) {
      findings.add(
          Problem.PipelineTypeKind.at(
              at,
              gap("type", name),
              gap("kind", kind),
              gap(
                  "remedy",
                  kind.equals("a final class")
                      ? Problem.Wordings.ABSTRACT_CLASS
                      : Problem.Wordings.MOVE_PIPELINES)));
    } else if (!hidden.isEmpty()) {
      findings.add(
          Problem.PipelineTypeHidden.at(
              at,
              gap("type", name),
              gap("hidden", hidden),
              gap("remedy", remedyFor(hidden, type))));
    } else if (types.isInCompactSource(type)) {
      findings.add(Problem.PipelineTypeCompact.at(at, gap("type", name)));
    } else if (!type.getTypeParameters().isEmpty()) {
      findings.add(Problem.PipelineTypeGeneric.at(at, gap("type", name)));
    } else if (type.getKind() == ElementKind.CLASS && contract.constructors().isEmpty()) {
      findings.add(Problem.PipelineTypeConstructor.at(at, gap("type", name)));
    }
  }

  /**
   * Checks that the type has no methods which the generated class has besides the pipelines.
   *
   * @return those that it has
   */
  private Set<ExecutableElement> checkClashes(ContractModel contract, List<Finding> findings) {
    TypeElement type = contract.type();
    Map<Problem, Optional<ExecutableElement>> clashing = new EnumMap<>(Problem.class);
    clashing.put(Problem.CloneClash, types.methodOf(type, "clone"));
    clashing.put(Problem.OnClash, types.methodOf(type, "on", Names.ENGINE));
    if (contract.hasStages()) {
      clashing.put(Problem.StagesClash, types.methodOf(type, "stages"));
    }
    Set<ExecutableElement> found = new HashSet<>();
    clashing.forEach(
        (problem, clash) ->
            clash.ifPresent(
                method -> {
                  boolean own = type.equals(method.getEnclosingElement());
                  findings.add(
                      problem.at(
                          Location.of(own ? method : type), gap("type", type.getSimpleName())));
                  found.add(method);
                }));
    return found;
  }

  /**
   * Checks that a type which asks for stages has pipelines, so that a class is generated for it.
   */
  public static List<Finding> checkStagesOf(TypeElement type) {
    return Annotations.find(type, Names.STAGES)
        .filter(stages -> !ModelReader.declaresPipelines(type))
        .map(
            stages ->
                Problem.StagesAlone.at(
                    new Location(type, stages, null), gap("type", type.getSimpleName())))
        .stream()
        .toList();
  }

  /** Returns whether a method is an abstract task, which is told as a fault of that task. */
  boolean isToldAsTask(ExecutableElement method) {
    return Annotations.find(method, Names.TASK).isPresent()
        && isInSource.test(MoreElements.asType(method.getEnclosingElement()));
  }

  private void checkOtherMethods(
      ContractModel contract, Set<ExecutableElement> told, List<Finding> findings) {
    TypeElement type = contract.type();
    for (ExecutableElement method : contract.abstractMethods()) {
      if (told.contains(method) || isToldAsTask(method)) {
        continue;
      }
      boolean own = type.equals(method.getEnclosingElement());
      findings.add(
          Problem.AbstractMethod.at(
              Location.of(own ? method : type),
              gap("type", type.getSimpleName()),
              gap("method", method.getSimpleName()),
              gap("remedy", implementing(own, type))));
    }
  }

  /** Says how a method gets a body: an inherited one can be overridden, whoever declares it. */
  private static String implementing(boolean own, TypeElement type) {
    boolean isInterface = type.getKind() == ElementKind.INTERFACE;
    if (own) {
      return isInterface ? Problem.Wordings.MAKE_DEFAULT : Problem.Wordings.GIVE_BODY;
    }
    return (isInterface ? Problem.Wordings.OVERRIDE_DEFAULT : Problem.Wordings.OVERRIDE)
        .formatted(type.getSimpleName());
  }

  private static String unfitKind(TypeElement type) {
    return switch (type.getKind()) {
      case ENUM -> "an enum";
      case RECORD -> "a record";
      case ANNOTATION_TYPE -> "an annotation";
      default -> {
        if (type.getModifiers().contains(Modifier.FINAL)) {
          yield "a final class";
        }
        if (type.getModifiers().contains(Modifier.SEALED)) {
          yield "sealed";
        }
        yield "";
      }
    };
  }

  private static String hiddenBy(TypeElement type) {
    if (type.getNestingKind().isNested()
        && type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.STATIC)) {
      return "an inner class";
    }
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      if (e.getModifiers().contains(Modifier.PRIVATE)) {
        return e.equals(type) ? "private" : "inside " + e.getSimpleName() + ", which is private";
      }
    }
    return "";
  }

  private static String remedyFor(String hidden, TypeElement type) {
    if (hidden.equals("an inner class")) {
      return type.getModifiers().contains(Modifier.ABSTRACT)
          ? Problem.Wordings.MAKE_STATIC
          : Problem.Wordings.MAKE_STATIC_ABSTRACT;
    }
    return Problem.Wordings.REMOVE_PRIVATE;
  }
}
