package dev.pipewright.processor.check;

import dev.pipewright.processor.model.Location;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * All that can be wrong, and how it is said: what is wrong in the user's names, what was found and
 * what was expected, then the remedy. A code that has to be said in several ways has a constant for
 * each of them. What differs each time is a {@link Gap} with a name. They stand below the name of
 * the class whose rules they are for.
 */
@SuppressWarnings("ImmutableEnumChecker") // all state is String
public enum Problem {

  // TaskRules; TaskHidden and TypeVariable also AccessRules, TaskObscured and TaskAmbiguous only

  WorkersRange(
      "Task {task} declares workers = {workers}, but it takes at least one worker to run it."
          + " Write workers = 1 or more, or leave it out for one."),
  ThrottleRange(
      "Task {task} declares throttle = {throttle}, but a throttle is how many outputs may"
          + " wait, at least 1. Leave it out for 1024, or write Task.UNBOUNDED for any number."),
  TaskPrivate(
      "TaskInaccessible",
      "Task {task} is private, so the generated class cannot call it. Remove \"private\"."),
  TaskAbstract(
      "TaskInaccessible",
      "Task {task} is abstract, so there is nothing to call."
          + " Give it a body, or remove @Task from it."),
  TaskInInterface(
      "TaskInaccessible",
      "Task {task} stands in an interface and is neither static nor default, which makes"
          + " it abstract, so there is nothing to call. Declare it static, or default, and give"
          + " it a body."),
  TaskHidden(
      "TaskInaccessible",
      "Task {task} cannot be called by the generated class, since {hidden} is not visible there."
          + " Make {hidden} visible in {package}, or public."),
  TaskObscured(
      "TaskInaccessible",
      "Task {task} cannot be called by the generated class, since a variable named"
          + " {variable} hides the type {type} there. Rename one of them."),
  TaskAmbiguous(
      "TaskInaccessible",
      "Task {task} cannot be called by the generated class, since {other} takes the same"
          + " arguments, and Java does not say which of the two is meant. Rename one of them."),
  TaskOverload(
      "There are two tasks {task} in {type}, and a pipeline names a task by its name alone."
          + " Rename one of them."),
  TypeVariable(
      "Task {task} has a type variable, {variable}, that nothing in a pipeline determines."
          + " Write the type that it stands for."),
  RawInput(
      "RawType",
      "Task {task} joins {type}, which does not say what the items are."
          + " Write the type of the items, as in {example}<String>."),
  RawResult(
      "RawType",
      "Task {task} declares branch = true and returns {type}, which does not say what the"
          + " elements are. Write their type, as in {example}<String>."),
  RawEmitter(
      "RawType",
      "Parameter {parameter} of task {task} is of type {type}, which does not say what is"
          + " emitted. Write the type of the items, as in Emitter<String>."),
  RawFuture(
      "RawType",
      "Task {task} returns {type}, which does not say what the future is completed with."
          + " Write its type, as in {example}<String>."),
  BranchNothing(
      "BranchResult",
      "Task {task} declares branch = true, but returns void and has no Emitter, so it has"
          + " no elements to hand on. Return an Iterable, Iterator, Stream, array, Optional or"
          + " Flow.Publisher, add an Emitter parameter, or remove branch = true."),
  BranchResult(
      "Task {task} declares branch = true, but its result, {result}, has no elements to"
          + " hand on one by one. Return an Iterable, Iterator, Stream, array, Optional or"
          + " Flow.Publisher, or remove branch = true."),
  BranchView(
      "BranchResult",
      "Task {task} declares branch = true, but its result, {result}, has no elements to"
          + " hand on one by one. Return {view}, which its {call} gives, or remove branch ="
          + " true."),
  EmitterWithoutBranch(
      "EmitterUse",
      "Task {task} pushes its outputs into {emitter}, but does not declare branch = true."
          + " Declare it."),
  EmitterBesideResult(
      "EmitterUse",
      "Task {task} pushes its outputs into {emitter}, but returns {result} besides."
          + " {return}, or {remove}."),
  EmitterSeveral(
      "EmitterUse",
      "Task {task} has several emitters, {emitters}, where one takes all its outputs."
          + " Remove the others."),
  JoinNothing(
      "JoinInput",
      "Task {task} declares join = true, but has no input to read."
          + " Give it an Iterable, Iterator, Stream or Flow.Publisher of items, or remove join ="
          + " true."),
  JoinSeveral(
      "JoinInput",
      "Task {task} declares join = true, but has {count} inputs, {inputs}, where one"
          + " takes all items. Mark those that are not items with @Bind, or remove join = true."),
  JoinInput(
      "Task {task} declares join = true, but its input {input} is of type {type}, which"
          + " is no stream of items. Declare it as {views}, or remove join = true."),
  JoinOrdered(
      "Task {task} declares join = true and ordered = true with workers = {workers}, but"
          + " its workers share one stream of inputs, so that no output belongs to one input."
          + " Remove ordered = true, or workers."),

