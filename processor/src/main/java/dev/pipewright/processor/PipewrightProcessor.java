package dev.pipewright.processor;

import static dev.pipewright.processor.check.Gap.gap;

import com.google.auto.service.AutoService;
import dev.pipewright.processor.check.CodecRules;
import dev.pipewright.processor.check.ContractCheck;
import dev.pipewright.processor.check.ContractRules;
import dev.pipewright.processor.check.FaultyTasks;
import dev.pipewright.processor.check.Problem;
import dev.pipewright.processor.check.Report;
import dev.pipewright.processor.check.TaskRules;
import dev.pipewright.processor.model.ContractModel;
import dev.pipewright.processor.model.Location;
import dev.pipewright.processor.model.ModelReader;
import dev.pipewright.processor.model.Names;
import dev.pipewright.processor.model.Scopes;
import dev.pipewright.processor.model.TaskModel;
import dev.pipewright.processor.model.TypeSystem;
import dev.pipewright.processor.steps.AnnotatedTypes;
import dev.pipewright.processor.write.PipelineClass;
import dev.pipewright.processor.write.RuntimeTypes;
import dev.pipewright.processor.write.Shell;
import dev.pipewright.processor.write.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Implements the types that declare pipelines. Every type with tasks or pipelines passes the rooms
 * once: it is found and perhaps deferred, read into a model, checked, and written.
 */
@AutoService(Processor.class)
public final class PipewrightProcessor extends AbstractProcessor {

  private AnnotatedTypes annotatedTypes;
  private TypeSystem types;
  private ModelReader reader;
  private Scopes scopes;
  private TaskRules tasks;
  private Report report;
  private SourceFile file;

  /** The names of the generated classes, by their qualified names without regard to case. */
  private final Map<String, String> generated = new HashMap<>();

  private boolean toldOfRuntime;

  /** Makes a processor; the compiler does. */
  public PipewrightProcessor() {}

  @Override
  public Set<String> getSupportedAnnotationTypes() {
    // Nobody else claims the @Generated of our classes, and javac warns of what nobody claims.
    return Set.of(
        Names.TASK,
        Names.PIPELINE,
        Names.BIND,
        Names.RETRY,
        Names.CODECS,
        Names.STAGES,
        SourceFile.GENERATED);
  }

  @Override
  public SourceVersion getSupportedSourceVersion() {
    return SourceVersion.latestSupported();
  }

  @Override
  @SuppressWarnings("NullAway.Init") // what is of one round is there as soon as that begins
  public synchronized void init(ProcessingEnvironment environment) {
    super.init(environment);
    annotatedTypes = new AnnotatedTypes(environment.getElementUtils());
    report = new Report(environment.getMessager());
  }

  /** Forgets what earlier rounds knew: types may be completed since, and ecj makes all anew. */
  private void beginRound() {
    types = new TypeSystem(processingEnv.getTypeUtils(), processingEnv.getElementUtils());
    reader = new ModelReader(processingEnv.getTypeUtils(), processingEnv.getElementUtils(), types);
    scopes = new Scopes(reader);
    tasks = new TaskRules(types);
    file = new SourceFile(processingEnv.getFiler(), processingEnv.getElementUtils());
  }

