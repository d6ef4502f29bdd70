package dev.pipewright.processor.model;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.pipewright.processor.model.Shape.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** All questions about Java's types: what a type holds, and what accepts it. */
public final class TypeSystem {

  private final Types types;
  private final Elements elements;
  private final Map<Kind, TypeElement> generic = new LinkedHashMap<>();
  private final Map<Kind, TypeElement> primitive = new LinkedHashMap<>();
  private final TypeElement completionStage;
  private final Map<TypeElement, List<ExecutableElement>> methods = new HashMap<>();

  /** Makes the questions askable with the compiler's own answers. */
  public TypeSystem(Types types, Elements elements) {
    this.types = types;
    this.elements = elements;
    generic.put(Kind.STREAM, type("java.util.stream.Stream"));
    generic.put(Kind.ITERATOR, type("java.util.Iterator"));
    generic.put(Kind.ITERABLE, type("java.lang.Iterable"));
    generic.put(Kind.OPTIONAL, type("java.util.Optional"));
    generic.put(Kind.PUBLISHER, type("java.util.concurrent.Flow.Publisher"));
    completionStage = type("java.util.concurrent.CompletionStage");
    primitive.put(Kind.INT_STREAM, type("java.util.stream.IntStream"));
    primitive.put(Kind.LONG_STREAM, type("java.util.stream.LongStream"));
    primitive.put(Kind.DOUBLE_STREAM, type("java.util.stream.DoubleStream"));
  }

  /** Returns the compiler's own answers, for what is asked once only. */
  Types types() {
    return types;
  }

  private TypeElement type(String name) {
    return elements.getTypeElement(name);
  }

  /** Returns what the result of a branching task holds. */
  public Shape elementsOf(TypeMirror type) {
    if (type.getKind() == TypeKind.VOID) {
      return new Shape.Nothing();
    }
    if (type.getKind() == TypeKind.ARRAY) {
      return new Shape.Many(Kind.ARRAY, ((ArrayType) type).getComponentType());
    }
    for (Map.Entry<Kind, TypeElement> entry : primitive.entrySet()) {
      if (supertype(type, entry.getValue()).isPresent()) {
        return new Shape.Many(entry.getKey(), primitiveItem(entry.getKey()));
      }
    }
    for (Map.Entry<Kind, TypeElement> entry : generic.entrySet()) {
      Optional<DeclaredType> holder = supertype(type, entry.getValue());
      if (holder.isPresent()) {
        return itemOf(type, entry.getKey(), holder.get());
      }
    }
    return new Shape.NoElements(type);
  }

  /**
   * A method that gives what a type holds, where the type itself cannot be read element by element.
   *
   * @param call its call, such as {@code entrySet()}
   * @param type what it returns
   * @param item the type of the elements
   */
  public record View(String call, TypeMirror type, TypeMirror item) {}

  /** Returns what gives the elements of a type that does not hold them by itself, such as a map. */
  public List<View> viewsOf(TypeMirror type) {
    if (type.getKind() != TypeKind.DECLARED || !(elementsOf(type) instanceof Shape.NoElements)) {
      return List.of();
    }
    List<View> views = new ArrayList<>();
    supertype(type, type("java.util.Map"))
        .filter(map -> map.getTypeArguments().stream().noneMatch(WildcardType.class::isInstance))
        .filter(map -> !map.getTypeArguments().isEmpty())
        .ifPresent(
            map -> {
              TypeMirror key = map.getTypeArguments().get(0);
              TypeMirror value = map.getTypeArguments().get(1);
              views.add(
                  view("entrySet()", "java.util.Set", declared("java.util.Map.Entry", key, value)));
              views.add(view("keySet()", "java.util.Set", key));
              views.add(view("values()", "java.util.Collection", value));
            });
    supertype(type, type("java.util.Enumeration"))
        .filter(of -> itemOf(type, Kind.ITERATOR, of) instanceof Shape.Many)
        .map(of -> of.getTypeArguments().get(0))
        .filter(item -> !(item instanceof WildcardType))
        .ifPresent(item -> views.add(view("asIterator()", "java.util.Iterator", item)));
    if (supertype(type, type("java.io.BufferedReader")).isPresent()) {
      views.add(view("lines()", "java.util.stream.Stream", declared("java.lang.String")));
    }
    if (supertype(type, type("java.util.BitSet")).isPresent()
        || supertype(type, type("java.util.OptionalInt")).isPresent()) {
      views.add(primitiveView("stream()", Kind.INT_STREAM));
    }
    if (supertype(type, type("java.util.OptionalLong")).isPresent()) {
      views.add(primitiveView("stream()", Kind.LONG_STREAM));
    }
    if (supertype(type, type("java.util.OptionalDouble")).isPresent()) {
      views.add(primitiveView("stream()", Kind.DOUBLE_STREAM));
    }
    return views;
  }

