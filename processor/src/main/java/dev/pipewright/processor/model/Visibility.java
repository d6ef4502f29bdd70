package dev.pipewright.processor.model;

import com.google.auto.common.MoreElements;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * What code in a package can name and use.
 *
 * @param from the package
 */
public record Visibility(PackageElement from) {

  /** Returns a type that cannot be named, among those a type is made of. */
  public Optional<TypeElement> hiddenPart(TypeMirror type) {
    return Optional.ofNullable(type.accept(new HiddenPart(), null));
  }

  /** Returns why a type cannot be named: the type, or one that it is in. */
  public Optional<TypeElement> hidden(TypeElement type) {
    for (Element e = type; e instanceof TypeElement around; e = e.getEnclosingElement()) {
      if (!isAccessibleMember(around)) {
        return Optional.of(around);
      }
    }
    return Optional.empty();
  }

  /** Returns whether a member can be used, given that its type can be named. */
  public boolean isAccessibleMember(Element member) {
    Set<Modifier> modifiers = member.getModifiers();
    return !modifiers.contains(Modifier.PRIVATE)
        && (modifiers.contains(Modifier.PUBLIC) || MoreElements.getPackage(member).equals(from));
  }

  private final class HiddenPart extends FirstPart<TypeElement> {
    @Override
    public @Nullable TypeElement visitDeclared(DeclaredType type, @Nullable Void unused) {
      Optional<TypeElement> hidden = hidden((TypeElement) type.asElement());
      return hidden.isPresent() ? hidden.get() : super.visitDeclared(type, null);
    }
  }
}