  @Override
  @SuppressWarnings("DoNotClaimAnnotations") // unclaimed, they would be warned of under -Xlint:all
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    beginRound();
    FaultyTasks faulty = new FaultyTasks();
    List<TypeElement> ready = annotatedTypes.readyIn(round);
    for (TypeElement type : ready) {
      if (ModelReader.declaresPipelines(type)) {
        guarded(type, () -> implement(type, faulty));
      }
    }
    for (TypeElement type : ready) {
      guarded(type, () -> checkTasks(type, faulty));
      guarded(type, () -> report.print(new CodecRules(types).check(type)));
      guarded(type, () -> report.print(ContractRules.checkStagesOf(type)));
    }
    if (round.processingOver()) {
      annotatedTypes.leftIncomplete().forEach(this::giveUp);
    }
    return true;
  }

  private void checkTasks(TypeElement type, FaultyTasks faulty) {
    List<TaskModel> declared = reader.tasksDeclaredIn(type);
    report.print(faulty.withPipelines(tasks.check(declared)));
    report.print(TaskRules.checkStray(type));
    tasks.warnings(declared).forEach(report::warn);
  }

  /** Keeps a fault of ours from ending the compilation with a page of stack trace. */
  private void guarded(TypeElement type, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException | StackOverflowError e) {
      if (e.getClass().getSimpleName().equals("CompletionFailure")) {
        throw e; // how javac tells of a class file that is missing, which it words better itself
      }
      String where = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
      report.print(
          List.of(
              Problem.Internal.at(
                  Location.of(type),
                  gap("type", type.getSimpleName()),
                  gap("failure", e + where))));
      writeShellInstead(type);
    }
  }

  private void writeShellInstead(TypeElement type) {
    try {
      if (ModelReader.declaresPipelines(type)) {
        ContractModel contract = reader.contract(type);
        writeShell(
            contract,
            new ContractRules(types, annotatedTypes::isInSource).check(contract).isEmpty());
      }
    } catch (RuntimeException e) {
      return; // what failed may fail again, and has been told
    }
  }

  /** Ends the wait for a type that nobody supplies. */
  private void giveUp(TypeElement type, String awaited) {
    if (ModelReader.declaresPipelines(type)) {
      if (!lacksRuntime(type) && !awaited.isEmpty()) {
        // javac 17 has no name for a generic type that it does not know, and writes <any>
        Problem problem =
            awaited.startsWith("<") ? Problem.UnresolvedGeneric : Problem.UnresolvedType;
        report.note(
            problem.at(
                Location.of(type), gap("type", type.getSimpleName()), gap("awaited", awaited)));
      }
      writeShell(reader.contract(type), false);
    }
  }

  private void implement(TypeElement type, FaultyTasks faulty) {
    if (lacksRuntime(type)) {
      writeShellInstead(type);
      return;
    }
    ContractModel contract = reader.contract(type);
    ContractCheck check =
        new ContractCheck(contract, scopes, types, tasks, annotatedTypes::isInSource);
    report.print(check.findings());
    faulty.addAll(check.faultyTasks());
    if (!check.isRight()) {
      writeShell(contract, check.isImplementable());
      return;
    }
    Optional<String> alike = alike(contract);
    if (alike.isPresent()) {
      report.print(
          List.of(
              Problem.NameCase.at(
                  Location.of(type),
                  gap("type", type.getSimpleName()),
                  gap("generated", contract.generatedName()),
                  gap("other", alike.get()))));
      return;
    }
    try {
      PipelineClass generated =
          new PipelineClass(
              file,
              processingEnv.getTypeUtils(),
              types,
              contract,
              check.plans(),
              contract.hasStages() ? check.stageTasks() : List.of(),
              contract.hasStages() ? check.stagePlans() : List.of(),
              check.codecs());
      generated.write();
      writePictures(contract, generated);
    } catch (FilerException e) {
      report.print(
          List.of(
              wasGenerated(contract)
                  ? Problem.GeneratedTwice.at(
                      Location.of(type),
                      gap("generated", contract.generatedName()),
                      gap("type", type.getSimpleName()))
                  : Problem.NameClash.at(
                      Location.of(type),
                      gap("type", type.getSimpleName()),
                      gap("generated", contract.generatedName()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells, once, if the runtime is not there that generated classes need. */
  private boolean lacksRuntime(TypeElement type) {
    Elements elements = processingEnv.getElementUtils();
    Optional<String> missing = RuntimeTypes.missing(type, elements);
    if (missing.isPresent() && !toldOfRuntime) {
      toldOfRuntime = true;
      ModuleElement module = elements.getModuleOf(type);
      Location at = Location.of(type);
      String name = type.getSimpleName().toString();
      report.print(
          List.of(
              !RuntimeTypes.isAbsent(type, elements)
                  ? Problem.RuntimeOther.at(at, gap("type", name), gap("missing", missing.get()))
                  : module == null || module.isUnnamed()
                      ? Problem.RuntimeAbsent.at(at, gap("type", name))
                      : Problem.RuntimeUnread.at(
                          at, gap("type", name), gap("module", module.getQualifiedName()))));
    }
    return missing.isPresent();
  }

  /** Returns a class whose file some file systems would take for that of a generated one. */
  private Optional<String> alike(ContractModel contract) {
    String name = contract.generatedName();
    PackageElement inPackage = contract.inPackage();
    String key = (inPackage.getQualifiedName() + "." + name).toLowerCase(Locale.ROOT);
    Optional<String> earlier =
        Optional.ofNullable(generated.putIfAbsent(key, name)).filter(other -> !other.equals(name));
    return earlier.or(
        () ->
            inPackage.getEnclosedElements().stream()
                .map(type -> type.getSimpleName().toString())
                .filter(other -> other.equalsIgnoreCase(name) && !other.equals(name))
                .findFirst());
  }

  /** Draws the pipelines; no program is wrong because that fails. */
  private void writePictures(ContractModel contract, PipelineClass generated) {
    try {
      generated.writePictures();
    } catch (IOException e) {
      TypeElement type = contract.type();
      report.warn(
          Problem.Picture.at(
              Location.of(type),
              gap("type", type.getSimpleName()),
              gap("reason", String.valueOf(e.getMessage()))));
    }
  }

  /** Returns whether the class that is there already is one of ours, and not one of the user's. */
  private boolean wasGenerated(ContractModel contract) {
    return types
        .typeNamed(contract.generatedName(), contract.type())
        .filter(existing -> types.isSubclass(existing, contract.type()))
        .filter(PipelineClass::isOne)
        .isPresent();
  }

  private void writeShell(ContractModel contract, boolean implementable) {
    try {
      new Shell(file, processingEnv.getTypeUtils()).write(contract, implementable);
    } catch (FilerException e) {
      return; // there is a class of that name, so nothing that mentions it turns red
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
