package dev.pipewright.processor.steps;

import com.google.auto.common.MoreElements;
import dev.pipewright.processor.model.Annotations;
import dev.pipewright.processor.model.Names;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether all types are known that the model of an annotated type touches: those in the
 * signatures of its tasks and pipelines, its supertypes, and what its pipelines use. A type that is
 * not known may still come from another processor.
 */
final class Deferral {

  private Deferral() {}

  /** Returns whether a type has to wait for a later round. */
  static boolean isIncomplete(TypeElement type) {
    if (type.getSuperclass().accept(MENTIONS_UNKNOWN, null)
        || type.getInterfaces().stream().anyMatch(t -> t.accept(MENTIONS_UNKNOWN, null))) {
      return true;
    }
    for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
      boolean task = MoreElements.isAnnotationPresent(method, Names.TASK);
      boolean pipeline = MoreElements.isAnnotationPresent(method, Names.PIPELINE);
      if ((task || pipeline) && hasUnknownSignature(method)) {
        return true;
      }
      if (pipeline && hasUnknownUses(Annotations.find(method, Names.PIPELINE).orElseThrow())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasUnknownSignature(ExecutableElement method) {
    return method.getReturnType().accept(MENTIONS_UNKNOWN, null)
        || method.getParameters().stream()
            .map(VariableElement::asType)
            .anyMatch(type -> type.accept(MENTIONS_UNKNOWN, null))
        || method.getThrownTypes().stream().anyMatch(type -> type.accept(MENTIONS_UNKNOWN, null));
  }

  /** The compiler gives the string "&lt;error&gt;" for the literal of an unknown class. */
  private static boolean hasUnknownUses(AnnotationMirror pipeline) {
    List<? extends AnnotationValue> uses = Annotations.elements(pipeline, "uses");
    return uses.stream()
        .map(AnnotationValue::getValue)
        .anyMatch(
            value -> !(value instanceof TypeMirror used) || used.accept(MENTIONS_UNKNOWN, null));
  }

  private static final SimpleTypeVisitor14<Boolean, @Nullable Void> MENTIONS_UNKNOWN =
      new SimpleTypeVisitor14<>(false) {
        @Override
        public Boolean visitError(ErrorType type, @Nullable Void unused) {
          return true;
        }

        @Override
        public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
          return type.getTypeArguments().stream().anyMatch(t -> t.accept(this, null));
        }

        @Override
        public Boolean visitArray(ArrayType type, @Nullable Void unused) {
          return type.getComponentType().accept(this, null);
        }

        @Override
        public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
          return (type.getExtendsBound() != null && type.getExtendsBound().accept(this, null))
              || (type.getSuperBound() != null && type.getSuperBound().accept(this, null));
        }
      };
}