  private View view(String call, String holder, TypeMirror item) {
    return new View(call, declared(holder, item), item);
  }

  private View primitiveView(String call, Kind kind) {
    return new View(call, erased(Objects.requireNonNull(primitive.get(kind))), primitiveItem(kind));
  }

  /** Returns whether a type is a class or interface of that name, or extends it. */
  public boolean isA(TypeMirror type, String qualifiedName) {
    return supertype(type, type(qualifiedName)).isPresent();
  }

  /** Returns whether a type is the class or interface of that name itself. */
  public boolean isExactly(TypeMirror type, String qualifiedName) {
    return isExactly(type, type(qualifiedName));
  }

  /**
   * Returns what comes of a call that returns the given type: what a future is completed with, or
   * the very same type if it is no future.
   */
  TypeMirror resultOf(TypeMirror returnType) {
    return supertype(returnType, completionStage)
        .map(stage -> itemOf(returnType, Kind.OPTIONAL, stage))
        .map(shape -> shape instanceof Shape.Many many ? many.item() : declared("java.lang.Object"))
        .orElse(returnType);
  }

  /** Returns whether a type is a future. */
  boolean isFuture(TypeMirror type) {
    return supertype(type, completionStage).isPresent();
  }

  /** Returns whether a type is a future that does not say what it is completed with. */
  public boolean isUntypedFuture(TypeMirror type) {
    return supertype(type, completionStage)
        .filter(stage -> !(itemOf(type, Kind.OPTIONAL, stage) instanceof Shape.Many))
        .isPresent();
  }

  /**
   * Returns what a future of any kind, one that can only be waited for included, is said to give.
   */
  public Optional<Shape> futureOf(TypeMirror type) {
    return supertype(type, completionStage)
        .or(() -> supertype(type, type("java.util.concurrent.Future")))
        .map(future -> itemOf(type, Kind.OPTIONAL, future));
  }

  /** Returns whether a type is one that items can be collected in, other than {@code List}. */
  public boolean isCollectionOf(TypeMirror type, TypeMirror item) {
    boolean holds =
        elementsOf(type) instanceof Shape.Many many
            && (many.kind() == Kind.ITERABLE || many.kind() == Kind.ARRAY)
            && accepts(many.item(), item);
    return (holds && argumentOf(type, "java.util.List").isEmpty())
        || supertype(type, type("java.util.Map")).isPresent();
  }

  /** Returns whether a type has no values: {@code void}, or the {@code Void} of a future. */
  boolean isNothing(TypeMirror type) {
    return type.getKind() == TypeKind.VOID || types.isSameType(type, declared("java.lang.Void"));
  }

  /** Returns whether a parameter of the given type takes what a task pushes. */
  boolean isEmitter(TypeMirror type) {
    return type.getKind() == TypeKind.DECLARED
        && MoreTypes.asTypeElement(type).getQualifiedName().contentEquals(Names.EMITTER);
  }

  /** Returns what an emitter of the given type takes. */
  Shape emittedInto(TypeMirror emitter) {
    List<? extends TypeMirror> arguments = ((DeclaredType) emitter).getTypeArguments();
    if (arguments.isEmpty()) {
      return new Shape.UnknownElements(emitter);
    }
    TypeMirror item = arguments.get(0);
    if (item.getKind() == TypeKind.WILDCARD) {
      TypeMirror bound = ((WildcardType) item).getSuperBound();
      return bound == null
          ? new Shape.UnknownElements(emitter)
          : new Shape.Many(Kind.EMITTER, bound);
    }
    return new Shape.Many(Kind.EMITTER, item);
  }

  /** Returns what a joining task's input holds, where a view of the inputs can be given for it. */
  public Shape viewOf(TypeMirror type) {
    for (Kind kind : List.of(Kind.ITERABLE, Kind.ITERATOR, Kind.STREAM, Kind.PUBLISHER)) {
      if (isExactly(type, generic.get(kind))) {
        return itemOf(type, kind, (DeclaredType) type);
      }
    }
    return new Shape.NoElements(type);
  }

