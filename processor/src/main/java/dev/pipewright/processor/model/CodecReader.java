package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Finds how the values of a task's types cross to another process, or why they cannot. */
public final class CodecReader {

  /** How often a record may be met inside itself with other type arguments each time. */
  private static final int MOST_NESTED = 8;

  private static final Map<String, String> CONSTANTS = new LinkedHashMap<>();
  private static final Map<String, String> FACTORIES =
      Map.of(
          "java.util.List", "listOf",
          "java.util.Set", "setOf",
          "java.util.Collection", "collectionOf",
          "java.util.Map", "mapOf",
          "java.util.Optional", "optionalOf");

  static {
    for (String box :
        List.of("Boolean", "Byte", "Short", "Character", "Integer", "Long", "Float", "Double")) {
      CONSTANTS.put("java.lang." + box, constantOf(box));
    }
    CONSTANTS.put("java.lang.String", "STRING");
    CONSTANTS.put("java.math.BigInteger", "BIG_INTEGER");
    CONSTANTS.put("java.math.BigDecimal", "BIG_DECIMAL");
    CONSTANTS.put("java.util.UUID", "UUID");
    CONSTANTS.put("java.net.URI", "URI");
    for (String optional : List.of("OptionalInt", "OptionalLong", "OptionalDouble")) {
      CONSTANTS.put("java.util." + optional, constantOf(optional));
    }
    for (String time :
        List.of(
            "Instant",
            "Duration",
            "Period",
            "LocalDate",
            "LocalTime",
            "LocalDateTime",
            "OffsetTime",
            "OffsetDateTime",
            "ZonedDateTime",
            "ZoneId",
            "ZoneOffset",
            "Year",
            "YearMonth",
            "MonthDay")) {
      CONSTANTS.put("java.time." + time, constantOf(time));
    }
  }

  private final TypeSystem types;
  private final Visibility visible;
  private final List<UserCodec> ofTask = new ArrayList<>();

  /** The elements whose {@code @Codecs} had a say. */
  private final Set<Element> consulted = new LinkedHashSet<>();

  private final Codecs codecs;
  private final Map<String, Encoding> read = new HashMap<>();

  CodecReader(TypeSystem types, ExecutableElement task, TypeElement owner, PackageElement from) {
    this.types = types;
    this.visible = new Visibility(from);
    this.codecs = new Codecs(types);
    for (Element element : List.of(task, owner)) {
      if (consult(element)) {
        ofTask.addAll(UserCodec.on(element, types));
      }
    }
  }