  // AttemptRules

  DurationSyntax(
      "Task {task} declares {attribute} = \"{value}\", which is no duration. Write a whole number"
          + " and a unit, one of ns, us, ms, s, m and h, as in \"{example}\"."),
  TimeoutZero(
      "TimeoutUse",
      "Task {task} declares timeout = \"{timeout}\", which leaves no time for a call. Write a"
          + " longer one, or remove it."),
  TimeoutOfJoin(
      "TimeoutUse",
      "Task {task} declares a timeout, but joins, so that its one call takes as long as its input"
          + " comes in. Remove timeout, or join = true."),
  TimeoutOfLazy(
      "TimeoutUse",
      "Task {task} declares a timeout, but {outputs}, so that its outputs are made after the call,"
          + " while they are read. Return a List of them, or remove timeout."),
  TimeoutOfComputation(
      "TimeoutUse",
      "Task {task} is cpuBound and declares a timeout, but a computation takes no notice of the"
          + " interrupt by which a timeout ends an attempt. Check Thread.interrupted() in it, or"
          + " declare multiprocess = true."),
  RetryTimes(
      "RetryUse",
      "Task {task} declares @Retry with times = {times}, which leaves no further attempt. Write"
          + " times = 1 or more, or remove @Retry."),
  RetryPauses(
      "RetryUse",
      "Task {task} declares @Retry with pause = \"{pause}\", which is longer than maxPause ="
          + " \"{maxPause}\". Write a longer maxPause, or a shorter pause."),
  RetryOfJoin(
      "RetryUse",
      "Task {task} declares @Retry, but joins, so that the inputs of its one call are gone when it"
          + " fails. Remove @Retry, or join = true."),
  RetryOfLazy(
      "RetryUse",
      "Task {task} declares @Retry, but {outputs}, so that some of its outputs are on their way when"
          + " it fails. Return a List of them, or remove @Retry."),
  RetryNever(
      "RetryUse",
      "Task {task} declares @Retry on {exception}, which tells of an interrupt or a cancellation,"
          + " after which no call is made again. Remove it from on."),
  RetryImpossible(
      "RetryUse",
      "Task {task} declares @Retry on {exception}, which it does not declare to throw. Remove it"
          + " from on, or add it to the throws clause."),
  RetryNothing(
      "RetryUse",
      "Task {task} declares @Retry, but {reason}, so it is not known after which exceptions to call"
          + " it again. Name them, as in on = IllegalStateException.class."),
  RetryStray(
      "RetryUse",
      "Method {method} has @Retry, which is for tasks, and is none. Annotate it with @Task, or"
          + " remove @Retry."),

  // ProcessRules

