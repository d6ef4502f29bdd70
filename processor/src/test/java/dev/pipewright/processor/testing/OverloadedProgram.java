package dev.pipewright.processor.testing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A program made at random, in a package of its own: a pipeline of tasks that have overloads,
 * helpers and pipelines of their names beside them, and parameters and types that are named like
 * what is generated. Every method tells {@code log.Log} its own signature when it is called, and
 * which of them are tasks the maker knows, so that what has to be called is known without looking
 * at what is generated.
 */
public final class OverloadedProgram {

  /** What all programs tell the methods that were called. */
  public static final String LOG = Sources.of("Log.java");

  /** Expressions for the types that items, arguments and bound values have. */
  private static final Map<String, String> VALUES =
      Map.ofEntries(
          Map.entry("int", "1"),
          Map.entry("long", "2L"),
          Map.entry("short", "(short) 3"),
          Map.entry("byte", "(byte) 4"),
          Map.entry("char", "'c'"),
          Map.entry("float", "1f"),
          Map.entry("double", "1.5"),
          Map.entry("boolean", "true"),
          Map.entry("Integer", "Integer.valueOf(1)"),
          Map.entry("Long", "Long.valueOf(2)"),
          Map.entry("Character", "Character.valueOf('c')"),
          Map.entry("Double", "Double.valueOf(1.5)"),
          Map.entry("Number", "Integer.valueOf(5)"),
          Map.entry("String", "\"s\""),
          Map.entry("CharSequence", "\"q\""),
          Map.entry("Object", "\"o\""),
          Map.entry("List<String>", "List.of(\"a\")"),
          Map.entry("int[]", "new int[] {1}"),
          Map.entry("String[]", "new String[] {\"a\"}"));

  private static final Map<String, String> BOXES =
      Map.of(
          "int", "Integer",
          "long", "Long",
          "short", "Short",
          "byte", "Byte",
          "char", "Character",
          "float", "Float",
          "double", "Double",
          "boolean", "Boolean");

  /** The types that take an item of a type, besides itself. */
  private static final Map<String, List<String>> WIDER =
      Map.ofEntries(
          Map.entry("byte", List.of("Byte", "short", "int", "long", "double", "Number", "Object")),
          Map.entry("short", List.of("Short", "int", "long", "float", "Number", "Object")),
          Map.entry("char", List.of("Character", "int", "long", "Comparable<Character>", "Object")),
          Map.entry("int", List.of("Integer", "long", "float", "double", "Number", "Object")),
          Map.entry("long", List.of("Long", "float", "double", "Number", "Object")),
          Map.entry("float", List.of("Float", "double", "Number", "Object")),
          Map.entry("double", List.of("Double", "Number", "Comparable<Double>", "Object")),
          Map.entry("boolean", List.of("Boolean", "Object", "java.io.Serializable")),
          Map.entry("Integer", List.of("int", "long", "double", "Number", "Object")),
          Map.entry("Long", List.of("long", "double", "Number", "Object")),
          Map.entry("Character", List.of("char", "int", "long", "Object")),
          Map.entry("Double", List.of("double", "Number", "Object")),
          Map.entry("Number", List.of("Object", "java.io.Serializable")),
          Map.entry("String", List.of("CharSequence", "Comparable<String>", "Object")),
          Map.entry("CharSequence", List.of("Object")),
          Map.entry("Object", List.of()),
          Map.entry("List<String>", List.of("Collection<String>", "List<?>", "Object")),
          Map.entry("int[]", List.of("Object", "Cloneable")),
          Map.entry("String[]", List.of("Object[]", "CharSequence[]", "Object")));

  private static final List<String> ITEMS = VALUES.keySet().stream().sorted().toList();

  private static final List<String> TYPE_NAMES =
      List.of(
          "Shop",
          "ParseLoop",
          "ParseFirst",
          "Stages",
          "Wire",
          "Node",
          "Graph",
          "Branch",
          "Loop",
          "Futures",
          "Input",
          "out",
          "items",
          "Bill",
          "LocalEngine",
          "Attributes");

  private static final Set<String> RUNTIME_TYPES =
      Set.of("Node", "Graph", "LocalEngine", "Attributes", "Branch", "Futures");

