package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;

/**
 * All that can be wrong, and how it is said: what is wrong in the user's names, what was found and
 * what was expected, then the remedy. A code that has to be said in several ways has a constant for
 * each of them. They stand below the name of the class whose rules they are for.
 */
@SuppressWarnings("ImmutableEnumChecker") // all state is String
public enum Problem {

  // TaskRules; TaskHidden and TypeVariable also AccessRules, TaskObscured and TaskAmbiguous only

  WorkersRange(
      "Task %s declares workers = %s, but it takes at least one worker to run it."
          + " Write workers = 1 or more, or leave it out for one."),
  ThrottleRange(
      "Task %s declares throttle = %s, but a throttle is how many outputs may wait, at least 1."
          + " Leave it out for 1024, or write Task.UNBOUNDED for any number."),
  TaskPrivate(
      "TaskInaccessible",
      "Task %s is private, so the generated class cannot call it. Remove \"private\"."),
  TaskAbstract(
      "TaskInaccessible",
      "Task %s is abstract, so there is nothing to call."
          + " Give it a body, or remove @Task from it."),
  TaskInInterface(
      "TaskInaccessible",
      "Task %s stands in an interface and is neither static nor default, which makes it abstract, so"
          + " there is nothing to call. Declare it static, or default, and give it a body."),
  TaskHidden(
      "TaskInaccessible",
      "Task %s cannot be called by the generated class, since %s is not visible there."
          + " Make %2$s visible in %s, or public."),
  TaskObscured(
      "TaskInaccessible",
      "Task %s cannot be called by the generated class, since a variable named %3$s hides the type %2$s"
          + " there. Rename one of them."),
  TaskAmbiguous(
      "TaskInaccessible",
      "Task %s cannot be called by the generated class, since %s takes the same arguments, and Java"
          + " does not say which of the two is meant. Rename one of them."),
  TaskOverload(
      "There are two tasks %s in %s, and a pipeline names a task by its name alone."
          + " Rename one of them."),
  TypeVariable(
      "Task %s has a type variable, %s, that nothing in a pipeline determines."
          + " Write the type that it stands for."),
  RawInput(
      "RawType",
      "Task %s joins %s, which does not say what the items are."
          + " Write the type of the items, as in %s<String>."),
  RawResult(
      "RawType",
      "Task %s declares branch = true and returns %s, which does not say what the elements are."
          + " Write their type, as in %s<String>."),
  RawEmitter(
      "RawType",
      "Parameter %s of task %s is of type %s, which does not say what is emitted."
          + " Write the type of the items, as in Emitter<String>."),
  RawFuture(
      "RawType",
      "Task %s returns %s, which does not say what the future is completed with."
          + " Write its type, as in %s<String>."),
  BranchNothing(
      "BranchResult",
      "Task %s declares branch = true, but returns void and has no Emitter, so it has no elements to"
          + " hand on. Return an Iterable, Iterator, Stream, array, Optional or Flow.Publisher, add"
          + " an Emitter parameter, or remove branch = true."),
  BranchResult(
      "Task %s declares branch = true, but its result, %s, has no elements to hand on one by one."
          + " Return an Iterable, Iterator, Stream, array, Optional or Flow.Publisher, or remove"
          + " branch = true."),
  BranchView(
      "BranchResult",
      "Task %s declares branch = true, but its result, %s, has no elements to hand on one by one."
          + " Return %s, which its %s gives, or remove branch = true."),
  EmitterWithoutBranch(
      "EmitterUse",
      "Task %s pushes its outputs into %s, but does not declare branch = true. Declare it."),
  EmitterBesideResult(
      "EmitterUse", "Task %s pushes its outputs into %s, but returns %s besides." + " %s, or %s."),
  EmitterSeveral(
      "EmitterUse",
      "Task %s has several emitters, %s, where one takes all its outputs. Remove the others."),
  JoinNothing(
      "JoinInput",
      "Task %s declares join = true, but has no input to read."
          + " Give it an Iterable, Iterator, Stream or Flow.Publisher of items, or remove join ="
          + " true."),
  JoinSeveral(
      "JoinInput",
      "Task %s declares join = true, but has %s inputs, %s, where one takes all items."
          + " Mark those that are not items with @Bind, or remove join = true."),
  JoinInput(
      "Task %s declares join = true, but its input %s is of type %s, which is no stream of items."
          + " Declare it as %s, or remove join = true."),
  JoinOrdered(
      "Task %s declares join = true and ordered = true with workers = %s, but its workers share one"
          + " stream of inputs, so that no output belongs to one input."
          + " Remove ordered = true, or workers."),