  private Shape itemOf(TypeMirror type, Kind kind, DeclaredType holder) {
    if (holder.getTypeArguments().isEmpty()) {
      return new Shape.UnknownElements(type);
    }
    TypeMirror argument = holder.getTypeArguments().get(0);
    if (argument.getKind() == TypeKind.WILDCARD) {
      TypeMirror bound = ((WildcardType) argument).getExtendsBound();
      return bound == null ? new Shape.UnknownElements(type) : new Shape.Many(kind, bound);
    }
    return new Shape.Many(kind, argument);
  }

  private TypeMirror primitiveItem(Kind kind) {
    return types.getPrimitiveType(
        switch (kind) {
          case INT_STREAM -> TypeKind.INT;
          case LONG_STREAM -> TypeKind.LONG;
          default -> TypeKind.DOUBLE;
        });
  }

  /**
   * Returns the only type argument of a type, where it is that of the given class or interface and
   * says what it holds.
   */
  Optional<TypeMirror> argumentOf(TypeMirror type, String holder) {
    if (type.getKind() != TypeKind.DECLARED
        || !((TypeElement) ((DeclaredType) type).asElement())
            .getQualifiedName()
            .contentEquals(holder)) {
      return Optional.empty();
    }
    return itemOf(type, Kind.ITERABLE, (DeclaredType) type) instanceof Shape.Many many
        ? Optional.of(many.item())
        : Optional.empty();
  }

  /**
   * Returns whether a task whose input has the one type can be called with an item of the other: by
   * the conversions of a Java assignment, without the unchecked ones.
   */
  public boolean accepts(TypeMirror input, TypeMirror item) {
    if (input.getKind() == TypeKind.VOID || item.getKind() == TypeKind.VOID) {
      return false;
    }
    if (input.getKind().isPrimitive()) {
      return unboxed(item).map(value -> types.isAssignable(value, input)).orElse(false);
    }
    return types.isSubtype(boxed(item), input);
  }

  /** Does the same for an input whose type variables have not been solved, as far as they go. */
  public boolean acceptsErased(TypeMirror input, TypeMirror item) {
    return accepts(types.erasure(input), types.erasure(boxed(item)));
  }

  /** Returns whether an input would take an item if it were a primitive, and not a box. */
  public boolean acceptsUnboxed(TypeMirror input, TypeMirror item) {
    return !input.getKind().isPrimitive()
        && unboxed(input).map(primitive -> accepts(primitive, item)).orElse(false);
  }

  /** Returns whether two types are the same, a primitive and its box counting as one. */
  public boolean isSame(TypeMirror a, TypeMirror b) {
    return a.getKind() != TypeKind.VOID
        && b.getKind() != TypeKind.VOID
        && types.isSameType(boxed(a), boxed(b));
  }

  /** Returns a class or interface with the given type arguments, by its name. */
  public TypeMirror declared(String qualifiedName, TypeMirror... arguments) {
    return types.getDeclaredType(type(qualifiedName), arguments);
  }

  /** Returns a class or interface with the given type arguments. */
  TypeMirror declared(TypeElement type, List<? extends TypeMirror> arguments) {
    return types.getDeclaredType(type, arguments.toArray(TypeMirror[]::new));
  }

  /** Returns what a method returns that is called on an object of the given type. */
  TypeMirror resultOf(DeclaredType type, ExecutableElement method) {
    return MoreTypes.asExecutable(types.asMemberOf(type, method)).getReturnType();
  }

  /** Returns a class or interface without type arguments. */
  public TypeMirror erased(TypeElement type) {
    return types.erasure(type.asType());
  }

  /**
   * Returns the type that a result has to be cast to, so that it is clear as what it is read: a
   * class may be an {@code Iterable} and an {@code Iterator} at once.
   */
  public Optional<TypeMirror> castFor(Shape.Many many, TypeMirror result) {
    Map<Kind, TypeElement> holders = new LinkedHashMap<>(generic);
    holders.putAll(primitive);
    long readings =
        holders.values().stream().filter(holder -> supertype(result, holder).isPresent()).count();
    return readings < 2
        ? Optional.empty()
        : supertype(result, Objects.requireNonNull(holders.get(many.kind())))
            .map(TypeMirror.class::cast);
  }