  private static final List<String> METHOD_NAMES =
      List.of(
          "parse",
          "euros",
          "call",
          "run",
          "main",
          "stages",
          "in",
          "out",
          "items",
          "emitter",
          "equals",
          "wait",
          "attributes",
          "arguments",
          "inputs",
          "outputs",
          "graph",
          "node",
          "Wire",
          "pipelines",
          "of",
          "hashCode",
          "valueOf",
          "name",
          "log",
          "record",
          "put",
          "item",
          "next");

  private static final List<String> PARAMETER_NAMES =
      List.of(
          "x",
          "in",
          "out",
          "items",
          "emitter",
          "item",
          "pipelines",
          "call",
          "Attributes",
          "Branch",
          "Futures",
          "receiver",
          "outputs",
          "s",
          "java",
          "Object");

  private static final List<String> TAKEN_AS =
      List.of("List<%s>", "Run<%s>", "Stream<%s>", "CompletableFuture<List<%s>>");

  /** A parameter: its type, its name, and its annotation if any. */
  private record Parameter(String type, String name, String annotation) {
    Parameter renamed(String other) {
      return new Parameter(type, other, annotation);
    }

    String declared() {
      return annotation + type + " " + name;
    }
  }

  /** A method, without its body. */
  private record Method(
      String annotation, String variables, String result, String name, List<Parameter> parameters) {
    String signature() {
      return variables
          + name
          + parameters.stream().map(Parameter::type).collect(Collectors.joining(",", "(", ")"));
    }

    String erased() {
      return parameters.stream()
          .map(parameter -> erasure(parameter.type(), variables))
          .collect(Collectors.joining(","));
    }

    Method renamed(String other) {
      return new Method(annotation, variables, result, other, parameters);
    }

    String declared(String modifiers) {
      String list = parameters.stream().map(Parameter::declared).collect(Collectors.joining(", "));
      return annotation + modifiers + variables + result + " " + name + "(" + list + ")";
    }
  }

  /** What items a part of a pipeline gives: their type, and how many. */
  private record Outputs(String type, int count) {}

  private final Random random;
  private final String name;
  private final String contract;
  private final String base;
  private final String library;
  private final boolean isInterface;
  private final StringBuilder inContract = new StringBuilder();
  private final StringBuilder inBase = new StringBuilder();
  private final StringBuilder inLibrary = new StringBuilder();
  private final Set<String> methods = new HashSet<>();
  private final Set<String> taskNames = new HashSet<>();
  private final Map<String, Parameter> bound = new LinkedHashMap<>();
  private final Map<String, String> owners = new HashMap<>();
  private final boolean hasBase;
  private final List<String> expected = new ArrayList<>();
  private int echoes;

  private final List<String> sources;
  private String pipeline = "";

  public OverloadedProgram(long seed) {
    random = new Random(seed);
    name = "p" + seed;
    List<String> types = new ArrayList<>(TYPE_NAMES);
    Collections.shuffle(types, random);
    contract = types.get(0);
    base = types.get(1);
    library = types.get(2);
    isInterface = random.nextBoolean();
    hasBase = random.nextBoolean();
    methods.add("equals Object");
    methods.add("wait long"); // final in Object
    methods.add("wait long,int");
    sources = written();
  }

  /** The package that it stands in. */
  public String packageName() {
    return name;
  }

  public List<String> sources() {
    return sources;
  }

  /** The name of the generated class. */
  public String generated() {
    return name + ".Pipewright" + contract;
  }

  /** The signature, erased, of the pipeline to call. */
  public String pipeline() {
    return pipeline;
  }

  /** The signatures of the methods that one call of the pipeline has to call, in any order. */
  public List<String> expected() {
    return expected;
  }

  private List<String> written() {
    String chains = random.nextInt(4) == 0 ? zip() : random.nextInt(4) == 0 ? merge() : chain();
    String kind = isInterface ? "interface" : "abstract class";
    String header =
        "package %s; import dev.pipewright.*; import dev.pipewright.runtime.*; import java.util.*;"
            + " import java.util.concurrent.*; import java.util.stream.*;%n";
    String extending = hasBase ? " extends " + base : "";
    List<String> files = new ArrayList<>();
    files.add(
        "@dev.pipewright.Stages "
            + kind
            + " "
            + contract
            + extending
            + " {\n"
            + inContract
            + chains
            + "}\n");
    files.add("class " + library + " {\n" + inLibrary + "}\n");
    if (hasBase) {
      files.add(kind + " " + base + " {\n" + inBase + "}\n");
    }
    return files.stream().map(file -> header.formatted(name) + file).toList();
  }