  // ProcessRules

  ProcessAsync(
      "Task %s declares multiprocess = true, but returns %s, which cannot be completed from another"
          + " process. %s, or remove multiprocess = true."),
  ProcessInstance(
      "Task %s declares multiprocess = true, but is not static, and the object that it would be"
          + " called on is not in the other process. Make it static, with what it needs of that"
          + " object as @Bind parameters, or remove multiprocess = true."),
  ProcessOptions(
      "Task %s declares jvmOptions, which are for worker processes, but its workers are threads."
          + " Declare multiprocess = true as well, or remove jvmOptions."),
  ProcessOption(
      "ProcessOptions",
      "Task %s declares the jvmOptions \"%s\", which Java does not take for one option."
          + " Write each option as an element of its own that begins with -, as in"
          + " {\"-Xmx512m\", \"--add-modules=java.sql\"}."),
  ProcessAnything(
      "ProcessType",
      Wordings.CROSSING
          + " may be anything, and not everything can be sent. Write what it really is, such as a"
          + " record or a sealed interface."),
  ProcessOpen(
      "ProcessType",
      Wordings.CROSSING
          + " is not sealed, so that its values may be of any class. Make %4$s a sealed interface of"
          + " records, or name a codec for it, as in @Codecs(%4$sCodec.class)."),
  ProcessClass(
      "ProcessType",
      Wordings.CROSSING
          + " is neither a record nor an enum, so that its state is its own. Make %4$s a record, or"
          + " name a codec for it, as in @Codecs(%4$sCodec.class)."),
  ProcessForeign(
      "ProcessType",
      Wordings.CROSSING
          + " is one of Java's types that have no codec. Use %5$s instead, or name a codec for"
          + " it, as in @Codecs(%4$sCodec.class)."),
  ProcessCollection(
      "ProcessType",
      Wordings.CROSSING
          + " is a kind of collection that has no codec. Use %5$s instead, or name a codec for"
          + " it, as in @Codecs(%4$sCodec.class)."),
  ProcessRaw(
      "ProcessType", Wordings.CROSSING + " does not say what it holds. Write that, as in %4$s."),
  ProcessVariable(
      "ProcessType",
      Wordings.CROSSING
          + " has a type variable, %5$s, that nothing determines. Write the type that it stands for,"
          + " or name a codec, as in @Codecs(%4$sCodec.class)."),
  ProcessHidden(
      "ProcessType",
      Wordings.CROSSING
          + " cannot be named by the generated class, since %5$s is not visible there. Make %5$s"
          + " visible in %6$s, or public."),
  ProcessEndless(
      "ProcessType",
      Wordings.CROSSING
          + " holds itself with other type arguments each time, so that there is no end of types."
          + " Let it hold itself with the same ones, or name a codec for it, as in"
          + " @Codecs(%4$sCodec.class)."),

  // CodecRules

  CodecNone(
      "CodecClass",
      "@Codecs names %s, which does not implement Codec."
          + " Let it implement Codec<T>, where T is the type of the values, or remove it."),
  CodecRaw(
      "CodecClass",
      "@Codecs names %s, which implements %s, and that does not say of which type the values are."
          + " Write the type, as in Codec<Money>."),
  CodecMade("CodecClass", "@Codecs names %s, but the generated class cannot make one, since %s"),
  CodecTwice(
      "CodecClass",
      "@Codecs names %s and %s, which are both for %s, where one does it all. Remove one of them."),

  // The processor itself