  ProcessAsync(
      "Task {task} declares multiprocess = true, but returns {result}, which cannot be"
          + " completed from another process. {remedy}, or remove multiprocess = true."),
  ProcessInstance(
      "Task {task} declares multiprocess = true, but is not static, and the object that"
          + " it would be called on is not in the other process. Make it static, with what it"
          + " needs of that object as @Bind parameters, or remove multiprocess = true."),
  ProcessOptions(
      "Task {task} declares jvmOptions, which are for worker processes, but its workers"
          + " are threads. Declare multiprocess = true as well, or remove jvmOptions."),
  ProcessOption(
      "ProcessOptions",
      "Task {task} declares the jvmOptions \"{option}\", which Java does not take for one"
          + " option. Write each option as an element of its own that begins with -, as in"
          + " {\"-Xmx512m\", \"--add-modules=java.sql\"}."),
  ProcessAnything(
      "ProcessType",
      Wordings.CROSSING
          + " may be anything, and not everything can be sent. Write what it really is, such as"
          + " a record or a sealed interface."),
  ProcessOpen(
      "ProcessType",
      Wordings.CROSSING
          + " is not sealed, so that its values may be of any class. Make {type} a sealed"
          + " interface of records, or name a codec for it, as in @Codecs({type}Codec.class)."),
  ProcessClass(
      "ProcessType",
      Wordings.CROSSING
          + " is neither a record nor an enum, so that its state is its own. Make {type} a"
          + " record, or name a codec for it, as in @Codecs({type}Codec.class)."),
  ProcessForeign(
      "ProcessType",
      Wordings.CROSSING
          + " is one of Java's types that have no codec. Use {remedy} instead, or name a codec"
          + " for it, as in @Codecs({type}Codec.class)."),
  ProcessCollection(
      "ProcessType",
      Wordings.CROSSING
          + " is a kind of collection that has no codec. Use {remedy} instead, or name a codec"
          + " for it, as in @Codecs({type}Codec.class)."),
  ProcessRaw(
      "ProcessType",
      Wordings.CROSSING + " does not say what it holds. Write that, as in {remedy}."),
  ProcessVariable(
      "ProcessType",
      Wordings.CROSSING
          + " has a type variable, {remedy}, that nothing determines. Write the type that it"
          + " stands for, or name a codec, as in @Codecs({type}Codec.class)."),
  ProcessHidden(
      "ProcessType",
      Wordings.CROSSING
          + " cannot be named by the generated class, since {remedy} is not visible there. Make"
          + " {remedy} visible in {package}, or public."),
  ProcessEndless(
      "ProcessType",
      Wordings.CROSSING
          + " holds itself with other type arguments each time, so that there is no end of"
          + " types. Let it hold itself with the same ones, or name a codec for it, as in"
          + " @Codecs({type}Codec.class)."),

  // CodecRules

  CodecNone(
      "CodecClass",
      "@Codecs names {codec}, which does not implement Codec."
          + " Let it implement Codec<T>, where T is the type of the values, or remove it."),
  CodecRaw(
      "CodecClass",
      "@Codecs names {codec}, which implements {implemented}, and that does not say of"
          + " which type the values are. Write the type, as in Codec<Money>."),
  CodecMade(
      "CodecClass",
      "@Codecs names {codec}, but the generated class cannot make one, since {reason}"),
  CodecTwice(
      "CodecClass",
      "@Codecs names {codec} and {other}, which are both for {values}, where one does it"
          + " all. Remove one of them."),

  // The processor itself

  NameClash(
      "The class to generate for {type} is named {generated}, and there is one of that"
          + " name already. Rename one of them."),
  RuntimeAbsent(
      "Runtime",
      "The class to generate for {type} needs Pipewright's runtime, which is not on the"
          + " class path. Add the artifact dev.pipewright:pipewright-runtime to the"
          + " dependencies."),
  RuntimeUnread(
      "Runtime",
      "The class to generate for {type} needs Pipewright's runtime, which module {module}"
          + " does not read. Write requires dev.pipewright.runtime; in its module-info.java,"
          + " and have the artifact dev.pipewright:pipewright-runtime on the module path."),
  RuntimeOther(
      "Runtime",
      "The class to generate for {type} needs {missing}, which the runtime at hand does"
          + " not have. Use the artifacts pipewright-runtime and pipewright-processor of one"
          + " version."),
  Picture(
      "The pictures of the pipelines of {type} could not be written: {reason}. Nothing"
          + " else is missing."),
  NameCase(
      "NameClash",
      "The class to generate for {type} is named {generated}, which differs from {other}"
          + " in case only, and file systems that ignore case take their files for one. Rename"
          + " one of them."),
  GeneratedTwice(
      "NameClash",
      "{generated} was generated for {type} before, and is compiled as a source once"
          + " more. Leave the directory of generated sources, often"
          + " target/generated-sources/annotations, out of the sources, or delete that file."),
  UnresolvedType(
      "The pipelines of {type} were neither checked nor implemented, since they wait for"
          + " {awaited}, which is neither in the sources or class path nor made by an"
          + " annotation processor."),
  UnresolvedGeneric(
      "UnresolvedType",
      "The pipelines of {type} were neither checked nor implemented, since they wait for"
          + " a type that is neither in the sources or class path nor made by an annotation"
          + " processor."),
  Internal(
      "Pipewright failed on {type}, which is a fault of its own and not of yours: {failure}."
          + " Please report it, with this declaration."),

  // ContractRules