  /** What an attempt fails with that takes too long. */
  public static final String TIMEOUT = "java.util.concurrent.TimeoutException";

  /** What a task in another process fails with. */
  public static final String PROCESS_EXCEPTION = "dev.pipewright.runtime.ProcessException";

  /** What no call is made again after, whoever names it. */
  private static final List<String> NEVER_RETRIED =
      List.of("java.lang.InterruptedException", "java.util.concurrent.CancellationException");

  /** Returns which exceptions that a task declares are a reason to call it again. */
  Optional<TypeMirror> retriableIn(TypeMirror declared) {
    TypeMirror erased = types.erasure(declared);
    if (isNeverRetried(erased)) {
      return Optional.empty();
    }
    TypeMirror exception = declared("java.lang.Exception");
    return types.isSubtype(erased, exception)
        ? Optional.of(erased)
        : types.isSubtype(exception, erased) ? Optional.of(exception) : Optional.empty();
  }

  /** Returns whether an exception tells of an interrupt or a cancellation. */
  public boolean isNeverRetried(TypeMirror exception) {
    return NEVER_RETRIED.stream().anyMatch(never -> types.isSubtype(exception, declared(never)));
  }

  /** Returns whether an exception may be an unchecked one, though it is not. */
  public boolean includesBugs(TypeMirror exception) {
    return types.isSubtype(declared("java.lang.RuntimeException"), exception);
  }

  /** Returns whether an exception is a checked one. */
  public boolean isChecked(TypeMirror exception) {
    return !types.isSubtype(exception, declared("java.lang.RuntimeException"))
        && !types.isSubtype(exception, declared("java.lang.Error"));
  }

  /**
   * Returns whether the elements of a type are there once a value of it is, and not made while they
   * are read.
   */
  public boolean isComplete(TypeMirror type) {
    return type.getKind() == TypeKind.ARRAY
        || supertype(type, type("java.util.Collection")).isPresent()
        || supertype(type, type("java.util.Optional")).isPresent();
  }

  /**
   * Returns the exceptions to declare for code that throws the given ones, without those that are
   * unchecked or that another one includes.
   *
   * @param thrown what it throws
   * @param besides the names of what it may throw besides
   */
  public List<TypeMirror> withoutRedundant(
      List<? extends TypeMirror> thrown, List<String> besides) {
    List<TypeMirror> all = new ArrayList<>(thrown);
    besides.stream().map(this::declared).forEach(all::add);
    all.removeIf(e -> !isChecked(e));
    List<TypeMirror> needed = new ArrayList<>();
    for (TypeMirror candidate : all) {
      boolean included =
          needed.stream().anyMatch(e -> types.isSubtype(candidate, e))
              || all.stream()
                  .anyMatch(e -> types.isSubtype(candidate, e) && !types.isSameType(candidate, e));
      if (!included) {
        needed.add(candidate);
      }
    }
    return needed;
  }

  /** Returns a type and all its supertypes, superclasses before interfaces. */
  Set<TypeElement> withSupertypes(TypeElement type) {
    Set<TypeElement> found = new LinkedHashSet<>();
    collectSupertypes(type, found);
    return found;
  }

  private void collectSupertypes(TypeElement type, Set<TypeElement> found) {
    if (found.add(type)) {
      for (TypeMirror supertype : types.directSupertypes(type.asType())) {
        collectSupertypes(MoreTypes.asTypeElement(supertype), found);
      }
    }
  }

  /**
   * Returns the methods that a type has, inherited ones included. That is what {@link
   * Elements#getAllMembers} is for, which in Eclipse's compiler leaves out those that an interface
   * inherits.
   */
  List<ExecutableElement> methodsOf(TypeElement type) {
    return methods.computeIfAbsent(type, this::collectMethods);
  }

  private List<ExecutableElement> collectMethods(TypeElement type) {
    Map<Name, List<ExecutableElement>> byName = new HashMap<>();
    List<ExecutableElement> found = new ArrayList<>();
    for (TypeElement declaring : withSupertypes(type)) {
      for (ExecutableElement method : ElementFilter.methodsIn(declaring.getEnclosedElements())) {
        List<ExecutableElement> alike =
            byName.computeIfAbsent(method.getSimpleName(), name -> new ArrayList<>());
        if ((declaring.equals(type) || isInherited(method, elements.getPackageOf(type)))
            && alike.stream().noneMatch(m -> overrides(m, method, type))) {
          alike.add(method);
          found.add(method);
        }
      }
    }
    return List.copyOf(found);
  }

