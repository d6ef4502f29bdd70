package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;

/**
 * All that can be wrong, and how it is said: what is wrong in the user's names, what was found and
 * what was expected, then the remedy. A code that has to be said in several ways has a constant for
 * each of them. They stand below the name of the class whose rules they are for.
 */
@SuppressWarnings("ImmutableEnumChecker") // all state is String
public enum Problem {

  // TaskRules; TaskHidden and TypeVariable also AccessRules, TaskBehindField and TaskAmbiguous only

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
  TaskBehindField(
      "TaskInaccessible",
      "Task %s cannot be called by the generated class, since %s has a field %3$s, which hides the"
          + " type %3$s there. Rename the field."),
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
  EmitterWithoutBranch(
      "EmitterUse",
      "Task %s pushes its outputs into %s, but does not declare branch = true. Declare it."),
  EmitterBesideResult(
      "EmitterUse",
      "Task %s pushes its outputs into %s, but returns %s besides."
          + " Return void, or remove the parameter."),
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
      "Pipeline %s is static, so the generated class cannot implement it."
          + " Make it abstract: remove \"static\" and its body."),
  PipelineBody(
      "PipelineMethod",
      "Pipeline %s has a body, but it is the generated class that implements it."
          + " Make the method abstract."),
  PipelineHidden(
      "PipelineMethod",
      "Pipeline %s is private, so the generated class cannot implement it."
          + " Make it abstract: remove \"private\" and its body."),
  PipelineGeneric(
      "PipelineMethod",
      "Pipeline %s has type parameters, but its items have types of their own."
          + " Write the types that they stand for."),
  PipelineTypeKind(
      "PipelineType",
      "%s declares pipelines but is %s, so no class can be generated for it."
          + " Move them to an interface or abstract class of their own."),
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
          + " %s() should do. Annotate it with @Pipeline, or %s."),
  StagesClash(
      "NameClash",
      "%s has a method stages() without parameters, but that is how the generated class hands out its"
          + " tasks and pipelines as stages. Rename it, or give it a parameter."),

  // ExpressionRules

  PipelineSyntax("The expression of pipeline %s has %s where %s should be.%s"),
  PipelineLines(
      "PipelineSyntax",
      "The expression of pipeline %s has %s where %s should be. If another chain begins there, write"
          + " each as a string of its own, as in {\"read -> parse\", \"parse -> store\"}.%s"),
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
          + " Put the task that gives the items before it, or remove join = true.%s"),
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
          + " Add a parameter of type %3$s, or put %1$s first.%s"),
  InputSeveral(
      "InputCount",
      "Task %s has %s inputs, %s, but task %s before it gives one item at a time."
          + " Mark %s with @Bind, lead a chain to each input, as in %s, or put %1$s first.%s"),
  InputsOfPipeline(
      "InputCount",
      "Pipeline %s begins with %s, but task %s before it gives one item at a time."
          + " Write its chains in its place, or put %1$s first.%s"),
  InputUnfed(
      "GraphInput",
      "Task %s takes an item of each of its inputs, %s, at a time, but nothing is given to input %s."
          + " Let a chain lead to %1$s.%3$s, or mark the parameter with @Bind.%4$s"),
  InputTwice(
      "GraphInput",
      "Task %s takes an item of each of its inputs at a time, but input %s is given items by %s."
          + " Let one of them lead there, or put a task between that takes them in order of"
          + " arrival.%s"),
  GraphOutput(
      "Pipeline %s has several tasks that give outputs to no other task, %s, where its caller takes"
          + " those of one. Lead them to one task, or let all but one return void.%s"),
  SinkNotLast(
      "Task %s returns %s, so that task %s behind it gets nothing."
          + " Let %1$s return what %3$s takes, or end the pipeline with %1$s.%s"),
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
          + " none for %s. Lead a chain from %1$s to a task that takes what is missing.%s"),
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
          + " goes by its type to one task. Let only one of them take %5$s.%8$s"),
  RouteOpen(
      "RouteCoverage",
      "Task %1$s takes %2$s and task %3$s takes %4$s, and a class may be both %5$s, but each output"
          + " of task %6$s goes by its type to one task. Make these types sealed or final, or let one"
          + " task take both.%8$s"),

  // LivenessRules

  LivenessOfMore(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s may give several outputs for one input, more than there is room for. Let it"
          + " give one output for each, or "
          + Wordings.UNBOUND),
  LivenessOfFewer(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s may give no output for any number of inputs. Let it give one output for each,"
          + " if need be an Optional, or leave inputs out before the ways part.%6$s"),
  LivenessOfJoin(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s joins, and may take any number of inputs before it gives an output. Let it"
          + " take them one by one, or "
          + Wordings.UNBOUND),
  LivenessOfMerge(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task %3$s may be busy with what comes on other ways. Let it take the outputs of one"
          + " task only, or "
          + Wordings.UNBOUND),
  LivenessOfRoute(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Any number of outputs of task %4$s may be of other types than %3$s takes. Let %3$s take"
          + " them all, or "
          + Wordings.UNBOUND),

  // MismatchRules

  TypeMismatch(
      Wordings.MISMATCH
          + " Let %1$s take %4$s, or put a task between them that turns %4$s into %2$s.%6$s"),
  MismatchElements(
      "TypeMismatch",
      Wordings.MISMATCH + " Declare branch = true on %3$s to hand on its elements one by one.%6$s"),
  MismatchOptional(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on %3$s to hand on what it holds, and nothing where it is"
          + " empty.%6$s"),
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
  MismatchOrder(
      "TypeMismatch", Wordings.MISMATCH + " They fit the other way round: write %1$s -> %3$s.%6$s"),
  MismatchBox(
      "TypeMismatch",
      Wordings.MISMATCH
          + " A primitive is widened, a box is not. Let %1$s take the primitive type.%6$s"),

  // CallRules; ParametersUnfit is told by GraphRules

  Throws(
      "Pipeline %s declares to throw %s, but returns %s, which is there before a task has failed."
          + " Remove the throws clause, or return a List, a single value or void."),
  ParametersMissing(
      "Parameters",
      "Pipeline %s has %s, but %s. Begin the pipeline's parameters with those of %s."),
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
          + " Declare it as %5$s %1$s, or rename one of them."),
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
          + " all tasks. Rename one, as in @Bind(\"%s\"), or give both the same type.");

  /** What several wordings begin with, and what some rules put into the gaps of one. */
  static final class Wordings {
    static final String MISMATCH = "Task %1$s takes %2$s, but task %3$s before it gives %4$s.";
    static final String PAIRS =
        "Task %1$s pairs items by position, what comes by %2$s with what comes by %3$s, but";
    static final String BLOCKS = "Pipeline %1$s can block itself: %2$s.";
    static final String UNBOUND =
        "declare throttle = Task.UNBOUNDED on %5$s, whose outputs may then take any memory.%6$s";
    static final String CROSSING =
        "Task %1$s declares multiprocess = true, but its %2$s cannot be sent to another process:"
            + " %3$s";

    /** In the gap of {@link #UnknownTask} and {@link #InputUnknown} where no name is near. */
    static final String NO_TASK = " Annotate the method with @Task, or add its type to uses.";

    static final String NO_INPUT = " Name one of its inputs, or add that one as a parameter.";

    static final String ALL_BUT_ONE = "all inputs but one";

    static final String ASYNC_SINK = "Return void when its work is done";
    static final String ASYNC_RESULT = "Return %s itself";

    static final String GIVE_BODY = "give it a body";
    static final String MAKE_DEFAULT = "declare it default and " + GIVE_BODY;

    static final String MAKE_STATIC = "Make it static.";
    static final String REMOVE_PRIVATE = "Remove \"private\".";

    static final String CODEC_KIND = "it is %s. Make it a class.";
    static final String CODEC_ABSTRACT = "it is abstract. Name a class that extends it.";
    static final String CODEC_HIDDEN = "%s is private. Make %1$s visible.";
    static final String CODEC_INNER = "it is an inner class. " + MAKE_STATIC;
    static final String CODEC_PARAMETERS = "it has no constructor without parameters. Add one.";
    static final String CODEC_CONSTRUCTOR =
        "its constructor is private. Make the constructor visible.";

    /** In the gap of {@link #ParameterUnused} where no name is near. */
    static final String NO_BINDING =
        " Remove it, or mark the parameter that it is for with @Bind(\"%s\").";

    /** In the gap of {@link #FirstWorkers} where its argument holds no items for it. */
    static final String ONE_WORKER =
        "Put the task that gives the items before it, or remove its workers";

    /** In the gap of {@link #FirstOrdered} where its argument holds no items for it. */
    static final String NO_ORDER =
        "Remove ordered = true, or put the task that gives the items before it";

    static final String EACH_ELEMENT =
        "To call %1$s for each element, begin with a task that branches, such as"
            + " @Task(branch = true) static %2$s %3$s(%2$s %3$s) { return %3$s; }";

    static final String NO_PARAMETERS = "no parameters";
    static final String PARAMETERS = "the parameters %s";

    /** In the last gap of {@link #Result}: how outputs can be returned, late or as they come. */
    static final String AS_RESULT = "Run<%1$s>, Stream<%1$s>, List<%1$s> or void";

    static final String AS_FUTURE = "CompletableFuture<List<%1$s>> or CompletableFuture<Void>";
    static final String AS_PUBLISHER = "Publisher<%1$s>";
    static final String ONE_AS_RESULT = AS_RESULT + ", or the %2$s itself";
    static final String ONE_AS_FUTURE = "CompletableFuture<%1$s>, " + AS_FUTURE;
    static final String COLLECTED =
        "%s, or end with a task that declares join = true and returns %s";

    static final String BRANCHES = "task %s branches, so there may be any number of outputs";
    static final String JOINS = "task %s joins with %s workers, so there are %2$s outputs";
    static final String MERGES = "task %s takes the outputs of %s, so there are %s";
    static final String ROUTED =
        "task %s takes those outputs of %s that are of its type, so there may be none";

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
          PipelineTypeGeneric,
          PipelineTypeConstructor,
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