  PipelineStatic(
      "PipelineMethod",
      "Pipeline {pipeline} is static, so the generated class cannot implement it." + " {remedy}."),
  PipelineBody(
      "PipelineMethod",
      "Pipeline {pipeline} is not abstract, but it is the generated class that implements"
          + " it. {remedy}."),
  PipelineHidden(
      "PipelineMethod",
      "Pipeline {pipeline} is private, so the generated class cannot implement it." + " {remedy}."),
  PipelineGeneric(
      "PipelineMethod",
      "Pipeline {pipeline} has type parameters, but its items have types of their own."
          + " Write the types that they stand for."),
  PipelineOfHidden(
      "PipelineMethod",
      "Pipeline {pipeline} cannot be implemented by the generated class, since {hidden}"
          + " is not visible there. Make {hidden} visible in {package}, or public."),
  PipelineTypeKind(
      "PipelineType",
      "{type} declares pipelines but is {kind}, so no class can be generated for it. {remedy}."),
  PipelineTypeHidden(
      "PipelineType",
      "{type} declares pipelines but is {hidden}, so the generated class cannot implement"
          + " it. {remedy}"),
  PipelineTypeGeneric(
      "PipelineType",
      "{type} declares pipelines but has type parameters, and its tasks need the types"
          + " they stand for. Declare the pipelines in a type without type parameters that"
          + " extends it."),
  PipelineTypeConstructor(
      "PipelineType",
      "{type} declares pipelines, but has no constructor that the generated class can call."
          + " Make one of them, and the types of its parameters, visible in its package."),
  AbstractMethod(
      "PipelineType",
      "{type} declares pipelines and is implemented by the generated class, which does"
          + " not know what {method}() should do. {remedy}."),
  StagesClash(
      "NameClash",
      "{type} has a method stages() without parameters, but that is how @Stages has the generated"
          + " class hand out its tasks and pipelines. Rename it, give it a parameter, or remove"
          + " @Stages."),
  OnClash(
      "NameClash",
      "{type} has a method on(Engine), but that is how the generated class is put on another engine."
          + " Rename it, or give it another parameter."),
  CloneClash(
      "NameClash",
      "{type} has a method clone() without parameters, but the generated class copies its object by"
          + " that of Object. Rename it, or give it a parameter."),
  StagesAlone(
      "StagesAlone",
      "{type} asks for stages with @Stages, but declares no pipeline itself, so no class is"
          + " generated that could hand them out. Put @Stages on a type that declares pipelines, or"
          + " remove it."),

  PipelineTypeCompact(
      "PipelineType",
      "{type} declares pipelines but stands in a compact source file, whose types no"
          + " other file can name, so no class can be generated for it. Put it into a file of"
          + " its own."),

  // ExpressionRules

  PipelineSyntax(
      "The expression of pipeline {pipeline} has {found} where {expected} should be."
          + " {remedy}{excerpt}"),
  PipelineEmpty(
      "PipelineSyntax",
      "The expression of pipeline {pipeline} is empty. Write the names of its tasks, as in"
          + " \"read -> parse -> store\"."),
  EmptyUses("{type} in uses declares no tasks. Annotate methods of it with @Task, or remove it."),
  UnknownTask(
      "Pipeline {pipeline} names a task {name}, but there is none of that name in"
          + " {types}.{remedy}{excerpt}"),
  AmbiguousTask(
      "Pipeline {pipeline} names a task {name}, and there are several of that name:"
          + " {candidates}. Write which one is meant, as in {example}.{excerpt}"),
  AmbiguousInput(
      "AmbiguousTask",
      "Pipeline {pipeline} names {name}, which is input {input} of task {task} as well as"
          + " a task of {type}. Give that input, or task {task}, another name.{excerpt}"),
  AmbiguousPipeline(
      "AmbiguousTask",
      "Pipeline {pipeline} names a pipeline {name}, and there are several of that name in"
          + " {type}. Give each a name of its own.{excerpt}"),
  PipelineCycle(
      "Pipeline {pipeline} contains itself: {cycle}. Remove one of these names from its"
          + " expression.{excerpt}"),
  InputUnknown(
      "GraphInput", "Task {task} has no input {name}. It takes {inputs}.{remedy}{excerpt}"),
  InputName(
      "ParameterName",
      "Task {task} comes from a class file without parameter names, so it is not known"
          + " which of its inputs is {name}. Compile that library with -g, or call it from a"
          + " task of your own.{excerpt}"),
  InputFirst(
      "GraphInput",
      "Input {input} stands first in its chain, where nothing is given to it. Write"
          + " {task}.{excerpt}"),
  GraphCycle(
      "The chains of pipeline {pipeline} go round: {cycle}. A name that several chains"
          + " share is one task, which cannot wait for its own outputs. Remove one of these"
          + " arrows, or put what is to be done once more into a pipeline of its own and name"
          + " that instead: its tasks are stages of their own.{excerpt}"),

