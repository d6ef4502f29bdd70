package dev.pipewright.processor.model;

import com.google.auto.common.MoreTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Finds how the values of a task's types cross to another process, or why they cannot.
 *
 * <p>It goes through a type from the outside in. Types may hold themselves: whatever they do so
 * through, there is a record on the way, whose codec can be made before those of its components.
 */
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

  private final Types types;
  private final TypeSystem typeSystem;
  private final Visibility visible;
  private final List<UserCodec> ofTask = new ArrayList<>();

  /** The elements whose {@code @Codecs} had a say. */
  private final Set<Element> consulted = new LinkedHashSet<>();

  private final Map<String, CodecModel> codecs = new LinkedHashMap<>();
  private final Set<String> begun = new HashSet<>();
  private final Deque<Obstacle.Step> path = new ArrayDeque<>();

  CodecReader(Types types, TypeSystem typeSystem, TaskModel task, PackageElement from) {
    this.types = types;
    this.typeSystem = typeSystem;
    this.visible = new Visibility(from);
    for (Element element : List.of(task.method(), task.owner())) {
      if (consult(element)) {
        ofTask.addAll(UserCodec.on(element, typeSystem));
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
   * Reads how values of a type cross.
   *
   * @param type a type without type variables
   * @return why they cannot, or nothing if {@link #codecOf} now knows how
   */
  public Optional<Obstacle> read(TypeMirror type) {
    Set<String> before = new HashSet<>(codecs.keySet());
    path.clear();
    begun.clear();
    begun.addAll(before);
    Obstacle obstacle = look(typeSystem.boxed(type));
    if (obstacle != null) {
      codecs.keySet().retainAll(before); // what it is made of may be incomplete
    }
    return Optional.ofNullable(obstacle);
  }

  /** Returns how values of a type cross, which has been read. */
  public CodecModel codecOf(TypeMirror type) {
    return Objects.requireNonNull(
        codecs.get(TypeKey.of(typeSystem.boxed(type))), () -> "no codec for " + type);
  }

  /** Returns the elements whose {@code @Codecs} had a say in what was read. */
  public Set<Element> consulted() {
    return consulted;
  }

  /**
   * Returns what tells the codec of a type, which has been read, from others: the type, and those
   * of the user's codecs that it comes to.
   */
  public String identityOf(TypeMirror type) {
    Set<String> reached = new HashSet<>();
    Set<String> named = new TreeSet<>();
    reach(type, reached, named);
    return TypeKey.of(typeSystem.boxed(type)) + named;
  }

  private void reach(TypeMirror type, Set<String> reached, Set<String> named) {
    CodecModel codec = codecOf(type);
    if (reached.add(TypeKey.of(codec.type()))) {
      if (codec instanceof CodecModel.OfUser ofUser) {
        named.add(TypeKey.of(codec.type()) + " by " + ofUser.codec().getQualifiedName());
      }
      codec.parts().forEach(part -> reach(part, reached, named));
    }
  }

  private @Nullable Obstacle look(TypeMirror type) {
    String key = TypeKey.of(type);
    if (!begun.add(key)) {
      return null;
    }
    Optional<UserCodec> named = named(type, key);
    if (named.isPresent()) {
      return lookAt(type, named.get());
    }
    return switch (type.getKind()) {
      case ARRAY -> lookAt((ArrayType) type);
      case DECLARED -> lookAt((DeclaredType) type);
      default -> because(type, new Obstacle.Anything()); // such as an intersection
    };
  }

  private void add(CodecModel codec) {
    codecs.put(TypeKey.of(codec.type()), codec);
  }

  private Obstacle because(TypeMirror type, Obstacle.Reason reason) {
    return new Obstacle(List.copyOf(path), type, reason);
  }

  private @Nullable Obstacle lookInto(Obstacle.Step step, TypeMirror type) {
    path.addLast(step);
    Obstacle obstacle = look(typeSystem.boxed(type));
    path.removeLast();
    return obstacle;
  }

  /** Returns the codec that the user names for a type: on the task, its type, or that type. */
  private Optional<UserCodec> named(TypeMirror type, String key) {
    List<UserCodec> ofType = List.of();
    if (type.getKind() == TypeKind.DECLARED && consult(MoreTypes.asElement(type))) {
      ofType = UserCodec.on(MoreTypes.asElement(type), typeSystem);
    }
    return Stream.concat(ofTask.stream(), ofType.stream())
        .filter(codec -> codec.values().map(TypeKey::of).equals(Optional.of(key)))
        .findFirst();
  }

  private @Nullable Obstacle lookAt(TypeMirror type, UserCodec codec) {
    Optional<TypeElement> hidden = visible.hiddenPart(type).or(() -> visible.hidden(codec.type()));
    if (hidden.isPresent()) {
      return because(type, new Obstacle.Hidden(hidden.get()));
    }
    add(new CodecModel.OfUser(type, codec.type()));
    return null;
  }

  private @Nullable Obstacle lookAt(ArrayType type) {
    TypeMirror component = type.getComponentType();
    if (component.getKind().isPrimitive()) {
      add(new CodecModel.BuiltIn(type, component.getKind().name() + "_ARRAY"));
      return null;
    }
    add(new CodecModel.OfArray(type, component));
    return lookInto(new Obstacle.Element(), component);
  }

  private @Nullable Obstacle lookAt(DeclaredType type) {
    TypeElement element = MoreTypes.asTypeElement(type);
    String name = element.getQualifiedName().toString();
    String constant = CONSTANTS.get(name);
    if (constant != null) {
      add(new CodecModel.BuiltIn(type, constant));
      return null;
    }
    Optional<TypeElement> hidden = visible.hidden(element);
    if (hidden.isPresent()) {
      return because(type, new Obstacle.Hidden(hidden.get()));
    }
    if (isRaw(type, element)) {
      return because(type, new Obstacle.Raw());
    }
    if (TypeSystem.isSealed(element)) {
      return lookAtSealed(type);
    }
    String factory = FACTORIES.get(name);
    boolean isRecord = element.getKind() == ElementKind.RECORD;
    if ((factory != null || isRecord) && hasWildcards(type)) {
      return lookThroughWildcards(type, element);
    }
    if (factory != null) {
      return lookAtElements(type, factory);
    }
    if (isRecord) {
      return lookAtRecord(type, element);
    }
    if (element.getKind() == ElementKind.ENUM) {
      add(new CodecModel.OfEnum(type));
      return null;
    }
    return because(type, whyNot(type, element));
  }

  private static boolean isRaw(DeclaredType type, TypeElement element) {
    return type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
  }

  private static boolean hasWildcards(DeclaredType type) {
    return type.getTypeArguments().stream().anyMatch(a -> a.getKind() == TypeKind.WILDCARD);
  }

  private @Nullable Obstacle lookThroughWildcards(DeclaredType type, TypeElement element) {
    List<TypeMirror> arguments = new ArrayList<>();
    for (TypeMirror argument : type.getTypeArguments()) {
      TypeMirror bound =
          argument instanceof WildcardType wildcard ? wildcard.getExtendsBound() : argument;
      if (bound == null) {
        return because(type, new Obstacle.Raw());
      }
      arguments.add(bound);
    }
    TypeMirror as = types.getDeclaredType(element, arguments.toArray(TypeMirror[]::new));
    add(new CodecModel.OfWildcards(type, as));
    return look(as);
  }

  private @Nullable Obstacle lookAtElements(DeclaredType type, String factory) {
    List<TypeMirror> arguments = List.copyOf(type.getTypeArguments());
    add(new CodecModel.OfElements(type, factory, arguments));
    for (TypeMirror argument : arguments) {
      Obstacle obstacle = lookInto(new Obstacle.Element(), argument);
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  private @Nullable Obstacle lookAtRecord(DeclaredType type, TypeElement element) {
    Optional<Obstacle> endless = endless(element);
    if (endless.isPresent()) {
      return endless.get();
    }
    List<CodecModel.Component> components = new ArrayList<>();
    for (RecordComponentElement component : element.getRecordComponents()) {
      TypeMirror componentType =
          MoreTypes.asExecutable(types.asMemberOf(type, component.getAccessor())).getReturnType();
      components.add(new CodecModel.Component(component.getSimpleName().toString(), componentType));
    }
    add(new CodecModel.OfRecord(type, List.copyOf(components)));
    for (CodecModel.Component component : components) {
      Obstacle obstacle =
          lookInto(
              new Obstacle.Component(type, component.name(), component.type()), component.type());
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  /**
   * Returns the way from a record to where it holds itself for the first time, if it never ends.
   */
  private Optional<Obstacle> endless(TypeElement element) {
    List<Obstacle.Step> steps = List.copyOf(path);
    List<Integer> met = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i) instanceof Obstacle.Component c && c.of().asElement().equals(element)) {
        met.add(i);
      }
    }
    if (met.size() < MOST_NESTED) {
      return Optional.empty();
    }
    Obstacle.Component again = (Obstacle.Component) steps.get(met.get(1));
    return Optional.of(
        new Obstacle(steps.subList(0, met.get(1)), again.of(), new Obstacle.Endless()));
  }

  private @Nullable Obstacle lookAtSealed(DeclaredType type) {
    List<TypeMirror> alternatives = new ArrayList<>();
    Obstacle obstacle = lookAtPermitted(type, alternatives);
    if (obstacle == null) {
      add(new CodecModel.OfSealed(type, List.copyOf(alternatives)));
    }
    return obstacle;
  }

  private @Nullable Obstacle lookAtPermitted(DeclaredType type, List<TypeMirror> alternatives) {
    for (TypeMirror permitted : MoreTypes.asTypeElement(type).getPermittedSubclasses()) {
      TypeElement element = MoreTypes.asTypeElement(permitted);
      Optional<DeclaredType> raw = typeSystem.rawParent(element, type);
      if (raw.isPresent()) {
        path.addLast(new Obstacle.Permitted(type, element.asType()));
        Obstacle obstacle = because(raw.get(), new Obstacle.Raw());
        path.removeLast();
        return obstacle;
      }
      Optional<DeclaredType> subtype = TypeVariables.permitted(element, type, types, typeSystem);
      if (subtype.isEmpty()) {
        continue; // one that only extends it with other type arguments
      }
      Obstacle.Step step = new Obstacle.Permitted(type, subtype.get());
      path.addLast(step);
      Obstacle obstacle = lookAtAlternative(subtype.get(), alternatives);
      path.removeLast();
      if (obstacle != null) {
        return obstacle;
      }
    }
    return null;
  }

  private @Nullable Obstacle lookAtAlternative(DeclaredType type, List<TypeMirror> alternatives) {
    Optional<TypeVariable> variable = TypeSystem.variable(type);
    if (variable.isPresent()) {
      return because(type, new Obstacle.Undetermined(variable.get()));
    }
    String key = TypeKey.of(type);
    TypeElement element = MoreTypes.asTypeElement(type);
    if (TypeSystem.isSealed(element) && named(type, key).isEmpty()) {
      Optional<TypeElement> hidden = visible.hidden(element);
      return hidden.isPresent()
          ? because(type, new Obstacle.Hidden(hidden.get()))
          : lookAtPermitted(type, alternatives);
    }
    if (alternatives.stream().noneMatch(a -> TypeKey.of(a).equals(key))) {
      alternatives.add(type);
    }
    return look(type);
  }

  private Obstacle.Reason whyNot(DeclaredType type, TypeElement element) {
    String name = element.getQualifiedName().toString();
    if (name.equals("java.lang.Object")) {
      return new Obstacle.Anything();
    }
    if (name.startsWith("java.util.") || name.equals("java.lang.Iterable")) {
      Optional<TypeMirror> general = typeSystem.generalised(type);
      if (general.isPresent()) {
        return new Obstacle.Special(general.get());
      }
    }
    if (name.startsWith("java.") || name.startsWith("javax.")) {
      return new Obstacle.Foreign();
    }
    return element.getModifiers().contains(Modifier.ABSTRACT)
        ? new Obstacle.Open()
        : new Obstacle.Opaque();
  }
}