  NameClash(
      "The class to generate for %s is named %s, and there is one of that name already."
          + " Rename one of them."),
  RuntimeAbsent(
      "Runtime",
      "The class to generate for %s needs Pipewright's runtime, which is not on the class path. Add"
          + " the artifact dev.pipewright:pipewright-runtime to the dependencies."),
  RuntimeUnread(
      "Runtime",
      "The class to generate for %s needs Pipewright's runtime, which module %s does not read. Write"
          + " requires dev.pipewright.runtime; in its module-info.java, and have the artifact"
          + " dev.pipewright:pipewright-runtime on the module path."),
  RuntimeOther(
      "Runtime",
      "The class to generate for %s needs %s, which the runtime at hand does not have. Use the"
          + " artifacts pipewright-runtime and pipewright-processor of one version."),
  Picture("The pictures of the pipelines of %s could not be written: %s. Nothing else is missing."),
  NameCase(
      "NameClash",
      "The class to generate for %s is named %s, which differs from %s in case only, and file"
          + " systems that ignore case take their files for one. Rename one of them."),
  GeneratedTwice(
      "NameClash",
      "%s was generated for %s before, and is compiled as a source once more. Leave the directory of"
          + " generated sources, often target/generated-sources/annotations, out of the sources, or"
          + " delete that file."),
  UnresolvedType(
      "The pipelines of %s were neither checked nor implemented, since they wait for %s, which is"
          + " neither in the sources or class path nor made by an annotation processor."),
  UnresolvedGeneric(
      "UnresolvedType",
      "The pipelines of %s were neither checked nor implemented, since they wait for a type that is"
          + " neither in the sources or class path nor made by an annotation processor."),
  Internal(
      "Pipewright failed on %s, which is a fault of its own and not of yours: %s."
          + " Please report it, with this declaration."),

  // ContractRules

  PipelineStatic(
      "PipelineMethod",
      "Pipeline %s is static, so the generated class cannot implement it." + " %s."),
  PipelineBody(
      "PipelineMethod",
      "Pipeline %s is not abstract, but it is the generated class that implements it. %s."),
  PipelineHidden(
      "PipelineMethod",
      "Pipeline %s is private, so the generated class cannot implement it." + " %s."),
  PipelineGeneric(
      "PipelineMethod",
      "Pipeline %s has type parameters, but its items have types of their own."
          + " Write the types that they stand for."),
  PipelineOfHidden(
      "PipelineMethod",
      "Pipeline %s cannot be implemented by the generated class, since %s is not visible there."
          + " Make %2$s visible in %s, or public."),
  PipelineTypeKind(
      "PipelineType", "%s declares pipelines but is %s, so no class can be generated for it. %s."),
  PipelineTypeHidden(
      "PipelineType",
      "%s declares pipelines but is %s, so the generated class cannot implement it. %s"),
  PipelineTypeGeneric(
      "PipelineType",
      "%s declares pipelines but has type parameters, and its tasks need the types they stand for."
          + " Declare the pipelines in a type without type parameters that extends it."),
  PipelineTypeConstructor(
      "PipelineType",
      "%s declares pipelines, but has no constructor that the generated class can call."
          + " Make one of them, and the types of its parameters, visible in its package."),
  AbstractMethod(
      "PipelineType",
      "%s declares pipelines and is implemented by the generated class, which does not know what"
          + " %s() should do. %s."),
  StagesClash(
      "NameClash",
      "%s has a method stages() without parameters, but that is how @Stages has the generated class"
          + " hand out its tasks and pipelines. Rename it, give it a parameter, or remove @Stages."),
  StagesAlone(
      "StagesAlone",
      "%s asks for stages with @Stages, but declares no pipeline itself, so no class is generated"
          + " that could hand them out. Put @Stages on a type that declares pipelines, or remove it."),

  PipelineTypeCompact(
      "PipelineType",
      "%s declares pipelines but stands in a compact source file, whose types no other file can"
          + " name, so no class can be generated for it. Put it into a file of its own."),

  // ExpressionRules