  // GraphRules

  FirstJoins(
      "FirstTask",
      "Pipeline {pipeline} starts with task {task}, which joins. The first task is called"
          + " once, with the pipeline's arguments, so there is no stream of inputs to join."
          + " {remedy}.{excerpt}"),
  FirstWorkers(
      "FirstTask",
      "Pipeline {pipeline} starts with task {task}, which has workers = {workers}. The"
          + " first task is called once, with the pipeline's arguments, so there is work for"
          + " one only. {remedy}.{excerpt}"),
  FirstOrdered(
      "FirstTask",
      "Pipeline {pipeline} starts with task {task}, which is ordered. The first task is"
          + " called once, with the pipeline's arguments, so there is no order of inputs to"
          + " keep. {remedy}.{excerpt}"),
  InputNone(
      "InputCount",
      "Task {task} has no input, but task {before} before it gives {given}."
          + " Add a parameter of type {given}{orFirst}.{excerpt}"),
  InputSeveral(
      "InputCount",
      "Task {task} has {count} inputs, {inputs}, but task {before} before it gives one"
          + " item at a time. Mark {others} with @Bind, or lead a chain to each input, as in"
          + " {example}{orFirst}.{excerpt}"),
  InputsMeet(
      "InputCount",
      "Task {task} has {count} inputs, {inputs}, and the chains that lead to it do not"
          + " say to which of them. Write {expression}.{excerpt}"),
  InputsOfPipeline(
      "InputCount",
      "Pipeline {pipeline} begins with {tasks}, but task {before} before it gives one"
          + " item at a time. Write its chains in its place{orFirst}.{excerpt}"),
  InputUnfed(
      "GraphInput",
      "Task {task} takes an item of each of its inputs, {inputs}, at a time, but nothing"
          + " is given to input {input}. Let a chain lead to {task}.{input}, or mark the"
          + " parameter with @Bind.{excerpt}"),
  InputTwice(
      "GraphInput",
      "Task {task} takes an item of each of its inputs at a time, but input {input} is"
          + " given items by {ways}. {remedy}{excerpt}"),
  GraphOutput(
      "Pipeline {pipeline} has several tasks that give outputs to no other task, {tasks},"
          + " where its caller takes those of one. Lead them to one task, or let all but one"
          + " return void{orWrite}.{excerpt}"),
  SinkNotLast(
      "Task {before} returns {result}, so that task {task} behind it gets nothing. Let"
          + " {before} return {taken}{orWrite}.{excerpt}"),
  ParameterName(
      "Task {task} comes from a class file without parameter names, so it is not known"
          + " which name its parameter {number}, of type {type}, binds. Name it there, as in"
          + " @Bind(\"name\"), or compile that library with -g.{excerpt}"),

  // OrderRules

  OrderOfWorkers(
      "GraphOrder",
      Wordings.PAIRS
          + " task {task}, which has workers = {workers} and is not ordered, changes their"
          + " order. Declare ordered = true on {task}, or remove its workers.{excerpt}"),
  OrderOfJoin(
      "GraphOrder",
      Wordings.PAIRS
          + " task {task}, which joins with workers = {workers}, gives its outputs in any"
          + " order. Remove its workers.{excerpt}"),
  OrderOfMerge(
      "GraphOrder",
      Wordings.PAIRS
          + " task {task} takes the outputs of {merged} in order of arrival. Let it take those"
          + " of one of them, or put it behind {zip}.{excerpt}"),
  OrderOfOne(
      "GraphOrder",
      "Task {zip} takes inputs {input} and {otherInput} both from task {before}, so each"
          + " item would be paired with itself: task {merge}, where chains meet, is one and the"
          + " same in all of them. If two ways are meant, let each name a pipeline of its own"
          + " for what they share. If not, let one input take the item, and use it"
          + " twice.{excerpt}"),

