package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads tasks, pipelines and the types that declare them from the compiler's elements. */
public final class ModelReader {

  private final Types types;
  private final Elements elements;
  private final TypeSystem typeSystem;

  /** Makes a reader for one round. */
  public ModelReader(Types types, Elements elements, TypeSystem typeSystem) {
    this.types = types;
    this.elements = elements;
    this.typeSystem = typeSystem;
  }

  /** Returns whether a type declares pipelines itself, so that a class is generated for it. */
  public static boolean declaresPipelines(TypeElement type) {
    return type.getEnclosedElements().stream()
        .anyMatch(member -> Annotations.find(member, Names.PIPELINE).isPresent());
  }

  /** Reads the tasks that a type declares itself, in the order of the source. */
  public List<TaskModel> tasksDeclaredIn(TypeElement type) {
    List<TaskModel> tasks = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Annotations.find(method, Names.TASK)
          .ifPresent(annotation -> tasks.add(task(method, annotation, type)));
    }
    return tasks;
  }

  /**
   * Reads the tasks of a type and its supertypes, those that the type declares first. A method that
   * another one overrides is left out.
   */
  List<TaskModel> tasksOf(TypeElement type) {
    List<TaskModel> tasks = new ArrayList<>();
    for (TypeElement declaring : typeSystem.withSupertypes(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
        Optional<AnnotationMirror> annotation = Annotations.find(method, Names.TASK);
        if (annotation.isPresent()
            && tasks.stream().noneMatch(t -> overrides(t.method(), method, type))) {
          tasks.add(task(method, annotation.get(), type));
        }
      }
    }
    return tasks;
  }

  private boolean overrides(ExecutableElement method, ExecutableElement other, TypeElement in) {
    return method.equals(other) || typeSystem.overrides(method, other, in);
  }

  private TaskModel task(
      ExecutableElement method, AnnotationMirror annotation, TypeElement seenAs) {
    ExecutableType type = typeSystem.memberOf(seenAs, method);
    TaskOptions options = TaskOptions.of(annotation);
    List<ParameterModel> parameters = parameters(method, type);
    TypeMirror returnType = type.getReturnType();
    TypeMirror result = typeSystem.resultOf(returnType);
    return new TaskModel(
        method,
        annotation,
        seenAs,
        options,
        RetryOptions.of(method),
        type.getTypeVariables(),
        parameters,
        returnType,
        result,
        typeSystem.isFuture(returnType),
        type.getThrownTypes().stream().map(thrown -> thrownBy(method, thrown)).toList(),
        outputOf(options, result, parameters));
  }

  /**
   * Returns what a call throws, given what the method declares: a variable of its type, which no
   * call determines, may stand for anything within its bound.
   */
  private TypeMirror thrownBy(ExecutableElement method, TypeMirror declared) {
    return declared instanceof TypeVariable variable
            && !method.getTypeParameters().contains(variable.asElement())
        ? types.erasure(declared)
        : declared;
  }

  private Shape outputOf(TaskOptions options, TypeMirror result, List<ParameterModel> parameters) {
    if (typeSystem.isNothing(result)) {
      return parameters.stream()
          .filter(ParameterModel::isEmitter)
          .findFirst()
          .map(emitter -> typeSystem.emittedInto(emitter.type()))
          .orElse(new Shape.Nothing());
    }
    return options.branch() ? typeSystem.elementsOf(result) : new Shape.One(result);
  }

  /** Reads the pipelines of a type, and what else a class that implements it has to know. */
  public ContractModel contract(TypeElement type) {
    List<PipelineModel> pipelines = new ArrayList<>(pipelinesDeclaredIn(type));
    PackageElement inPackage = elements.getPackageOf(type);
    List<ExecutableElement> leftAbstract = leftAbstract(type);
    for (ExecutableElement method : leftAbstract) {
      if (!isAmong(pipelines, method, type)) {
        Annotations.find(method, Names.PIPELINE)
            .ifPresent(annotation -> pipelines.add(pipeline(method, annotation, type)));
      }
    }
    List<ExecutableElement> others =
        leftAbstract.stream().filter(method -> !isAmong(pipelines, method, type)).toList();
    List<ExecutableElement> constructors =
        type.getKind() == ElementKind.CLASS
            ? ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .filter(constructor -> isCallable(constructor, new Visibility(inPackage)))
                .toList()
            : List.of();
    return new ContractModel(type, inPackage, pipelines, others, constructors);
  }

  private List<PipelineModel> pipelinesDeclaredIn(TypeElement type) {
    List<PipelineModel> pipelines = new ArrayList<>();
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      Annotations.find(method, Names.PIPELINE)
          .ifPresent(annotation -> pipelines.add(pipeline(method, annotation, type)));
    }
    return pipelines;
  }

  /** Returns the methods that a class has to implement, those that the type declares first. */
  private List<ExecutableElement> leftAbstract(TypeElement type) {
    List<ExecutableElement> methods = typeSystem.methodsOf(type);
    List<ExecutableElement> left = new ArrayList<>();
    for (TypeElement declaring : typeSystem.withSupertypes(type)) {
      ElementFilter.methodsIn(declaring.getEnclosedElements()).stream()
          .filter(method -> isLeftAbstract(method, methods, type))
          .forEach(left::add);
    }
    return left;
  }

  /** Returns whether a class that implements pipelines implements a method as well. */
  private boolean isAmong(
      List<PipelineModel> pipelines, ExecutableElement method, TypeElement type) {
    return pipelines.stream().anyMatch(p -> haveOneSignature(p.method(), method, type));
  }

  private static boolean isCallable(ExecutableElement constructor, Visibility from) {
    return !constructor.getModifiers().contains(Modifier.PRIVATE)
        && Stream.concat(
                constructor.getParameters().stream().map(VariableElement::asType),
                constructor.getThrownTypes().stream())
            .noneMatch(type -> from.hiddenPart(type).isPresent());
  }

  /** Returns whether one method implements both, though neither may override the other. */
  private boolean haveOneSignature(ExecutableElement a, ExecutableElement b, TypeElement seenFrom) {
    return a.getSimpleName().equals(b.getSimpleName())
        && types.isSubsignature(typeSystem.memberOf(seenFrom, a), typeSystem.memberOf(seenFrom, b));
  }

  /** Returns whether a method is abstract, and none of all that a type has implements it. */
  private boolean isLeftAbstract(
      ExecutableElement method, List<ExecutableElement> all, TypeElement type) {
    return method.getModifiers().contains(Modifier.ABSTRACT)
        && !isMethodOfObject(method)
        && all.contains(method)
        && all.stream().noneMatch(m -> !m.equals(method) && typeSystem.overrides(m, method, type));
  }

  /** Returns whether an interface only repeats what every class has from {@code Object}. */
  private boolean isMethodOfObject(ExecutableElement method) {
    TypeElement object = elements.getTypeElement("java.lang.Object");
    return ElementFilter.methodsIn(object.getEnclosedElements()).stream()
        .filter(m -> m.getModifiers().contains(Modifier.PUBLIC))
        .anyMatch(
            m ->
                m.getSimpleName().equals(method.getSimpleName())
                    && types.isSubsignature(
                        MoreTypes.asExecutable(method.asType()),
                        MoreTypes.asExecutable(m.asType())));
  }

  private PipelineModel pipeline(
      ExecutableElement method, AnnotationMirror annotation, TypeElement type) {
    ExecutableType seen = typeSystem.memberOf(type, method);
    List<Chain> chains = new ArrayList<>();
    for (AnnotationValue value : Annotations.elements(annotation, "value")) {
      chains.add(Chain.parse(chains.size(), String.valueOf(value.getValue())));
    }
    List<TypeMirror> uses = new ArrayList<>();
    for (AnnotationValue value : Annotations.elements(annotation, "uses")) {
      if (value.getValue() instanceof TypeMirror used) {
        uses.add(used);
      }
    }
    return new PipelineModel(
        method,
        type,
        annotation,
        Annotations.written(annotation, "value").orElse(null),
        chains,
        uses,
        parameters(method, seen),
        seen.getReturnType(),
        seen.getThrownTypes());
  }

  private List<ParameterModel> parameters(ExecutableElement method, ExecutableType type) {
    List<ParameterModel> parameters = new ArrayList<>();
    for (int i = 0; i < method.getParameters().size(); i++) {
      VariableElement element = method.getParameters().get(i);
      TypeMirror parameterType = type.getParameterTypes().get(i);
      Optional<String> bound = boundName(element);
      boolean isEmitter = bound.isEmpty() && typeSystem.isEmitter(parameterType);
      parameters.add(new ParameterModel(element, parameterType, bound, isEmitter));
    }
    return parameters;
  }

  private static Optional<String> boundName(Element parameter) {
    return Annotations.find(parameter, Names.BIND)
        .map(
            bind ->
                Annotations.written(bind, "value")
                    .map(value -> String.valueOf(value.getValue()))
                    .filter(name -> !name.isEmpty())
                    .orElse(parameter.getSimpleName().toString()));
  }
}
