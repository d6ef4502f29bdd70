package dev.pipewright.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.NameAllocator;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.DeclaredTasks;
import dev.pipewright.processor.model.Obscuring;
import dev.pipewright.processor.model.ParameterModel;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.model.Visibility;
import java.text.Normalizer;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * The names in one generated class. Users choose some of them, and whatever they choose, three
 * things hold: no variable obscures a type that an expression names, no nested class hides one of
 * the user's types that could not be named otherwise, and the names of class files are plain ASCII,
 * no two of which differ in case only.
 */
final class NameSpace {

  /** Longer names do not fit into the name of a file, with all that stands around them. */
  private static final int MOST_CHARACTERS = 64;

  private final Obscuring obscuring;
  private final Visibility visible;
  private final DeclaredTasks declared;
  private final NameAllocator reserved = new NameAllocator();
  private final Set<String> typesOfPackage;
  private final Set<String> nested = new HashSet<>();
  private final String stages;
  private final String wire;

  NameSpace(
      ContractModel contract,
      TypeSystem types,
      Collection<TaskModel> tasks,
      DeclaredTasks declared) {
    this.declared = declared;
    this.obscuring = new Obscuring(contract, types);
    this.visible = new Visibility(contract.inPackage());
    this.typesOfPackage =
        contract.inPackage().getEnclosedElements().stream()
            .map(type -> type.getSimpleName().toString())
            .collect(Collectors.toSet());
    nested.add(contract.generatedName().toLowerCase(Locale.ROOT));
    // Where the package has a name, a type of the user's can be told from it.
    this.stages = contract.inPackage().isUnnamed() ? nested("Stages") : "Stages";
    nested.add("stages");
    this.wire = nested("Wire");
    reserve(tasks);
  }

  /** Keeps variables from having the names that expressions begin with. */
  private void reserve(Collection<TaskModel> tasks) {
    Set<TypeElement> owners =
        tasks.stream()
            .filter(TaskModel::isStatic)
            .map(task -> task.calledBy(visible))
            .collect(Collectors.toSet());
    Set<String> names =
        Stream.concat(
                RuntimeTypes.ALL.stream().map(ClassName::simpleName),
                Stream.of(Objects.class.getSimpleName(), List.class.getSimpleName()))
            .collect(Collectors.toSet());
    names.add(wire);
    names.addAll(List.of("dev", "java"));
    Set<TypeElement> mentioned = outermostTypesIn(tasks);
    for (TypeElement owner : owners) {
      TypeElement outermost = Obscuring.outermost(owner);
      String name = outermost.getSimpleName().toString();
      boolean mayStandInFull =
          !names.add(name)
              || mayBeNested(name)
              || obscuring.fullNameOf(owner).isPresent()
              || obscuring.memberTypes().contains(name)
              || mentioned.stream()
                  .anyMatch(t -> t.getSimpleName().contentEquals(name) && !t.equals(outermost));
      if (mayStandInFull) {
        names.add(owner.getQualifiedName().toString().replaceFirst("\\..*", ""));
      }
    }
    names.forEach(name -> reserved.newName(name, "expression " + name));
  }

  /** Returns whether a nested class may have a name, and so hide another type that has it. */
  private boolean mayBeNested(String name) {
    return name.equals(stages)
        || name.equals(wire)
        || Stream.of("First", "Loop", "Delivery").anyMatch(name::endsWith);
  }

  private static Set<TypeElement> outermostTypesIn(Collection<TaskModel> tasks) {
    Set<TypeElement> found = new HashSet<>();
    for (TaskModel task : tasks) {
      Stream.concat(
              task.parameters().stream().map(ParameterModel::type), Stream.of(task.returnType()))
          .forEach(type -> type.accept(OUTERMOST_TYPES, found));
    }
    return found;
  }

  private static final SimpleTypeVisitor14<@Nullable Void, Set<TypeElement>> OUTERMOST_TYPES =
      new SimpleTypeVisitor14<>() {
        @Override
        public @Nullable Void visitDeclared(DeclaredType type, Set<TypeElement> found) {
          found.add(Obscuring.outermost((TypeElement) type.asElement()));
          type.getTypeArguments().forEach(argument -> argument.accept(this, found));
          return null;
        }

        @Override
        public @Nullable Void visitArray(ArrayType type, Set<TypeElement> found) {
          return type.getComponentType().accept(this, found);
        }
      };

  /** Returns names for variables, with those taken that no variable may have. */
  NameAllocator variables() {
    return reserved.clone();
  }

  /** Returns the fields that the class inherits: no type of such a name may be imported. */
  Set<String> inheritedFields() {
    return obscuring.fields();
  }

  /** Names, in an expression, the type that a static task is called on. */
  CodeBlock calledOn(TaskModel task, TypeSystem types) {
    TypeElement type = task.calledBy(visible);
    return obscuring
        .fullNameOf(type)
        .map(full -> CodeBlock.of("$L", full))
        .orElseGet(() -> CodeBlock.of("$T", types.erased(type)));
  }

  /** Writes the name that graphs have for a task, behind its type where others have that name. */
  CodeBlock inGraphs(TaskModel task) {
    return declared
        .typeIfAmbiguous(task)
        .map(type -> CodeBlock.of("$S, $S", type, task.name()))
        .orElseGet(() -> CodeBlock.of("$S", task.name()));
  }

  /** Names a task in a comment. */
  CodeBlock inComment(TaskModel task) {
    return CodeBlock.of("{@code $T.$L}", ClassName.get(task.calledBy(visible)), task.name());
  }

  /** Returns the name of the class that hands out stages. */
  String stages() {
    return stages;
  }

  /** Returns the name of the class that holds codecs. */
  String wire() {
    return wire;
  }

  /** Returns a name for a nested class that no other one has. */
  String nested(String wanted) {
    String name = inAscii(wanted);
    String unused = name;
    for (int i = 2; isTaken(unused); i++) {
      unused = name + i;
    }
    nested.add(unused.toLowerCase(Locale.ROOT));
    return unused;
  }

  private boolean isTaken(String name) {
    return nested.contains(name.toLowerCase(Locale.ROOT))
        || typesOfPackage.contains(name)
        || obscuring.fields().contains(name);
  }

  /** Writes a name with the characters that any file system and any locale have. */
  static String inAscii(String name) {
    String letters = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    String ascii = letters.replaceAll("[^\\p{ASCII}]", "_");
    return ascii.substring(0, Math.min(ascii.length(), MOST_CHARACTERS));
  }
}