  OrderOfFailures(
      "GraphOrder",
      Wordings.PAIRS
          + " a call of task {task} that fails leaves out its place, as an arrow takes its failure."
          + " Put {task} before the ways part, or behind {zip}; or let it catch what it throws and"
          + " return a value for it.{excerpt}"),

  // FailureRules

  FailureInput(
      "FailureParameter",
      "The failures of task {failing} lead to input {input} of task {task}, but a failure is of all"
          + " inputs of a call and what it threw. Write -!> {task}.{excerpt}"),
  FailureBesideOutputs(
      "FailureParameter",
      "Task {task} takes failures of task {failing} and outputs of task {before}, which have"
          + " different parameters. Give each a task of its own.{excerpt}"),
  FailureNothing(
      "FailureParameter",
      "Task {task} takes the failures of task {failing}, but has no input for what it threw. Give it"
          + " the parameters {example}.{excerpt}"),
  FailureParameter(
      "Task {task} takes the failures of task {failing}, and before the {exception} stands"
          + " {taken}, but {failing} takes {inputs}. Give it the parameters {example}, or the"
          + " {exception} alone.{excerpt}"),
  FailureType(
      "Task {task} takes the failures of task {failing}, but its last input, {parameter}, is of type"
          + " {type}, which is no Exception. Give it the parameters {example}.{excerpt}"),
  FailureNever(
      "FailureType",
      "Task {task} takes {exception} from task {failing}, but that tells of an interrupt or a"
          + " cancellation, which no arrow takes. Let it take another exception.{excerpt}"),
  FailureOfProcess(
      "FailureType",
      "Task {task} takes {exception} from task {failing}, but that runs in another process, from"
          + " which every failure comes as a ProcessException. Let it take that.{excerpt}"),
  FailureImpossible(
      "FailureType",
      "Task {task} takes {exception} from task {failing}, which does not declare to throw it. Remove"
          + " the arrow, or let {task} take another exception.{excerpt}"),
  FailureOverlap(
      "Task {task} takes {exception} from task {failing}, and so does task {other}, but a failure"
          + " goes to one task. Let one of them take another exception, or lead the other behind"
          + " it.{excerpt}"),
  FailureOfJoin(
      "FailureJoin",
      "The failures of task {failing} lead to task {task}, but {failing} joins: it takes all its"
          + " inputs in one call, so that no input belongs to a failure. Remove the"
          + " arrow.{excerpt}"),
  FailureIntoJoin(
      "FailureJoin",
      "The failures of task {failing} lead to task {task}, but that joins, and what it joins has one"
          + " type. Put a task between them that takes each failure and returns what {task}"
          + " joins.{excerpt}"),

  // RouteRules

  RouteCoverage(
      "Task {task} gives {given}, and each output goes by its type to the task that takes"
          + " it: {takers}. There is none for {left}. Lead {remedy}.{excerpt}"),
  RouteItself(
      "RouteCoverage",
      "Task {task} gives {given}, and each output goes by its type to the task that takes"
          + " it: {takers}. There is none for objects of class {left} itself. Declare it"
          + " abstract, or let one task take {given} and lead chains from there.{excerpt}"),
  RouteTwice(
      "RouteCoverage",
      "Task {taker} takes {taken}, and so does task {otherTaker}, but each output of task"
          + " {before} goes by its type to one task. Put one before them that takes {taken} and"
          + " returns it, such as @Task static {taken} {name}({taken} {name}) { return {name};"
          + " }, and lead both chains from there.{excerpt}"),
  RouteOverlap(
      "RouteCoverage",
      "Task {taker} takes {taken} and task {otherTaker} takes {otherTaken}, and {both} is"
          + " both, but each output of task {before} goes by its type to one task."
          + " {remedy}.{excerpt}"),
  RouteOpen(
      "RouteCoverage",
      "Task {taker} takes {taken} and task {otherTaker} takes {otherTaken}, and a class"
          + " may be both {both}, but each output of task {before} goes by its type to one"
          + " task. Make these types sealed or final, or let one task take both.{excerpt}"),

  // LivenessRules