  private static String constantOf(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  private boolean consult(Element element) {
    boolean names = Annotations.find(element, Names.CODECS).isPresent();
    if (names) {
      consulted.add(element);
    }
    return names;
  }

  /**
   * Reads how values of a type cross, unless that is known.
   *
   * @param type a type without type variables
   */
  public Encoding read(TypeMirror type) {
    TypeMirror boxed = types.boxed(type);
    return read.computeIfAbsent(TypeKey.of(boxed), key -> new Walk().from(boxed));
  }

  /** Returns the codecs of what was found to be encodable. */
  public Codecs codecs() {
    return codecs;
  }

  /** Returns the elements whose {@code @Codecs} had a say in what was read. */
  public Set<Element> consulted() {
    return consulted;
  }

  /** Returns the codec that the user names for a type: on the task, its type, or that type. */
  private Optional<UserCodec> named(TypeMirror type, String key) {
    List<UserCodec> ofType = List.of();
    if (type.getKind() == TypeKind.DECLARED && consult(MoreTypes.asElement(type))) {
      ofType = UserCodec.on(MoreTypes.asElement(type), types);
    }
    return Stream.concat(ofTask.stream(), ofType.stream())
        .filter(codec -> codec.values().map(TypeKey::of).equals(Optional.of(key)))
        .findFirst();
  }

  /**
   * A part of a type, to which a codec leads on.
   *
   * @param steps the way to it
   * @param type the part
   * @param reason why it has no codec, if that is known before it is looked at by itself
   */
  private record Part(
      List<EncodingError.Step> steps, TypeMirror type, Optional<EncodingError.Reason> reason) {

    static Part of(EncodingError.Step step, TypeMirror type) {
      return new Part(List.of(step), type, Optional.empty());
    }
  }

  /**
   * A walk through a type from the outside in. Types may hold themselves: a codec is noted before
   * those of its parts are looked for, so that the walk comes to an end.
   */
  private final class Walk {
    private final Map<String, CodecModel> found = new LinkedHashMap<>();
    private final Deque<EncodingError.Step> path = new ArrayDeque<>();

    Encoding from(TypeMirror type) {
      Optional<EncodingError> error = into(type);
      if (error.isPresent()) {
        return error.get();
      }
      codecs.addAll(found);
      return new Encoding.Encodable(codecs.of(type));
    }

    private Optional<EncodingError> into(TypeMirror type) {
      String key = TypeKey.of(type);
      if (found.containsKey(key) || codecs.has(key)) {
        return Optional.empty();
      }
      Optional<UserCodec> named = named(type, key);
      if (named.isPresent()) {
        TypeElement codec = named.get().type();
        Optional<TypeElement> hidden = visible.hiddenPart(type).or(() -> visible.hidden(codec));
        return hidden.isPresent()
            ? because(type, new EncodingError.Hidden(hidden.get()))
            : followed(new CodecModel.OfUser(type, codec));
      }
      return switch (type.getKind()) {
        case ARRAY -> intoArray((ArrayType) type);
        case DECLARED -> intoDeclared((DeclaredType) type);
        default -> because(type, new EncodingError.Anything()); // such as an intersection
      };
    }

    /** Notes a codec, and goes into the parts that it leads to. */
    private Optional<EncodingError> followed(CodecModel codec, Part... parts) {
      return followed(codec, List.of(parts));
    }

    private Optional<EncodingError> followed(CodecModel codec, List<Part> parts) {
      found.put(TypeKey.of(codec.type()), codec);
      for (Part part : parts) {
        part.steps().forEach(path::addLast);
        Optional<EncodingError> error =
            part.reason().isPresent()
                ? because(part.type(), part.reason().get())
                : into(types.boxed(part.type()));
        part.steps().forEach(step -> path.removeLast());
        if (error.isPresent()) {
          return error;
        }
      }
      return Optional.empty();
    }

    private Optional<EncodingError> because(TypeMirror type, EncodingError.Reason reason) {
      return Optional.of(new EncodingError(List.copyOf(path), type, reason));
    }

    private Optional<EncodingError> intoArray(ArrayType type) {
      TypeMirror component = type.getComponentType();
      return component.getKind().isPrimitive()
          ? followed(new CodecModel.BuiltIn(type, component.getKind().name() + "_ARRAY"))
          : followed(
              new CodecModel.OfArray(type, component),
              Part.of(new EncodingError.Element(), component));
    }

    private Optional<EncodingError> intoDeclared(DeclaredType type) {
      TypeElement element = MoreTypes.asTypeElement(type);
      String name = element.getQualifiedName().toString();
      String constant = CONSTANTS.get(name);
      if (constant != null) {
        return followed(new CodecModel.BuiltIn(type, constant));
      }
      Optional<TypeElement> hidden = visible.hidden(element);
      if (hidden.isPresent()) {
        return because(type, new EncodingError.Hidden(hidden.get()));
      }
      if (type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty()) {
        return because(type, new EncodingError.Raw());
      }
      if (TypeSystem.isSealed(element)) {
        return intoSealed(type);
      }
      String factory = FACTORIES.get(name);
      boolean isRecord = element.getKind() == ElementKind.RECORD;
      if ((factory != null || isRecord) && hasWildcards(type)) {
        return throughWildcards(type, element);
      }
      if (factory != null) {
        List<TypeMirror> arguments = List.copyOf(type.getTypeArguments());
        return followed(
            new CodecModel.OfElements(type, factory, arguments),
            arguments.stream().map(a -> Part.of(new EncodingError.Element(), a)).toList());
      }
      if (isRecord) {
        return intoRecord(type, element);
      }
      return element.getKind() == ElementKind.ENUM
          ? followed(new CodecModel.OfEnum(type))
          : because(type, whyNot(type, element));
    }

    private Optional<EncodingError> throughWildcards(DeclaredType type, TypeElement element) {
      List<TypeMirror> arguments = new ArrayList<>();
      for (TypeMirror argument : type.getTypeArguments()) {
        TypeMirror bound =
            argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
        if (bound == null) {
          return because(type, new EncodingError.Raw());
        }
        arguments.add(bound);
      }
      TypeMirror as = types.declared(element, arguments);
      return followed(
          new CodecModel.OfWildcards(type, as), new Part(List.of(), as, Optional.empty()));
    }

    private Optional<EncodingError> intoRecord(DeclaredType type, TypeElement element) {
      Optional<EncodingError> endless = endless(element);
      if (endless.isPresent()) {
        return endless;
      }
      List<CodecModel.Component> components = new ArrayList<>();
      List<Part> parts = new ArrayList<>();
      for (RecordComponentElement component : element.getRecordComponents()) {
        String name = component.getSimpleName().toString();
        TypeMirror componentType = types.resultOf(type, component.getAccessor());
        components.add(new CodecModel.Component(name, componentType));
        parts.add(Part.of(new EncodingError.Component(type, name, componentType), componentType));
      }
      return followed(new CodecModel.OfRecord(type, List.copyOf(components)), parts);
    }

    /** Returns the way from a record to where it holds itself first, if that never ends. */
    private Optional<EncodingError> endless(TypeElement element) {
      List<EncodingError.Step> steps = List.copyOf(path);
      List<Integer> met = new ArrayList<>();
      for (int i = 0; i < steps.size(); i++) {
        if (steps.get(i) instanceof EncodingError.Component c
            && c.of().asElement().equals(element)) {
          met.add(i);
        }
      }
      if (met.size() < MOST_NESTED) {
        return Optional.empty();
      }
      EncodingError.Component again = (EncodingError.Component) steps.get(met.get(1));
      return Optional.of(
          new EncodingError(steps.subList(0, met.get(1)), again.of(), new EncodingError.Endless()));
    }

    private Optional<EncodingError> intoSealed(DeclaredType type) {
      List<Part> parts = new ArrayList<>();
      addPermitted(type, List.of(), parts);
      Map<String, TypeMirror> alternatives = new LinkedHashMap<>();
      parts.forEach(part -> alternatives.putIfAbsent(TypeKey.of(part.type()), part.type()));
      return followed(new CodecModel.OfSealed(type, List.copyOf(alternatives.values())), parts);
    }

    /** Adds what a sealed type permits, and in place of a sealed one what that permits. */
    private void addPermitted(DeclaredType type, List<EncodingError.Step> way, List<Part> parts) {
      for (TypeMirror permitted : MoreTypes.asTypeElement(type).getPermittedSubclasses()) {
        TypeElement element = MoreTypes.asTypeElement(permitted);
        Optional<DeclaredType> raw = types.rawParent(element, type);
        Optional<DeclaredType> subtype = raw.isPresent() ? raw : types.permittedAs(element, type);
        if (subtype.isEmpty()) {
          continue; // one that only extends it with other type arguments
        }
        List<EncodingError.Step> steps = new ArrayList<>(way);
        steps.add(
            new EncodingError.Permitted(type, raw.isPresent() ? element.asType() : subtype.get()));
        if (raw.isPresent()) {
          parts.add(new Part(steps, raw.get(), Optional.of(new EncodingError.Raw())));
        } else {
          addAlternative(subtype.get(), steps, parts);
        }
      }
    }

    private void addAlternative(
        DeclaredType type, List<EncodingError.Step> steps, List<Part> parts) {
      Optional<EncodingError.Reason> reason =
          TypeSystem.variable(type).map(EncodingError.Undetermined::new);
      TypeElement element = MoreTypes.asTypeElement(type);
      if (reason.isEmpty()
          && TypeSystem.isSealed(element)
          && named(type, TypeKey.of(type)).isEmpty()) {
        reason = visible.hidden(element).map(EncodingError.Hidden::new);
        if (reason.isEmpty()) {
          addPermitted(type, steps, parts);
          return;
        }
      }
      parts.add(new Part(steps, type, reason));
    }
  }

  private static boolean hasWildcards(DeclaredType type) {
    return type.getTypeArguments().stream().anyMatch(a -> a.getKind() == TypeKind.WILDCARD);
  }

  private EncodingError.Reason whyNot(DeclaredType type, TypeElement element) {
    String name = element.getQualifiedName().toString();
    if (name.equals("java.lang.Object")) {
      return new EncodingError.Anything();
    }
    if (name.startsWith("java.util.") || name.equals("java.lang.Iterable")) {
      Optional<TypeMirror> general = types.generalised(type);
      if (general.isPresent()) {
        return new EncodingError.Special(general.get());
      }
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return new EncodingError.Foreign();
    }
    return element.getModifiers().contains(Modifier.ABSTRACT)
        ? new EncodingError.Open()
        : new EncodingError.Opaque();
  }
}