  /**
   * Returns whether one method overrides another in a type that has both. For Eclipse's compiler
   * that is so even if they are the abstract methods of two interfaces, neither of which extends
   * the other.
   */
  boolean overrides(ExecutableElement method, ExecutableElement other, TypeElement in) {
    return elements.overrides(method, other, in)
        && (!method.getModifiers().contains(Modifier.ABSTRACT)
            || isSubclass(ownerOf(method), ownerOf(other)));
  }

  private static TypeElement ownerOf(ExecutableElement method) {
    return MoreElements.asType(method.getEnclosingElement());
  }

  private boolean isInherited(ExecutableElement method, PackageElement by) {
    Set<Modifier> modifiers = method.getModifiers();
    return !modifiers.contains(Modifier.PRIVATE)
        && !(modifiers.contains(Modifier.STATIC)
            && ownerOf(method).getKind() == ElementKind.INTERFACE)
        && (modifiers.contains(Modifier.PUBLIC)
            || modifiers.contains(Modifier.PROTECTED)
            || elements.getPackageOf(method).equals(by));
  }

  /**
   * Returns whether a type is in a class that no source declares, that of a compact source file.
   * Such a class has no name, so that the compiler finds nothing in it by name.
   */
  public boolean isInCompactSource(TypeElement type) {
    return elements.getPackageOf(type).isUnnamed()
        && elements.getTypeElement(type.getQualifiedName()) == null;
  }

  /**
   * Returns whether a type has a method that it or a supertype declares. One that only a package
   * sees is not inherited past a class of another package.
   */
  public boolean has(TypeElement type, ExecutableElement method) {
    Set<Modifier> modifiers = method.getModifiers();
    if (modifiers.contains(Modifier.PUBLIC)
        || modifiers.contains(Modifier.PROTECTED)
        || type.equals(method.getEnclosingElement())) {
      return true;
    }
    return types.directSupertypes(type.asType()).stream()
        .map(MoreTypes::asTypeElement)
        .filter(supertype -> isSubclass(supertype, ownerOf(method)))
        .anyMatch(
            supertype ->
                elements.getPackageOf(type).equals(elements.getPackageOf(method))
                    && has(supertype, method));
  }

  /**
   * Returns the method of a type with the given signature, inherited ones included, as far as a
   * class that implements the type has it; nothing where that is Object's.
   *
   * @param type the type
   * @param name the name of the method
   * @param parameters the canonical names of its parameters' types
   */
  public Optional<ExecutableElement> methodOf(TypeElement type, String name, String... parameters) {
    return methodsOf(type).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .filter(method -> erasedParameters(type, method).equals(List.of(parameters)))
        .filter(method -> !type("java.lang.Object").equals(method.getEnclosingElement()))
        .filter(method -> !method.getModifiers().contains(Modifier.PRIVATE))
        .filter(
            method ->
                type.getKind() == ElementKind.CLASS
                    || !method.getModifiers().contains(Modifier.STATIC))
        .findFirst();
  }

  private List<String> erasedParameters(TypeElement type, ExecutableElement method) {
    return memberOf(type, method).getParameterTypes().stream()
        .map(types::erasure)
        .map(
            erased ->
                erased.getKind() == TypeKind.DECLARED // as text it may show annotations
                    ? MoreTypes.asTypeElement(erased).getQualifiedName().toString()
                    : erased.toString())
        .toList();
  }

  /** Returns whether a type has a method of a name, inherited ones included. */
  public boolean hasMethod(TypeElement type, String name) {
    return withSupertypes(type).stream()
        .flatMap(declaring -> ElementFilter.methodsIn(declaring.getEnclosedElements()).stream())
        .anyMatch(method -> method.getSimpleName().contentEquals(name));
  }

  /** Returns the types within a type and those around it, and the others of its package. */
  public List<TypeElement> neighboursOf(TypeElement type) {
    List<TypeElement> neighbours = new ArrayList<>();
    Element around = type;
    while (around instanceof TypeElement) {
      neighbours.addAll(ElementFilter.typesIn(around.getEnclosedElements()));
      around = Objects.requireNonNull(around.getEnclosingElement());
    }
    neighbours.addAll(ElementFilter.typesIn(elements.getPackageOf(type).getEnclosedElements()));
    return neighbours;
  }

