package dev.pipewright.processor.steps;

import com.google.auto.common.MoreElements;
import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.Names;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether all types are known that the model of an annotated type touches: those in the
 * signatures of its tasks, pipelines and constructors, those that its annotations take constants
 * from, and the supertypes of all these; where a task's values cross to other processes, those that
 * they are made of; for a type with pipelines, the same of the types whose tasks they may name.
 * What is not known may still come from another processor.
 */
final class Deferral extends SimpleTypeVisitor14<Boolean, @Nullable Void> {

  /** How javac gives a value that it cannot work out. */
  private static final String UNKNOWN_VALUE = "<error>";

  /** The types whose supertypes were looked at, and the type variables whose bounds were. */
  private final Set<Element> known = new HashSet<>();

  /** The types that were looked into for what their values are made of. */
  private final Set<Element> crossing = new HashSet<>();

  /** The types whose tasks and pipelines were looked at. */
  private final Set<TypeElement> read = new HashSet<>();

  /** The name of the type that was found not to be known. */
  private String unknown = "";

  private Deferral() {
    super(false);
  }

  /**
   * Returns the name of a type that is not known, for which the given one has to wait; empty if it
   * has not.
   */
  static Optional<String> awaitedBy(TypeElement type) {
    Deferral deferral = new Deferral();
    return deferral.isUnread(type) ? Optional.of(deferral.unknown) : Optional.empty();
  }

  private boolean isUnread(TypeElement type) {
    if (!read.add(type)) {
      return false;
    }
    if (namesUnknownCodec(type)) {
      return true;
    }
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && isUnknown(method, type)) {
        return true;
      }
    }
    for (TypeMirror supertype : supertypes(type)) {
      if (isUnknown(supertype) || isUnread((TypeElement) ((DeclaredType) supertype).asElement())) {
        return true;
      }
    }
    return false;
  }

  private boolean isUnknown(ExecutableElement method, TypeElement declaring) {
    boolean task = MoreElements.isAnnotationPresent(method, Names.TASK);
    boolean pipeline = MoreElements.isAnnotationPresent(method, Names.PIPELINE);
    boolean inherited =
        method.getSimpleName().contentEquals("<init>")
            && !method.getModifiers().contains(Modifier.PRIVATE)
            && declaring.getModifiers().contains(Modifier.ABSTRACT);
    return ((task || pipeline || inherited) && hasUnknownSignature(method))
        || (task && namesUnknownCodec(method))
        || (task && isMultiprocess(method) && hasUnknownValues(method))
        || (task && hasUnknownValue(Annotations.find(method, Names.TASK).orElseThrow()))
        || (pipeline && isUnknown(Annotations.find(method, Names.PIPELINE).orElseThrow()));
  }

  private boolean hasUnknownSignature(ExecutableElement method) {
    return isUnknown(method.getReturnType())
        || method.getThrownTypes().stream().anyMatch(this::isUnknown)
        || method.getParameters().stream()
            .anyMatch(
                parameter ->
                    isUnknown(parameter.asType())
                        || Annotations.find(parameter, Names.BIND)
                            .map(Deferral::hasUnknownValue)
                            .orElse(false));
  }

  private boolean namesUnknownCodec(Element element) {
    return Annotations.find(element, Names.CODECS)
        .filter(
            codecs ->
                hasUnknownValue(codecs)
                    || Annotations.elements(codecs, "value").stream()
                        .anyMatch(v -> v.getValue() instanceof TypeMirror t && isUnknown(t)))
        .isPresent();
  }

  private static boolean isMultiprocess(ExecutableElement task) {
    return Annotations.find(task, Names.TASK)
        .flatMap(annotation -> Annotations.written(annotation, "multiprocess"))
        .filter(value -> Boolean.TRUE.equals(value.getValue()))
        .isPresent();
  }

  private boolean hasUnknownValues(ExecutableElement task) {
    return isMadeOfUnknown(task.getReturnType())
        || task.getParameters().stream().anyMatch(p -> isMadeOfUnknown(p.asType()));
  }

  /** Returns whether the values of a type are made of some whose type is not known. */
  private boolean isMadeOfUnknown(TypeMirror type) {
    if (isUnknown(type)) {
      return true;
    }
    if (type instanceof ArrayType array) {
      return isMadeOfUnknown(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return wildcard.getExtendsBound() != null && isMadeOfUnknown(wildcard.getExtendsBound());
    }
    return type instanceof DeclaredType declared
        && (declared.getTypeArguments().stream().anyMatch(this::isMadeOfUnknown)
            || isMadeOfUnknown((TypeElement) declared.asElement()));
  }

  private boolean isMadeOfUnknown(TypeElement type) {
    return crossing.add(type)
        && (namesUnknownCodec(type)
            || type.getRecordComponents().stream().anyMatch(c -> isMadeOfUnknown(c.asType()))
            || type.getPermittedSubclasses().stream().anyMatch(this::isMadeOfUnknown));
  }

  private boolean isUnknown(AnnotationMirror pipeline) {
    if (hasUnknownValue(pipeline)
        || Annotations.written(pipeline, "value").filter(Deferral::isText).isEmpty()) {
      return true;
    }
    for (AnnotationValue value : Annotations.elements(pipeline, "uses")) {
      if (value.getValue() instanceof DeclaredType used
          && (isUnknown(used) || isUnread((TypeElement) used.asElement()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasUnknownValue(AnnotationMirror annotation) {
    return annotation.getElementValues().values().stream().anyMatch(Deferral::isUnknownValue);
  }

  private static boolean isUnknownValue(AnnotationValue value) {
    return value.getValue() instanceof List<?> values
        ? values.stream().anyMatch(v -> isUnknownValue((AnnotationValue) v))
        : value.getValue().equals(UNKNOWN_VALUE);
  }

  /** Returns whether an expression is what it has to be, which Eclipse's compiler leaves to us. */
  private static boolean isText(AnnotationValue value) {
    return value.getValue() instanceof List<?> values
        ? values.stream().allMatch(v -> isText((AnnotationValue) v))
        : value.getValue() instanceof String;
  }

  private boolean isUnknown(TypeMirror type) {
    return type.accept(this, null);
  }

  private static List<TypeMirror> supertypes(TypeElement type) {
    List<TypeMirror> supertypes = new ArrayList<>(type.getInterfaces());
    if (type.getSuperclass().getKind() != TypeKind.NONE) {
      supertypes.add(type.getSuperclass());
    }
    return supertypes;
  }

  @Override
  public Boolean visitError(ErrorType type, @Nullable Void unused) {
    unknown = type.toString().replaceFirst("(?<=.)<.*", ""); // its name, without type arguments
    return true;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = (TypeElement) type.asElement();
    return type.getTypeArguments().stream().anyMatch(this::isUnknown)
        || (known.add(element) && supertypes(element).stream().anyMatch(this::isUnknown));
  }

  @Override
  public Boolean visitArray(ArrayType type, @Nullable Void unused) {
    return isUnknown(type.getComponentType());
  }

  @Override
  public Boolean visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    return known.add(type.asElement()) && isUnknown(type.getUpperBound());
  }

  @Override
  public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
    return (type.getExtendsBound() != null && isUnknown(type.getExtendsBound()))
        || (type.getSuperBound() != null && isUnknown(type.getSuperBound()));
  }
}