  PipelineSyntax("The expression of pipeline %s has %s where %s should be. %s%s"),
  PipelineEmpty(
      "PipelineSyntax",
      "The expression of pipeline %s is empty. Write the names of its tasks, as in"
          + " \"read -> parse -> store\"."),
  EmptyUses("%s in uses declares no tasks. Annotate methods of it with @Task, or remove it."),
  UnknownTask("Pipeline %s names a task %s, but there is none of that name in %s.%s%s"),
  AmbiguousTask(
      "Pipeline %s names a task %s, and there are several of that name: %s."
          + " Write which one is meant, as in %s.%s"),
  AmbiguousInput(
      "AmbiguousTask",
      "Pipeline %s names %s, which is input %s of task %s as well as a task of %s."
          + " Give that input, or task %4$s, another name.%6$s"),
  AmbiguousPipeline(
      "AmbiguousTask",
      "Pipeline %s names a pipeline %s, and there are several of that name in %s."
          + " Give each a name of its own.%s"),
  PipelineCycle(
      "Pipeline %s contains itself: %s. Remove one of these names from its expression.%s"),
  InputUnknown("GraphInput", "Task %s has no input %s. It takes %s.%s%s"),
  InputName(
      "ParameterName",
      "Task %s comes from a class file without parameter names, so it is not known which of its"
          + " inputs is %s. Compile that library with -g, or call it from a task of your own.%s"),
  InputFirst(
      "GraphInput",
      "Input %s stands first in its chain, where nothing is given to it. Write %s.%s"),
  GraphCycle(
      "The chains of pipeline %s go round: %s. A name that several chains share is one task, which"
          + " cannot wait for its own outputs. Remove one of these arrows, or put what is to be done"
          + " once more into a pipeline of its own and name that instead: its tasks are stages of"
          + " their own.%s"),

  // GraphRules

  FirstJoins(
      "FirstTask",
      "Pipeline %s starts with task %s, which joins. The first task is called once, with the"
          + " pipeline's arguments, so there is no stream of inputs to join."
          + " %s.%s"),
  FirstWorkers(
      "FirstTask",
      "Pipeline %s starts with task %s, which has workers = %s. The first task is called once,"
          + " with the pipeline's arguments, so there is work for one only."
          + " %s.%s"),
  FirstOrdered(
      "FirstTask",
      "Pipeline %s starts with task %s, which is ordered. The first task is called once, with the"
          + " pipeline's arguments, so there is no order of inputs to keep."
          + " %s.%s"),
  InputNone(
      "InputCount",
      "Task %s has no input, but task %s before it gives %s."
          + " Add a parameter of type %3$s%s.%s"),
  InputSeveral(
      "InputCount",
      "Task %s has %s inputs, %s, but task %s before it gives one item at a time."
          + " Mark %s with @Bind, or lead a chain to each input, as in %s%s.%s"),
  InputsMeet(
      "InputCount",
      "Task %s has %s inputs, %s, and the chains that lead to it do not say to which of them. Write %s.%s"),
  InputsOfPipeline(
      "InputCount",
      "Pipeline %s begins with %s, but task %s before it gives one item at a time."
          + " Write its chains in its place%s.%s"),
  InputUnfed(
      "GraphInput",
      "Task %s takes an item of each of its inputs, %s, at a time, but nothing is given to input %s."
          + " Let a chain lead to %1$s.%3$s, or mark the parameter with @Bind.%4$s"),
  InputTwice(
      "GraphInput",
      "Task %s takes an item of each of its inputs at a time, but input %s is given items by %s."
          + " %s%s"),
  GraphOutput(
      "Pipeline %s has several tasks that give outputs to no other task, %s, where its caller takes"
          + " those of one. Lead them to one task, or let all but one return void%s.%s"),
  SinkNotLast(
      "Task %s returns %s, so that task %s behind it gets nothing. Let %1$s return %s%s.%s"),
  ParameterName(
      "Task %s comes from a class file without parameter names, so it is not known which"
          + " name its parameter %s, of type %s, binds. Name it there, as in @Bind(\"name\"), or"
          + " compile that library with -g.%s"),

  // OrderRules

  OrderOfWorkers(
      "GraphOrder",
      Wordings.PAIRS
          + " task %4$s, which has workers = %5$s and is not ordered, changes their order. Declare ordered"
          + " = true on %4$s, or remove its workers.%6$s"),
  OrderOfJoin(
      "GraphOrder",
      Wordings.PAIRS
          + " task %4$s, which joins with workers = %5$s, gives its outputs in any order. Remove its"
          + " workers.%6$s"),
  OrderOfMerge(
      "GraphOrder",
      Wordings.PAIRS
          + " task %4$s takes the outputs of %5$s in order of arrival. Let it take those of one of them,"
          + " or put it behind %1$s.%6$s"),
  OrderOfOne(
      "GraphOrder",
      "Task %1$s takes inputs %2$s and %3$s both from task %4$s, so each item would be paired with"
          + " itself: task %5$s, where chains meet, is one and the same in all of them. If two ways are"
          + " meant, let each name a pipeline of its own for what they share. If not, let one input take"
          + " the item, and use it twice.%6$s"),