  /** Returns the type that a name means within another type: qualified, nested or a neighbour. */
  public Optional<TypeElement> typeNamed(String name, TypeElement within) {
    String inPackage = elements.getPackageOf(within).getQualifiedName().toString();
    return Stream.of(
            within.getQualifiedName() + "." + name,
            inPackage.isEmpty() ? name : inPackage + "." + name,
            name)
        .map(elements::getTypeElement)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Returns the types of a method as a type has it that may inherit it. */
  public ExecutableType memberOf(TypeElement type, ExecutableElement method) {
    boolean inherited =
        !type.equals(method.getEnclosingElement())
            && !method.getModifiers().contains(Modifier.STATIC);
    return MoreTypes.asExecutable(
        inherited ? types.asMemberOf((DeclaredType) type.asType(), method) : method.asType());
  }

  /** Returns the methods of a name that can be called on a type, those of Object included. */
  List<ExecutableElement> methodsCalledOn(TypeElement type, Name name) {
    List<ExecutableElement> methods =
        new ArrayList<>(
            methodsOf(type).stream().filter(m -> m.getSimpleName().equals(name)).toList());
    ElementFilter.methodsIn(type("java.lang.Object").getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().equals(name))
        .filter(method -> methods.stream().noneMatch(m -> overrides(m, method, type)))
        .filter(method -> !methods.contains(method))
        .forEach(methods::add);
    return methods;
  }

  /** Returns whether two types are the same. */
  public boolean isIdentical(TypeMirror a, TypeMirror b) {
    return types.isSameType(a, b);
  }

  /** Returns whether the one class or interface is the other, or extends it. */
  public boolean isSubclass(TypeElement type, TypeElement of) {
    return types.isSubtype(types.erasure(type.asType()), types.erasure(of.asType()));
  }

  /** Returns a type as it can stand in a type argument. */
  public TypeMirror boxed(TypeMirror type) {
    return type.getKind().isPrimitive() ? types.boxedClass((PrimitiveType) type).asType() : type;
  }

  private Optional<TypeMirror> unboxed(TypeMirror type) {
    if (type.getKind().isPrimitive()) {
      return Optional.of(type);
    }
    try {
      return Optional.of(types.unboxedType(type));
    } catch (IllegalArgumentException e) { // how Types says that it is no box
      return Optional.empty();
    }
  }

  private boolean isExactly(TypeMirror type, @Nullable TypeElement element) {
    return type.getKind() == TypeKind.DECLARED && ((DeclaredType) type).asElement().equals(element);
  }

  /** Returns the types that a type variable extends, {@code Object} at least. */
  public List<? extends TypeMirror> boundsOf(TypeVariable variable) {
    if (variable.getUpperBound() instanceof TypeVariable upper
        && upper.asElement().equals(variable.asElement())) {
      // what Eclipse's compiler says of <T extends Object & Comparable<T>>
      return ((TypeParameterElement) variable.asElement()).getBounds();
    }
    return variable.getUpperBound() instanceof IntersectionType several
        ? several.getBounds()
        : List.of(variable.getUpperBound());
  }

  /** Returns whether all values of a class or interface are of those that it permits. */
  public static boolean isSealed(TypeElement type) {
    return type.getKind() != ElementKind.ENUM // which is sealed where constants have bodies
        && type.getModifiers().contains(Modifier.SEALED)
        && type.getModifiers().contains(Modifier.ABSTRACT);
  }

  /**
   * Returns the types that a sealed one permits, with the type arguments that its values have.
   *
   * @param type the sealed type
   * @return the types, without those of which it has no values
   */
  public List<DeclaredType> permitted(DeclaredType type) {
    List<DeclaredType> permitted = new ArrayList<>();
    for (TypeMirror subtype : MoreTypes.asTypeElement(type).getPermittedSubclasses()) {
      seenFrom(type, MoreTypes.asTypeElement(subtype)).ifPresent(permitted::add);
    }
    return permitted;
  }

  /** Returns a subtype with the type arguments that values of the given type have. */
  public Optional<DeclaredType> seenFrom(DeclaredType type, TypeElement subtype) {
    return rawParent(subtype, type).isPresent()
        ? Optional.of((DeclaredType) subtype.asType())
        : permittedAs(subtype, type);
  }

  /** Does the same for a subtype that does not leave out the type arguments of that type. */
  Optional<DeclaredType> permittedAs(TypeElement subtype, DeclaredType type) {
    return TypeVariables.permitted(subtype, type, this);
  }

  /** Returns a generic type as a subtype names it that leaves out its type arguments. */
  Optional<DeclaredType> rawParent(TypeElement subtype, DeclaredType of) {
    return of.getTypeArguments().isEmpty()
        ? Optional.empty()
        : supertype(subtype.asType(), MoreTypes.asTypeElement(of))
            .filter(seen -> seen.getTypeArguments().isEmpty());
  }

  /**
   * Returns whether a type is a part of a sealed one: a subtype of it, and not it itself, such that
   * the class of a value tells whether it is of that type.
   */
  public boolean isPartOf(TypeMirror part, TypeMirror whole) {
    if (part.getKind() != TypeKind.DECLARED || whole.getKind() != TypeKind.DECLARED) {
      return false;
    }
    TypeElement element = MoreTypes.asTypeElement(part);
    TypeElement sealed = MoreTypes.asTypeElement(whole);
    return sealed.getModifiers().contains(Modifier.SEALED)
        && !element.equals(sealed)
        && isSubclass(element, sealed)
        && seenFrom((DeclaredType) whole, element)
            .filter(seen -> types.isSubtype(seen, part))
            .isPresent();
  }

  /** Returns whether all values of one class or interface are of the other type. */
  public boolean isSubtype(TypeMirror type, TypeMirror of) {
    return types.isSubtype(type, of);
  }

  /** Returns which {@code Codec} a class implements. */
  Optional<TypeMirror> codecOf(TypeElement type) {
    TypeElement codec = elements.getTypeElement(Names.CODEC);
    return codec == null
        ? Optional.empty()
        : supertype(type.asType(), codec).map(TypeMirror.class::cast);
  }

  /**
   * Returns the kind of collection that has a codec and stands nearest to the given one: a {@code
   * Map} for a {@code TreeMap}, a {@code List} for an {@code Iterator}.
   */
  Optional<TypeMirror> generalised(TypeMirror type) {
    for (String kind : List.of("java.util.Set", "java.util.Map")) {
      Optional<DeclaredType> found = supertype(type, type(kind));
      if (found.isPresent()) {
        return found.map(TypeMirror.class::cast);
      }
    }
    return elementsOf(type) instanceof Shape.Many many
        ? Optional.of(declared("java.util.List", boxed(many.item())))
        : Optional.empty();
  }

  /** Returns a type, seen as the given class or interface, if it is one. */
  Optional<DeclaredType> supertype(TypeMirror type, TypeElement wanted) {
    Deque<TypeMirror> open = new ArrayDeque<>();
    Set<String> seen = new HashSet<>();
    open.add(type);
    while (!open.isEmpty()) {
      TypeMirror next = open.remove();
      if (!seen.add(next.toString())) {
        continue;
      }
      if (isExactly(next, wanted)) {
        return Optional.of((DeclaredType) next);
      }
      switch (next.getKind()) {
        case DECLARED -> open.addAll(types.directSupertypes(next));
        case TYPEVAR -> open.add(((TypeVariable) next).getUpperBound());
        case INTERSECTION -> open.addAll(((IntersectionType) next).getBounds());
        default -> {}
      }
    }
    return Optional.empty();
  }

  /**
   * Returns what an inner class is a member of, such as {@code Outer<String>}. In Eclipse's
   * compiler static types have an enclosing type as well, with the variables that are none of
   * theirs.
   */
  static @Nullable DeclaredType outer(DeclaredType type) {
    Element element = type.asElement();
    return element.getKind() == ElementKind.CLASS
            && !element.getModifiers().contains(Modifier.STATIC)
            && type.getEnclosingType() instanceof DeclaredType outer
        ? outer
        : null;
  }

  /** Returns a type variable that a type mentions. */
  public Optional<TypeVariable> variableIn(TypeMirror type) {
    return variable(type);
  }

  /** Returns a type variable that a type mentions. */
  static Optional<TypeVariable> variable(TypeMirror type) {
    return Optional.ofNullable(type.accept(VARIABLE, null));
  }

  private static final FirstPart<TypeVariable> VARIABLE =
      new FirstPart<>() {
        @Override
        public TypeVariable visitTypeVariable(TypeVariable type, @Nullable Void unused) {
          return type;
        }
      };
}