  LivenessOfMore(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task {task} may give several outputs for one input, more than there is room for."
          + " {remedy}{excerpt}"),
  LivenessOfFewer(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task {task} may give no output for any number of inputs. {remedy}{excerpt}"),
  LivenessOfJoin(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task {task} joins, and may take any number of inputs before it gives an output."
          + " {remedy}{excerpt}"),
  LivenessOfMerge(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Task {task} may be busy with what comes on other ways. {remedy}{excerpt}"),
  LivenessOfRoute(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Any number of outputs of task {before} may be of other types than {task} takes."
          + " {remedy}{excerpt}"),

  LivenessOfFailures(
      "GraphLiveness",
      Wordings.BLOCKS
          + " Any number of calls of task {before} may fail, and give nothing to {task}."
          + " {remedy}{excerpt}"),

  // MismatchRules

  TypeMismatch(
      Wordings.MISMATCH
          + " Let {task} take {given}, or put a task between them that turns {given} into"
          + " {taken}.{excerpt}"),
  MismatchElements(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on {before} to hand on its elements one by"
          + " one.{thenReturn}{excerpt}"),
  MismatchView(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on {before} to hand on its elements one by one, and return"
          + " {view}.{thenReturn}{excerpt}"),
  MismatchOptional(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare branch = true on {before} to hand on what it holds, and nothing where it"
          + " is empty.{thenReturn}{excerpt}"),
  MismatchWhole(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Remove branch = true from {before} to hand on its result as one item.{excerpt}"),
  MismatchStream(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Declare join = true on {task} to give it all outputs of {before} in one"
          + " call.{excerpt}"),
  MismatchJoin(
      "TypeMismatch",
      Wordings.MISMATCH + " Remove join = true from {task} to call it with each of them.{excerpt}"),
  MismatchCollection(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Let {task} take {given}, or all outputs of {before} in one call: declare join ="
          + " true on it, and its input as Iterable<{boxed}>.{excerpt}"),
  MismatchFuture(
      "TypeMismatch",
      Wordings.MISMATCH
          + " Let {before} return CompletableFuture<{promised}>, whose result is handed on when"
          + " it is there.{excerpt}"),
  MismatchOrder(
      "TypeMismatch",
      Wordings.MISMATCH + " They fit in another order: write {expression}.{excerpt}"),
  MismatchInputs(
      "TypeMismatch",
      Wordings.MISMATCH
          + " The chains fit other inputs of that task: write {expression}.{excerpt}"),
  MismatchBox(
      "TypeMismatch",
      Wordings.MISMATCH
          + " A primitive is widened, a box is not. Let {task} take the primitive type.{excerpt}"),

  // CallRules; ParametersUnfit is told by GraphRules

  Throws(
      "Pipeline {pipeline} declares to throw {thrown}, but returns {result}, which is"
          + " there before a task has failed. Remove the throws clause, or return a List, a"
          + " single value or void."),
  ParametersMissing(
      "Parameters", "Pipeline {pipeline} has {parameters}, but {firstTasks}. {remedy}."),
  ParametersUnfit(
      "Parameters",
      "Pipeline {pipeline} has the parameters {parameters}, but {firstTask}, takes"
          + " {inputs}, which they do not fit. Give the first ones types that it accepts."),
  ParameterType(
      "Parameters",
      "Parameter {parameter} of pipeline {pipeline} is {type}, but stands for input"
          + " {input} of {task}, which takes {taken}. Declare it as {taken} {parameter}."),
  ParameterElements(
      "Parameters",
      "Parameter {parameter} of pipeline {pipeline} is {type}, but stands for input"
          + " {input} of {task}, which takes {taken}. {each}. To call it once, declare the"
          + " parameter as {taken} {parameter}."),
  ParameterBoundType(
      "Parameters",
      "Parameter {parameter} of pipeline {pipeline} is {type}, but task {task} binds"
          + " {bound} to that name. Declare it as {bound} {parameter}, or remove it, and give"
          + " that value to the constructor."),
  ParametersOrder(
      "Parameters",
      "Pipeline {pipeline} has the parameters {parameters}, but {firstTasks}. They fit in"
          + " another order: declare {declaration}."),
  ParametersTypes(
      "Parameters",
      "Pipeline {pipeline} has the parameters {parameters}, of which {wrong} do not have"
          + " the types that its tasks take. Declare {declaration}."),
  ParameterBind(
      "Parameters",
      "Parameter {parameter} of pipeline {pipeline} has @Bind, which marks parameters of"
          + " tasks: a pipeline gives the value. {remedy}."),
  ParameterUnused(
      "Parameters",
      "Parameter {parameter} of pipeline {pipeline} is neither an input of {firstTasks},"
          + " nor a name that one of its tasks binds.{remedy}"),
  ResultOfSink(
      "Result",
      "Pipeline {pipeline} returns {result}, but its last task, {task}, returns"
          + " {returned} and gives no outputs. Return void or CompletableFuture<Void>, or let"
          + " {task} return its results."),
  Result(
      "Pipeline {pipeline} returns {result}, but its last task, {task}, gives {given}."
          + " Return {remedy}."),
  SingleResult(
      "Pipeline {pipeline} returns one {result}, but {reason}. Return List<{item}>,"
          + " Run<{item}> or Stream<{item}>.{excerpt}"),
  SingleFuture(
      "SingleResult",
      "Pipeline {pipeline} returns {result}, which one output completes, but {reason}."
          + " Return CompletableFuture<List<{item}>>.{excerpt}"),

  // BindRules

  BindConflict(
      "Task {task} binds {type} to the name {name}, but task {otherTask} binds"
          + " {otherType} to it, and the name has one value for all tasks. Rename one, as in"
          + " @Bind(\"{example}\"), or give both the same type."),
  BindRoom(
      "BindCount",
      "A constructor of the class to generate for {type} would take {room} values, and"
          + " Java has room for {most} at most, where a long or a double takes the room of two."
          + " Bind one object, such as a record, in place of many values."),
  PipelineLength(
      "BindCount",
      "Pipeline {pipeline} has {stages} stages, and to make them with all that their"
          + " tasks bind takes more code than a method of Java can have. Bind one object, such"
          + " as a record, in place of many values, or let one task do what several do."),
  BindRoomOfTask(
      "BindCount",
      "Task {task} has parameters that take the room of {room} values, and where a"
          + " pipeline starts with it, Java leaves room for {most}, where a long or a double"
          + " takes the room of two. Let it take one object, such as a record, in place of many"
          + " values.");

  /** What several wordings begin with, and what some rules put into the gaps of one. */
  static final class Wordings {
    static final String MISMATCH =
        "Task {task} takes {taken}, but task {before} before it gives {given}.";
    static final String PAIRS =
        "Task {zip} pairs items by position, what comes by {way} with what comes by"
            + " {otherWay}, but";
    static final String BLOCKS = "Pipeline {pipeline} can block itself: {waits}.";

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
    static final String CATCH = "let %s catch what it throws, and return a value for it";
    static final String TAKE_ALL = "let %s take %s";

    static final String CROSSING =
        "Task {task} declares multiprocess = true, but its {value} cannot be sent to"
            + " another process: {trail}";

    /** In the gaps of {@link #TimeoutOfLazy} and its siblings. */
    static final String RETURNS = "returns %s";

    static final String PUSHES = "pushes into an Emitter";
    static final String FAILS_LATER = "returns a future, which may fail with anything";
    static final String DECLARES_NOTHING = "declares no checked exception";

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
        " Declare such a method and annotate it with @Task, or add the type that declares"
            + " it, as in uses = Other.class.";

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

    static final String FAILS =
        "a call of task %s may fail, and an arrow takes the failure, so there may be none";

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

  private static final Pattern GAP = Pattern.compile("\\{(\\w+)}");

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

  /**
   * Returns a finding of this problem.
   *
   * @param location where
   * @param gaps what fills the gaps of the wording, each of which has to be among them; others may
   *     be for what another wording says in its place
   */
  public Finding at(Location location, Gap... gaps) {
    return new Finding(this, location, filled(gaps));
  }

  /** Returns the wording with its gaps filled. */
  String filled(Gap... gaps) {
    return GAP.matcher(wording)
        .replaceAll(
            gap -> {
              String name = gap.group(1);
              for (Gap given : gaps) {
                if (given.name().equals(name)) {
                  return Matcher.quoteReplacement(String.valueOf(given.value()));
                }
              }
              throw new IllegalArgumentException(name() + " has a gap {" + name + "}");
            });
  }

  /** Returns what every message of it is like, whatever fills its gaps. */
  public Pattern pattern() {
    String[] words = GAP.split("[Pipewright/" + code + "] " + wording, -1);
    return Pattern.compile(
        Arrays.stream(words).map(Pattern::quote).collect(Collectors.joining("(?s:.*)")));
  }

  /** Returns the names of the gaps in its wording. */
  Set<String> gaps() {
    return GAP.matcher(wording).results().map(gap -> gap.group(1)).collect(Collectors.toSet());
  }
}
