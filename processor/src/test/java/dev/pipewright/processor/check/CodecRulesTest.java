package dev.pipewright.processor.check;

import static dev.pipewright.processor.testing.Compiling.check;

import dev.pipewright.processor.testing.Compiling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of classes that {@code @Codecs} names. */
class CodecRulesTest {

  private static final String METHODS =
      """
        @Override public void write(Money value, java.io.DataOutput out) {}
        @Override public Money read(java.io.DataInput in) { return new Money(); }
      """;

  @Test
  void notACodec() {
    check(
            """
            @Codecs(String/*!*/.class)
            interface X {
              class Money {}
              @Task(multiprocess = true) static int f(Money n) { return 1; }
              @Task(multiprocess = true) static Money g(int n) { return null; }
              @Pipeline("f -> g") Money p(Money n);
            }
            class Y { X x = new PipewrightX(); }
            """)
        .hasOnlyError(
            Problem.CodecNone,
            "@Codecs names String, which does not implement Codec. Let it implement"
                + " Codec<T>, where T is the type of the values, or remove it.");
  }

  @Test
  void ofUnknownValues() {
    check(
            """
            interface X {
              class Money {}
              @SuppressWarnings("rawtypes")
              class MoneyCodec<T> implements Codec<T[]> {
                @Override public void write(T[] value, java.io.DataOutput out) {}
                @Override public T[] read(java.io.DataInput in) { return null; }
              }
              @Codecs(MoneyCodec/*!*/.class)
              @Task(multiprocess = true) static int f(Money[] n) { return 1; }
            }
            """)
        .hasOnlyError(
            Problem.CodecRaw,
            "@Codecs names MoneyCodec, which implements Codec<T[]>, and that does not say"
                + " of which type the values are. Write the type, as in Codec<Money>.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "interface C extends Codec<Money> | it is an interface. Make it a class.",
        "abstract class C implements Codec<Money> | it is abstract. Name a class that extends it.",
        "private static class C implements Codec<Money> | it is private. Make it visible.",
        "class C implements Codec<Money> | it is an inner class. Make it static.",
        "enum C implements Codec<Money> { A; | it is an enum. Make it a class.",
        "static class C implements Codec<Money> { C(int n) {} |"
            + " it has no constructor without parameters. Add one.",
        "static class C implements Codec<Money> { private C() {} |"
            + " its constructor is private. Make the constructor visible.",
      })
  void cannotBeMade(String declaration, String why) {
    String members = declaration.contains("interface") ? "" : METHODS;
    check(
            """
            class Money {
              %s %s
              %s
              }
              @Codecs(C/*!*/.class) static class D { }
            }
            """
                .formatted(declaration, declaration.contains("{") ? "" : "{", members))
        .hasOnlyError(
            Problem.CodecMade,
            "@Codecs names C, but the generated class cannot make one, since " + why);
  }

  @Test
  void twoForOneType() {
    check(
            """
            interface X {
              class Money {}
              class A implements Codec<Money> {
              %1$s }
              class B implements Codec<Money> {
              %1$s }
              @Codecs({A.class, B/*!*/.class})
              @Task(multiprocess = true) static int f(Money n) { return 1; }
            }
            """
                .formatted(METHODS))
        .hasOnlyError(
            Problem.CodecTwice,
            "@Codecs names A and B, which are both for Money, where one does it all."
                + " Remove one of them.");
  }

  @Test
  void codecThatIsVisibleToTheTaskOnly() {
    check(
            """
            package q;
            import dev.pipewright.*;
            @Codecs(Lib.MoneyCodec.class)
            public class Lib {
              public static class Money {}
              static class MoneyCodec implements dev.pipewright.runtime.Codec<Money> {
              %s }
              @Task(multiprocess = true) public static int count(Money /*!*/money) { return 1; }
            }
            """
                .formatted(METHODS),
            """
            interface X {
              @Pipeline(value = "count", uses = q.Lib.class) int p(q.Lib.Money money);
            }
            """)
        .hasOnlyError(
            Problem.ProcessHidden,
            "Task count declares multiprocess = true, but its input money cannot be sent"
                + " to another process: Money cannot be named by the generated class, since"
                + " MoneyCodec is not visible there. Make MoneyCodec visible in package p, or"
                + " public.");
  }

  @Test
  void codecsOfNothingThatCrossesAreRight() {
    Compiling.compile(
        """
        @Codecs({})
        class Money {
          @Codecs(MoneyCodec.class) @Task static int f(Money n) { return 1; }
          static class MoneyCodec implements Codec<Money> {
          %s }
        }
        """
            .formatted(METHODS));
  }
}
