package dev.pipewright.processor.check;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.common.MoreElements;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.TypeNames;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.UserCodec;
import dev.pipewright.processor.model.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** That the classes which {@code @Codecs} names are codecs that a generated class can make. */
public final class CodecRules {

  private final TypeSystem types;

  /** Makes the rules askable. */
  public CodecRules(TypeSystem types) {
    this.types = types;
  }

  /** Checks the annotation of an element, if it has one. */
  public List<Finding> check(Element element) {
    List<Finding> findings = new ArrayList<>();
    List<UserCodec> codecs = UserCodec.on(element, types);
    for (int i = 0; i < codecs.size(); i++) {
      UserCodec codec = codecs.get(i);
      List<UserCodec> earlier = codecs.subList(0, i);
      check(codec).or(() -> checkTwice(codec, earlier)).ifPresent(findings::add);
    }
    return findings;
  }

  private Optional<Finding> check(UserCodec codec) {
    Location at = codec.at();
    String name = TypeNames.of(codec.named());
    if (codec.codec().isEmpty()) {
      return Optional.of(Problem.CodecNone.at(at, gap("codec", name)));
    }
    TypeElement type = codec.type();
    if (codec.values().isEmpty()) {
      TypeMirror implemented = codec.codec().get();
      return Optional.of(
          Problem.CodecRaw.at(
              at,
              gap("codec", type.getSimpleName()),
              gap("implemented", TypeNames.of(implemented))));
    }
    return whyNotMade(type)
        .map(
            why ->
                Problem.CodecMade.at(at, gap("codec", type.getSimpleName()), gap("reason", why)));
  }

  /** Returns why nobody can make an object of a class, and what to do. */
  private Optional<String> whyNotMade(TypeElement type) {
    if (type.getKind() != ElementKind.CLASS && type.getKind() != ElementKind.RECORD) {
      String kind = type.getKind() == ElementKind.ENUM ? "an enum" : "an interface";
      return Optional.of(Problem.Wordings.CODEC_KIND.formatted(kind));
    }
    if (type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of(Problem.Wordings.CODEC_ABSTRACT);
    }
    Visibility own = new Visibility(MoreElements.getPackage(type));
    Optional<TypeElement> hidden = own.hidden(type);
    if (hidden.isPresent()) {
      String which = hidden.get().equals(type) ? "it" : hidden.get().getSimpleName().toString();
      return Optional.of(Problem.Wordings.CODEC_HIDDEN.formatted(which));
    }
    if (type.getNestingKind() == NestingKind.MEMBER
        && !type.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of(Problem.Wordings.CODEC_INNER);
    }
    Optional<ExecutableElement> constructor =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(c -> c.getParameters().isEmpty())
            .findFirst();
    if (constructor.isEmpty()) {
      return Optional.of(Problem.Wordings.CODEC_PARAMETERS);
    }
    if (!own.isAccessibleMember(constructor.get())) {
      return Optional.of(Problem.Wordings.CODEC_CONSTRUCTOR);
    }
    return Optional.empty();
  }

  private Optional<Finding> checkTwice(UserCodec codec, List<UserCodec> earlier) {
    TypeMirror values = codec.values().orElseThrow();
    return earlier.stream()
        .filter(other -> other.values().filter(v -> types.isIdentical(v, values)).isPresent())
        .findFirst()
        .map(
            other ->
                Problem.CodecTwice.at(
                    codec.at(),
                    gap("codec", TypeNames.of(other.named())),
                    gap("other", TypeNames.of(codec.named())),
                    gap("values", TypeNames.of(values))));
  }
}