  // RouteRules

  RouteCoverage(
      "Task %s gives %s, and each output goes by its type to the task that takes it: %s. There is"
          + " none for %s. Lead %s.%s"),
  RouteItself(
      "RouteCoverage",
      "Task %s gives %s, and each output goes by its type to the task that takes it: %s. There is"
          + " none for objects of class %s itself. Declare it abstract, or let one task take %2$s and"
          + " lead chains from there.%s"),
  RouteTwice(
      "RouteCoverage",
      "Task %1$s takes %2$s, and so does task %3$s, but each output of task %6$s goes by its type to"
          + " one task. Put one before them that takes %2$s and returns it, such as"
          + " @Task static %2$s %7$s(%2$s %7$s) { return %7$s; }, and lead both chains from there.%8$s"),
  RouteOverlap(
      "RouteCoverage",
      "Task %1$s takes %2$s and task %3$s takes %4$s, and %5$s is both, but each output of task %6$s"
          + " goes by its type to one task. %7$s.%8$s"),
  RouteOpen(
      "RouteCoverage",
      "Task %1$s takes %2$s and task %3$s takes %4$s, and a class may be both %5$s, but each output"
          + " of task %6$s goes by its type to one task. Make these types sealed or final, or let one"
          + " task take both.%8$s"),

  // LivenessRules