  /** A chain of several tasks, each of which may be of any kind. */
  private String chain() {
    List<String> names = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    Outputs given = first(parameters, names);
    boolean certain = given.count() == 1;
    int length = 1 + random.nextInt(3);
    for (int i = 0; i < length && !given.type().equals("void"); i++) {
      boolean branch = random.nextInt(4) == 0;
      int before = given.count();
      given = task(List.of(given), names, i == length - 1, branch, List.of());
      certain &= given.count() == before && !branch;
      if (given.count() == 1 && before > 1) {
        certain = true; // a join
      }
    }
    return pipeline(parameters, List.of(String.join(" -> ", names)), given, certain);
  }

  /** Two chains that meet as the parameters of a task. */
  private String zip() {
    List<Parameter> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Outputs source = first(parameters, names);
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    Outputs givenA = plain(source, a);
    Outputs givenB = plain(source, b);
    List<String> last = new ArrayList<>();
    List<String> inputs = new ArrayList<>();
    Outputs given = task(List.of(givenA, givenB), last, true, false, inputs);
    return pipeline(
        parameters,
        List.of(
            names.get(0) + " -> " + a.get(0) + " -> " + last.get(0) + "." + inputs.get(0),
            names.get(0) + " -> " + b.get(0) + " -> " + last.get(0) + "." + inputs.get(1)),
        given,
        given.count() == 1);
  }

  /** Two chains that meet as the input of a task, with items of different types. */
  private String merge() {
    List<Parameter> parameters = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Outputs source = first(parameters, names);
    List<String> a = new ArrayList<>();
    List<String> b = new ArrayList<>();
    String type = any(List.of("int", "short", "char", "Integer", "String"));
    String other =
        type.equals("String") ? "CharSequence" : any(List.of("int", "long", "Integer", "float"));
    String taken =
        type.equals("String")
            ? any(List.of("CharSequence", "Object"))
            : any(List.of("double", "float"));
    Outputs givenA = given(source, type, a);
    given(source, other, b);
    List<String> last = new ArrayList<>();
    Outputs given =
        simple(new Parameter(taken, parameterName(new HashSet<>()), ""), givenA.count() * 2, last);
    return pipeline(
        parameters,
        List.of(
            names.get(0) + " -> " + a.get(0) + " -> " + last.get(0),
            names.get(0) + " -> " + b.get(0) + " -> " + last.get(0)),
        given,
        false);
  }

  private Outputs plain(Outputs source, List<String> names) {
    return given(source, any(ITEMS), names);
  }

  /** Adds a simple task with a given result. */
  private Outputs given(Outputs source, String result, List<String> names) {
    Parameter input = new Parameter(taking(source.type()), parameterName(new HashSet<>()), "");
    add(new Method("@Task ", "", result, unusedTaskName(), List.of(input)), names, source.count());
    return new Outputs(result, source.count());
  }

  private Outputs simple(Parameter input, int calls, List<String> names) {
    String result = any(ITEMS);
    add(new Method("@Task ", "", result, unusedTaskName(), List.of(input)), names, calls);
    return new Outputs(result, calls);
  }