  LivenessOfMore(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s may give several outputs for one input, more than there is room for."
          + " %5$s%6$s"),
  LivenessOfFewer(
      "GraphLiveness",
      Wordings.BLOCKS + " Task %3$s may give no output for any number of inputs. %5$s%6$s"),
  LivenessOfJoin(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s joins, and may take any number of inputs before it gives an output."
          + " %5$s%6$s"),
  LivenessOfMerge(
      "GraphLiveness",
      Wordings.BLOCKS + " Task %3$s may be busy with what comes on other ways. %5$s%6$s"),
  LivenessOfRoute(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Any number of outputs of task %4$s may be of other types than %3$s takes. %5$s%6$s"),

  // MismatchRules

  TypeMismatch(
      Wordings.MISMATCH
          + " Let %1$s take %4$s, or put a task between them that turns %4$s into %2$s.%6$s"),
  MismatchElements(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on %3$s to hand on its elements one by one.%10$s%6$s"),
  MismatchView(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on %3$s to hand on its elements one by one, and return %9$s."
          + "%10$s%6$s"),
  MismatchOptional(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on %3$s to hand on what it holds, and nothing where it is"
          + " empty.%10$s%6$s"),
  MismatchWhole(
      "TypeMismatch",
      Wordings.MISMATCH + " Remove branch = true from %3$s to hand on its result as one item.%6$s"),
  MismatchStream(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare join = true on %1$s to give it all outputs of %3$s in one call.%6$s"),
  MismatchJoin(
      "TypeMismatch",
      Wordings.MISMATCH + " Remove join = true from %1$s to call it with each of them.%6$s"),
  MismatchCollection(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Let %1$s take %4$s, or all outputs of %3$s in one call: declare join = true on it, and"
          + " its input as Iterable<%5$s>.%6$s"),
  MismatchFuture(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Let %3$s return CompletableFuture<%7$s>, whose result is handed on when it is"
          + " there.%6$s"),
  MismatchOrder("TypeMismatch", Wordings.MISMATCH + " They fit in another order: write %8$s.%6$s"),
  MismatchInputs(
      "TypeMismatch",
      Wordings.MISMATCH + " The chains fit other inputs of that task: write %8$s.%6$s"),
  MismatchBox(
      "TypeMismatch",
      Wordings.MISMATCH
          + " A primitive is widened, a box is not. Let %1$s take the primitive type.%6$s"),

  // CallRules; ParametersUnfit is told by GraphRules

  Throws(
      "Pipeline %s declares to throw %s, but returns %s, which is there before a task has failed."
          + " Remove the throws clause, or return a List, a single value or void."),
  ParametersMissing("Parameters", "Pipeline %s has %s, but %s. %s."),
  ParametersUnfit(
      "Parameters",
      "Pipeline %s has the parameters %s, but %s, takes %s, which they do not fit."
          + " Give the first ones types that it accepts."),
  ParameterType(
      "Parameters",
      "Parameter %s of pipeline %s is %s, but stands for input %s of %s, which"
          + " takes %s. Declare it as %6$s %1$s."),
  ParameterElements(
      "Parameters",
      "Parameter %s of pipeline %s is %s, but stands for input %s of %s, which"
          + " takes %s. %s. To call it once, declare the parameter as %6$s %1$s."),
  ParameterBoundType(
      "Parameters",
      "Parameter %s of pipeline %s is %s, but task %s binds %s to that name."
          + " Declare it as %5$s %1$s, or remove it, and give that value to the constructor."),
  ParametersOrder(
      "Parameters",
      "Pipeline %s has the parameters %s, but %s. They fit in another order: declare %s."),
  ParametersTypes(
      "Parameters",
      "Pipeline %s has the parameters %s, of which %s do not have the types that its tasks take."
          + " Declare %s."),
  ParameterBind(
      "Parameters",
      "Parameter %s of pipeline %s has @Bind, which marks parameters of tasks: a pipeline gives the"
          + " value. %s."),
  ParameterUnused(
      "Parameters",
      "Parameter %s of pipeline %s is neither an input of %s,"
          + " nor a name that one of its tasks binds.%s"),
  ResultOfSink(
      "Result",
      "Pipeline %s returns %s, but its last task, %s, returns %s and gives no outputs."
          + " Return void or CompletableFuture<Void>, or let %3$s return its results."),
  Result("Pipeline %s returns %s, but its last task, %s, gives %s. Return %s."),
  SingleResult("Pipeline %s returns one %s, but %s. Return List<%s>, Run<%4$s> or Stream<%4$s>.%s"),
  SingleFuture(
      "SingleResult",
      "Pipeline %s returns %s, which one output completes, but %s."
          + " Return CompletableFuture<List<%s>>.%s"),

  // BindRules

  BindConflict(
      "Task %s binds %s to the name %s, but task %s binds %s to it, and the name has one value for"
          + " all tasks. Rename one, as in @Bind(\"%s\"), or give both the same type."),
  BindRoom(
      "BindCount",
      "A constructor of the class to generate for %s would take %s values, and Java has room for %s"
          + " at most, where a long or a double takes the room of two. Bind one object, such as a"
          + " record, in place of many values."),
  PipelineLength(
      "BindCount",
      "Pipeline %s has %s stages, and to make them with all that their tasks bind takes more code than"
          + " a method of Java can have. Bind one object, such as a record, in place of many values,"
          + " or let one task do what several do."),
  BindRoomOfTask(
      "BindCount",
      "Task %s has parameters that take the room of %s values, and where a pipeline starts with it,"
          + " Java leaves room for %s, where a long or a double takes the room of two. Let it take"
          + " one object, such as a record, in place of many values.");

  /** What several wordings begin with, and what some rules put into the gaps of one. */
  static final class Wordings {
    static final String MISMATCH = "Task %1$s takes %2$s, but task %3$s before it gives %4$s.";
    static final String PAIRS =
        "Task %1$s pairs items by position, what comes by %2$s with what comes by %3$s, but";
    static final String BLOCKS = "Pipeline %1$s can block itself: %2$s.";

    /** In the gap of {@link #LivenessOfMore} and its siblings, one or two of these. */
    static final String UNBOUND =
        "declare throttle = Task.UNBOUNDED on %s, whose outputs may then take any memory";

    static final String NO_BRANCH = "remove branch = true from %s, and let %s take %s";
    static final String ONE_EMITTED = "let %s return its one output instead of pushing it";
    static final String LEAVE_OUT_BEFORE = "leave inputs out before the ways part";
    static final String NO_JOIN = "remove join = true from %s, and let it take %s";
    static final String ONE_FOR_EACH = "let it give one output for each";
    static final String JOIN_TOO = "put a task that declares join = true on %s as well";
    static final String ONE_TASK = "let it take the outputs of one task only";
    static final String TAKE_ALL = "let %s take %s";

    static final String CROSSING =
        "Task %1$s declares multiprocess = true, but its %2$s cannot be sent to another process:"
            + " %3$s";

    /** In the gap of {@link #PipelineSyntax}. */
    static final String WRITE = "Write %s.";

    /** Behind another remedy. */
    static final String OR_WRITE = ", or write %s";

    /** In the gap of {@link #SinkNotLast} where the task has no input, or several. */
    static final String WHAT_IT_TAKES = "what %s takes";

    /** Instead of another remedy. */
    static final String ONLY_WRITE = "Write %s";

    /** In the gap of {@link #InputTwice} where the chains do not fit other inputs. */
    static final String ONE_EACH =
        "Let one of them lead there, or put a task between that takes them in order of arrival.";

    /** In the gap of {@link #InputsMeet} where not all inputs are led to. */
    static final String AND_BIND = "%s, and mark %s with @Bind";

    static final String NAME_OR_WRITE = "Name one there, or write %s.";
    static final String WRITE_NAMES =
        "Write names of tasks with \"->\" between them, as in \"read -> parse -> store\".";

    /** In the gap of {@link #UnknownTask} and {@link #InputUnknown} where no name is near. */
    static final String NO_TASK =
        " Declare such a method and annotate it with @Task, or add the type that declares it, as in"
            + " uses = Other.class.";

    static final String NOT_ANNOTATED = " Annotate %s with @Task.";
    static final String NOT_USED = " Write uses = %s.";
    static final String NEITHER = " Annotate %s with @Task, and write uses = %s.";

    static final String WRITE_INPUTS = " Write %s.";
    static final String NO_INPUT = " Name one of its inputs, or add that one as a parameter.";

    /** In the gaps of {@link #EmitterBesideResult}. */
    static final String RETURN_VOID = "Return void";

    static final String RETURN_VOID_BRANCHING = "Return void and declare branch = true";
    static final String NO_PARAMETER = "remove the parameter";
    static final String NO_PARAMETER_NO_BRANCH = "remove the parameter and branch = true";

    static final String ALL_BUT_ONE = "all inputs but one";

    static final String ASYNC_SINK = "Return void when its work is done";
    static final String ASYNC_RESULT = "Return %s itself";

    /** In the gap of {@link #AbstractMethod}. */
    static final String GIVE_BODY = "Annotate it with @Pipeline, or give it a body";

    static final String MAKE_DEFAULT =
        "Annotate it with @Pipeline, or declare it default and give it a body";
    static final String OVERRIDE = "Implement it in %s";
    static final String OVERRIDE_DEFAULT = "Implement it in %s, with a default method";

    /** In the gaps of {@link #PipelineBody} and its siblings. */
    static final String REMOVE_BODY = "Remove %s";

    static final String MAKE_ABSTRACT = "declare it abstract";
    static final String MAKE_BOTH_ABSTRACT = "declare it and %s abstract";

    /** In the gap of {@link #PipelineTypeKind}. */
    static final String MOVE_PIPELINES = "Move them to an interface or abstract class of their own";

    static final String ABSTRACT_CLASS =
        "Declare it abstract instead of final, and its pipelines abstract and without a body";

    static final String MAKE_STATIC_ABSTRACT =
        "Make it static and abstract, and its pipelines abstract and without a body.";
    static final String MAKE_STATIC = "Make it static.";
    static final String REMOVE_PRIVATE = "Remove \"private\".";

    static final String CODEC_KIND = "it is %s. Make it a class.";
    static final String CODEC_ABSTRACT = "it is abstract. Name a class that extends it.";
    static final String CODEC_HIDDEN = "%s is private. Make %1$s visible.";
    static final String CODEC_INNER = "it is an inner class. " + MAKE_STATIC;
    static final String CODEC_PARAMETERS = "it has no constructor without parameters. Add one.";
    static final String CODEC_CONSTRUCTOR =
        "its constructor is private. Make the constructor visible.";

    /** In the last gap of {@link #ParameterBind}. */
    static final String BIND_THERE = "Mark parameter %s of task %s with @Bind instead";

    static final String BOUND_ALREADY = "Remove it here: task %s binds that name";
    static final String BOUND_OTHERWISE =
        "Remove it, and declare the parameter as %s %s, the name that task %s binds";
    static final String BIND_ELSEWHERE = "Remove it, and mark the parameter that it is for";

    /** In the gap of {@link #ParameterUnused} where no name is near. */
    static final String NO_BINDING =
        " Remove it, or mark the parameter that it is for with @Bind(\"%s\").";

    /** In the gap of {@link #FirstJoins} where its argument holds no items for it. */
    static final String NO_JOIN_FIRST =
        "Put the task that gives the items before it, or remove join = true";

    /** In the gap of {@link #FirstWorkers} where its argument holds no items for it. */
    static final String ONE_WORKER =
        "Put the task that gives the items before it, or remove its workers";

    /** In the gap of {@link #FirstOrdered} where its argument holds no items for it. */
    static final String NO_ORDER =
        "Remove ordered = true, or put the task that gives the items before it";

    static final String EACH_ELEMENT =
        "To give %1$s each element, add a task that branches, such as @Task(branch = true)"
            + " static %2$s, and write %3$s";

    static final String AND_RETURN = ", and return %s";

    /** Behind a remedy that makes a task branch. */
    static final String THEN_RETURN = " Let pipeline %s then return %s.";

    static final String LIST = "List<%s>";
    static final String FUTURE_LIST = "CompletableFuture<List<%s>>";

    /** In the gap of {@link #EACH_ELEMENT}. */
    static final String RETURNING = "%s %s(%s %s) { return %s; }";

    static final String TAKING =
        "void %1$s(%2$s %3$s, Emitter<%4$s> %5$s) throws InterruptedException"
            + " { while (true) { %5$s.emit(%3$s.take()); } }";

    /** In the gap of {@link #ParametersMissing}. */
    static final String DECLARE = "Declare %s";

    static final String BEGIN_WITH = "Begin the pipeline's parameters with those of %s";

    static final String NO_PARAMETERS = "no parameters";
    static final String PARAMETERS = "the parameters %s";

    /** In the last gap of {@link #Result}: how outputs can be returned, late or as they come. */
    static final String AS_RESULT = "Run<%1$s>, Stream<%1$s>, List<%1$s> or void";

    static final String AS_FUTURE = "CompletableFuture<List<%1$s>> or CompletableFuture<Void>";
    static final String AS_PUBLISHER = "Flow.Publisher<%1$s>";
    static final String ONE_AS_RESULT = AS_RESULT + ", or the %2$s itself";
    static final String ONE_AS_FUTURE = "CompletableFuture<%1$s>, " + AS_FUTURE;
    static final String COLLECTED =
        "%s, or end with a task that declares join = true and returns %s";

    static final String BRANCHES = "task %s branches, so there may be any number of outputs";
    static final String JOINS = "task %s joins with %s workers, so there are %2$s outputs";
    static final String MERGES = "task %s takes the outputs of %s, so there are %s";
    static final String ROUTED =
        "task %s takes those outputs of %s that are of its type, so there may be none";

    /** In the last gap of {@link #MismatchView}. */
    static final String VIEW = "%s, which %s of its result gives";

    /** In the gap of {@link #RouteCoverage}. */
    static final String LEAD_ONE = "a chain from %s to a task that takes %s";

    static final String LEAD_SEVERAL = "chains from %s to tasks that take %s";

    /** Behind one of these. */
    static final String WIDER = ", or let %s take %s";

    /** In the gap of {@link #RouteOverlap}. */
    static final String TAKE_REST = "Let %s take %s";

    static final String ONLY_ONE = "Let only one of them take %s";

    /** In the list of {@link #RouteCoverage}. */
    static final String TAKER = "task %s takes %s";

    static final String FULL = "task %s waits for room on %s";
    static final String EMPTY = "task %s waits for an item on %s";

    /** Behind a message about a task. */
    static final String CONCERNED = " It is named by pipelines %s.";

    private Wordings() {}
  }

  private final String code;
  private final String wording;

  Problem(String wording) {
    this.code = name();
    this.wording = wording;
  }

  Problem(String code, String wording) {
    this.code = code;
    this.wording = wording;
  }

  /** Returns the code by which users and the documentation know it. */
  public String code() {
    return code;
  }

  /** Returns whether no class can implement a type that has this problem. */
  boolean forbidsImplementing() {
    return switch (this) {
      case PipelineTypeKind,
          PipelineTypeHidden,
          PipelineTypeCompact,
          PipelineTypeGeneric,
          PipelineTypeConstructor,
          PipelineOfHidden,
          PipelineGeneric ->
          true;
      default -> false;
    };
  }

  /** Returns a finding of this problem with the gaps of its wording filled. */
  public Finding at(Location location, Object... gaps) {
    return new Finding(this, location, String.format(wording, gaps));
  }
}