  /** Adds the first task, with one or two arguments. */
  private Outputs first(List<Parameter> parameters, List<String> names) {
    String task = unusedTaskName();
    Set<String> used = new HashSet<>();
    List<Parameter> inputs = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(2); i++) {
      String type = any(ITEMS);
      parameters.add(new Parameter(type, "a" + i, ""));
      inputs.add(new Parameter(taking(type), parameterName(used), ""));
    }
    bind(inputs, used);
    String result = any(ITEMS);
    boolean branch = random.nextBoolean();
    add(
        new Method(
            branch ? "@Task(branch = true) " : "@Task ",
            "",
            branch ? "List<" + boxed(result) + ">" : result,
            task,
            inputs),
        names,
        1);
    return new Outputs(result, branch ? 2 : 1);
  }

  private Outputs task(
      List<Outputs> given, List<String> names, boolean last, boolean branch, List<String> inputs) {
    String task = unusedTaskName();
    Set<String> used = new HashSet<>();
    List<Parameter> parameters = new ArrayList<>();
    int kind = random.nextInt(10);
    boolean join = given.size() == 1 && !branch && kind == 0;
    boolean generic = !join && kind < 3;
    String variables = "";
    for (Outputs outputs : given) {
      String type = taking(outputs.type());
      if (join) {
        // what is joined is boxed, and not widened before
        String item = boxed(BOXES.containsKey(type) ? outputs.type() : type);
        type =
            any(List.of("Iterable", "Iterator", "Stream", "Flow.Publisher"))
                + (random.nextBoolean() ? "<" : "<? extends ")
                + item
                + ">";
      } else if (generic && variables.isEmpty()) {
        boolean number =
            List.of("int", "long", "double", "Integer", "Number").contains(outputs.type());
        variables = number && random.nextBoolean() ? "<T extends Number> " : "<T> ";
        type = "T";
      } else if (given.size() == 1 && outputs.type().endsWith("[]") && random.nextBoolean()) {
        type = outputs.type().replace("[]", "...");
      }
      String parameter = parameterName(used);
      parameters.add(new Parameter(type, parameter, ""));
      if (given.size() > 1) {
        inputs.add(parameter);
      }
    }
    String result = any(ITEMS);
    int count = join ? 1 : given.get(0).count();
    int calls = count;
    String annotation = join ? "@Task(join = true) " : "@Task ";
    String returned = result;
    if (branch) {
      annotation = "@Task(branch = true) ";
      count *= 2;
      if (random.nextBoolean()) {
        returned = "void";
        String emitter = random.nextBoolean() ? "Emitter<" : "Emitter<? super ";
        boolean atEnd = !parameters.get(0).type().endsWith("...") && random.nextBoolean();
        parameters.add(
            atEnd ? parameters.size() : 0,
            new Parameter(emitter + boxed(result) + ">", parameterName(used), ""));
      } else {
        returned = any(List.of("List<", "Stream<")) + boxed(result) + ">";
      }
    } else if (last && !join && random.nextInt(5) == 0) {
      returned = "void";
      result = "void";
      if (random.nextInt(3) == 0) {
        returned = "CompletableFuture<Void>";
      }
    } else if (random.nextInt(6) == 0) {
      returned = "CompletableFuture<" + boxed(result) + ">";
    }
    if (generic && returned.equals(result) && random.nextBoolean()) {
      returned = "T";
      result = boxed(given.get(0).type());
    }
    bind(parameters, used);
    add(new Method(annotation, variables, returned, task, parameters), names, calls);
    return new Outputs(result, count);
  }

  /** Adds bound parameters, now and then. */
  private void bind(List<Parameter> parameters, Set<String> used) {
    while (random.nextInt(3) == 0) {
      String name = parameterName(used);
      if (!bound.containsKey(name)) {
        Parameter parameter = new Parameter(any(ITEMS), name, "@Bind ");
        bound.put(name, parameter);
        parameters.add(0, parameter);
      }
    }
  }

  /** Adds a task, and others of its name. */
  private void add(Method declared, List<String> names, int calls) {
    Method task = declared;
    while (!methods.add(task.name() + " " + task.erased())) {
      task = task.renamed(unusedTaskName()); // it would override what it has that from
    }
    boolean isStatic = random.nextBoolean();
    int where = random.nextInt(4);
    where = where == 0 && !hasBase ? 2 : where;
    StringBuilder into = where == 0 ? inBase : where == 1 ? inLibrary : inContract;
    boolean inInterface = where != 1 && isInterface;
    into.append(body(task, isStatic, inInterface));
    expected.addAll(Collections.nCopies(calls, task.signature()));
    owners.put(task.name(), where == 0 ? base : where == 1 ? library : contract);
    boolean qualified = random.nextInt(3) == 0;
    for (int i = random.nextInt(4); i > 0; i--) {
      Method overload = overload(task);
      if (!methods.add(overload.name() + " " + overload.erased())) {
        continue;
      }
      boolean asPipeline = where != 1 && random.nextInt(4) == 0 && overload.variables().isEmpty();
      if (asPipeline) {
        qualified = true;
        inContract.append(echoing(overload));
      } else {
        StringBuilder there = where == 0 && random.nextBoolean() ? inContract : into;
        there.append(body(overload, random.nextBoolean(), inInterface));
      }
    }
    names.add(qualified ? owners.get(task.name()) + "." + task.name() : task.name());
  }

  /** Another method of a task's name: parameters are boxed, unboxed, wider, narrower, generic. */
  private Method overload(Method task) {
    List<Parameter> parameters = new ArrayList<>();
    String variables = "";
    for (Parameter parameter : task.parameters()) {
      String type = parameter.type().equals("T") ? any(ITEMS) : parameter.type();
      type = type.replace("...", "[]");
      int change = random.nextInt(6);
      if (change == 0) {
        type = "Object";
      } else if (change == 1 && variables.isEmpty()) {
        variables = any(List.of("<U> ", "<U extends Number> ", "<U extends CharSequence> "));
        type = "U";
      } else if (change == 2) {
        type = boxed(type);
      } else if (change == 3) {
        List<String> wider = WIDER.getOrDefault(type, ITEMS);
        type = wider.isEmpty() ? any(ITEMS) : any(wider);
      } else if (change == 4) {
        type = any(ITEMS);
      } else if (type.startsWith("Emitter<")) {
        type = "dev.pipewright.runtime.graph.TaskEmitter<" + argument(type) + ">";
      }
      parameters.add(new Parameter(type, parameter.name(), ""));
    }
    if (random.nextInt(6) == 0) {
      int last = parameters.size() - 1;
      Parameter replaced = parameters.get(last);
      parameters.set(
          last,
          new Parameter(
              any(List.of("Object...", "int...", "long...", "Integer...", "String...")),
              replaced.name(),
              ""));
    }
    return new Method("", variables, any(ITEMS), task.name(), parameters);
  }

  /** A pipeline that is never called. */
  private String echoing(Method overload) {
    int inputs = overload.parameters().size();
    String echo = "echo" + echoes++;
    String variables =
        IntStream.range(0, inputs).mapToObj(i -> "E" + i).collect(Collectors.joining(", "));
    String parameters =
        IntStream.range(0, inputs)
            .mapToObj(i -> "E" + i + " e" + i)
            .collect(Collectors.joining(", "));
    return "  @Task static <%s> Object %s(%s) { log.Log.called(\"%s\", \"%s\"); return 1; }%n"
            .formatted(variables, echo, parameters, name, echo)
        + "  @Pipeline(\"%s\") %s;%n"
            .formatted(
                echo,
                new Method("", "", "Object", overload.name(), renamed(overload.parameters()))
                    .declared(isInterface ? "" : "abstract "));
  }

  /** Names the parameters of a pipeline, whose code names types of the runtime. */
  private static List<Parameter> renamed(List<Parameter> parameters) {
    return parameters.stream()
        .map(p -> RUNTIME_TYPES.contains(p.name()) ? p.renamed(p.name() + "_") : p)
        .toList();
  }

  private String body(Method method, boolean isStatic, boolean inInterface) {
    String modifiers = isStatic ? "static " : inInterface ? "default " : "";
    String reading =
        method.annotation().contains("join")
            ? "log.Log.read("
                + method.parameters().get(method.parameters().size() - 1).name()
                + "); "
            : "";
    return "  %s { log.Log.called(\"%s\", \"%s\"); %s%s }%n"
        .formatted(method.declared(modifiers), name, method.signature(), reading, returned(method));
  }

  private static String returned(Method method) {
    String result = method.result();
    if (result.equals("T")) {
      return method.parameters().stream()
          .filter(p -> p.type().equals("T"))
          .map(p -> "return " + p.name() + ";")
          .findFirst()
          .orElseThrow();
    }
    String value = VALUES.get(result);
    boolean branch = method.annotation().contains("branch");
    if (value != null && !branch) {
      return "return " + value + ";";
    }
    if (result.equals("void")) {
      return method.parameters().stream()
          .filter(p -> p.type().startsWith("Emitter<"))
          .findFirst()
          .map(
              p -> {
                String item = argument(p.type());
                return "for (int i__ = 0; i__ < 2; i__++) "
                    + p.name()
                    + ".emit("
                    + boxedValue(item)
                    + ");";
              })
          .orElse("");
    }
    String item = argument(result);
    if (item.equals("Void")) {
      return "return CompletableFuture.completedFuture(null);";
    }
    if (result.startsWith("CompletableFuture<")) {
      return "return CompletableFuture.completedFuture(" + boxedValue(item) + ");";
    }
    return result.startsWith("Stream<")
        ? "return Stream.of(" + boxedValue(item) + ", " + boxedValue(item) + ");"
        : "return List.of(" + boxedValue(item) + ", " + boxedValue(item) + ");";
  }

  private static String argument(String type) {
    return type.replaceAll("^[^<]*<(\\? super |\\? extends )?(.*)>$", "$2");
  }

  private static String boxedValue(String box) {
    return BOXES.entrySet().stream()
        .filter(entry -> entry.getValue().equals(box))
        .findFirst()
        .map(entry -> VALUES.get(entry.getKey()))
        .orElseGet(() -> VALUES.get(box));
  }

  private String pipeline(
      List<Parameter> parameters, List<String> chains, Outputs given, boolean certain) {
    String result = boxed(given.type());
    String taken =
        given.type().equals("void")
            ? any(List.of("void", "CompletableFuture<Void>"))
            : certain && random.nextBoolean() ? given.type() : any(TAKEN_AS).formatted(result);
    List<String> called = taskNames.stream().sorted().toList();
    String method = random.nextInt(3) == 0 ? any(called) : "go";
    bound.forEach(
        (parameter, binding) -> {
          if (random.nextInt(3) == 0 && !RUNTIME_TYPES.contains(parameter)) {
            parameters.add(new Parameter(binding.type(), parameter, ""));
          }
        });
    Method pipe = new Method("", "", taken, method, parameters);
    List<String> expression = chains;
    if (!methods.add(method + " " + pipe.erased())) {
      pipe = new Method("", "", taken, "go", parameters);
    } else {
      expression = chains.stream().map(chain -> qualify(chain, method)).toList();
    }
    pipeline = pipe.name() + "(" + pipe.erased() + ")";
    return "  @Pipeline(value = {%s}%s) %s;%n"
        .formatted(
            expression.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", ")),
            inLibrary.isEmpty() ? "" : ", uses = " + library + ".class",
            pipe.declared(isInterface ? "" : "abstract "));
  }

  /** Names a task with its type: its name alone may be that of a pipeline. */
  private String qualify(String chain, String method) {
    return Arrays.stream(chain.split(" -> "))
        .map(
            part ->
                part.equals(method) || part.startsWith(method + ".")
                    ? owners.get(method) + "." + part
                    : part)
        .collect(Collectors.joining(" -> "));
  }

  private String taking(String type) {
    List<String> wider = WIDER.getOrDefault(type, List.of());
    return wider.isEmpty() || random.nextInt(3) == 0 ? type : any(wider);
  }

  private String unusedTaskName() {
    String task = any(METHOD_NAMES);
    // Type.task and task.parameter look alike
    boolean isType = List.of(contract, base, library).contains(task);
    return !isType && taskNames.add(task) ? task : unusedTaskName();
  }

  private String parameterName(Set<String> used) {
    List<String> names = new ArrayList<>(PARAMETER_NAMES);
    names.addAll(List.of(contract, base, library, name));
    String parameter = any(names);
    return used.add(parameter) ? parameter : parameterName(used);
  }

  private static String boxed(String type) {
    return BOXES.getOrDefault(type, type);
  }

  private static String erasure(String type, String variables) {
    if (type.equals("T") || type.equals("U")) {
      return variables.contains(" extends ")
          ? variables.replaceAll(".* extends (\\w+)> ", "$1")
          : "Object";
    }
    return type.replaceAll("<.*>", "").replace("...", "[]").replaceAll("[a-z]+\\.", "");
  }

  private <E> E any(List<E> values) {
    return values.get(random.nextInt(values.size()));
  }

  @Override
  public String toString() {
    return String.join("", sources);
  }
}
