package dev.pipewright.runtime.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pipewright.runtime.Codec;
import dev.pipewright.runtime.codec.Samples.Sample;
import dev.pipewright.runtime.codec.Samples.Tree;
import dev.pipewright.runtime.codec.Samples.TreeCodec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.EOFException;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ItemCodecsTest {

  private static final int SEEDS = 20_000;
  private static final int FUZZED = 1_000_000;

  static Stream<Sample<?>> leaves() {
    return Samples.LEAVES.stream();
  }

  @ParameterizedTest
  @MethodSource("leaves")
  void valuesOfJavasTypesComeBackAsTheyWere(Sample<?> sample) throws IOException {
    for (int seed = 0; seed < 500; seed++) {
      comesBack(sample.nullable(), seed);
    }
  }

  @Test
  void valuesOfTypesMadeOfOthersComeBackAsTheyWere() throws IOException {
    for (int seed = 0; seed < SEEDS; seed++) {
      comesBack(Samples.any(new Random(seed), 4).nullable(), seed);
    }
  }

  private static <T> void comesBack(Sample<T> sample, int seed) throws IOException {
    T value = sample.values().apply(new Random(seed));
    ItemWriter out = new ItemWriter();
    out.writeInt(42);
    out.begin();
    sample.codec().write(value, out);
    int size = out.size();
    out.writeInt(43);
    ItemReader in = new ItemReader(out.bytes(), 4, out.size());

    T read = sample.codec().read(in);

    assertThat(Samples.same(value, read))
        .as("%s, seed %d: %s, read as %s", sample.name(), seed, value, read)
        .isTrue();
    assertThat(in.remaining()).as("%s reads what it wrote", sample.name()).isEqualTo(4);
    assertThat(size - 4).as("%s writes a byte at least", sample.name()).isPositive();
  }

  /**
   * Whatever the bytes, a value comes of them or an exception that says that they are wrong; and
   * what is allocated is in proportion to them, or this would run out of memory.
   */
  @Test
  void wrongBytesFailCleanly() {
    Random random = new Random(1);
    int failures = 0;
    int values = 0;
    for (int i = 0; i < FUZZED; i++) {
      Sample<?> sample = Samples.any(random, 3).nullable();
      byte[] bytes = i % 2 == 0 ? anyBytes(random) : damaged(sample, random);
      try {
        sample.codec().read(new ItemReader(bytes, 0, bytes.length));
        values++;
      } catch (IOException | DateTimeException | IllegalArgumentException | ArithmeticException e) {
        failures++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError("fuzzed value " + i + " of " + sample.name(), e);
      }
    }
    assertThat(failures).isGreaterThan(FUZZED / 20);
    assertThat(values).isGreaterThan(FUZZED / 20);
  }

  private static byte[] anyBytes(Random random) {
    byte[] bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return bytes;
  }

  /** A value's bytes of which some were changed, or are missing. */
  private static <T> byte[] damaged(Sample<T> sample, Random random) {
    ItemWriter out = new ItemWriter();
    try {
      sample.codec().write(sample.values().apply(random), out);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    byte[] bytes = java.util.Arrays.copyOf(out.bytes(), out.size());
    if (random.nextBoolean()) {
      return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return bytes;
  }

  @Test
  void aValueMayBeNestedAThousandLevelsDeep() throws IOException {
    Tree tree = nested(480); // two levels each: the record and its list
    ItemWriter out = new ItemWriter();

    TreeCodec.TREE.write(tree, out);

    assertThat(TreeCodec.TREE.read(new ItemReader(out.bytes(), 0, out.size())).toString())
        .isEqualTo(tree.toString());
  }

  @Test
  void aValueThatIsNestedMoreDeeplyIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeCodec.TREE.write(nested(100_000), new ItemWriter()))
        .withMessage(
            "a value that crosses to another process is nested in more than 1000 levels, or contains"
                + " itself; send it in parts, or let a codec of your own write it");
  }

  private static Tree nested(int depth) {
    Tree tree = new Tree("leaf", 0, List.of(), Optional.empty());
    for (int i = 0; i < depth; i++) {
      tree = new Tree("t", i, List.of(tree), Optional.empty());
    }
    return tree;
  }

  @Test
  void aValueThatContainsItselfIsRefused() {
    List<Tree> children = new ArrayList<>();
    Tree tree = new Tree("t", 0, children, Optional.empty());
    children.add(tree);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeCodec.TREE.write(tree, new ItemWriter()))
        .withMessageContaining("contains itself");
  }

  /** Each level doubles what is written, though little memory holds it: 2 to the power of 60. */
  @Test
  void aValueThatIsWrittenAsMoreThanItIsHereIsRefused() {
    Tree tree = new Tree("leaf", 0, List.of(), Optional.empty());
    for (int i = 0; i < 60; i++) {
      tree = new Tree("t", i, List.of(tree, tree), Optional.empty());
    }
    Tree large = tree;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TreeCodec.TREE.write(large, new ItemWriter()))
        .withMessage(
            "a value that crosses to another process takes more than 256 MB; send it in parts, or"
                + " the name of a file that holds it");
  }

  @Test
  void aValueThatGrowsWithinTheArrayOfAnotherOneIsRefusedToo() {
    ItemWriter out = new ItemWriter();
    byte[] part = new byte[90_000_000];
    out.write(part);
    out.write(part); // from here on there is room for more than a value may take

    assertThatIllegalArgumentException()
        .isThrownBy(() -> out.write(part))
        .withMessageStartingWith("a value that crosses to another process takes more than 256 MB");
  }

  @Test
  void theArrayOfALargeValueIsNotKept() {
    ItemWriter out = new ItemWriter();
    out.write(new byte[10_000_000]);

    out.clear();

    assertThat(out.bytes()).hasSizeLessThan(10_000);
  }

  @Test
  void aDeepValueIsNotRead() {
    ItemWriter out = new ItemWriter();
    for (int i = 0; i < 100_000; i++) { // trees whose other tree is one whose other tree ...
      out.writeByte(1);
      out.writeText("t");
      out.writeInt(1);
      out.writeSize(1);
      out.writeByte(1);
    }
    assertThatExceptionOfType(StreamCorruptedException.class)
        .isThrownBy(() -> TreeCodec.TREE.read(new ItemReader(out.bytes(), 0, out.size())));
  }

  @Test
  void aCountThatTheBytesCannotHoldIsRefusedBeforeAnythingIsMadeForIt() {
    ItemWriter out = new ItemWriter();
    out.writeSize(Integer.MAX_VALUE);
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> ItemCodecs.LONG_ARRAY.read(new ItemReader(out.bytes(), 0, out.size())))
        .withMessage("2147483646 values announced, 0 bytes left");
  }

  /** Leaves what it wrote, or wants more than it wrote. */
  private record WrongCodec(int written, int read) implements Codec<String> {
    @Override
    public void write(String value, DataOutput out) throws IOException {
      out.write(new byte[written]);
    }

    @Override
    public String read(DataInput in) throws IOException {
      in.readFully(new byte[read]);
      return "";
    }
  }

  @Test
  void aCodecThatDoesNotReadWhatItWroteIsToldOf() throws IOException {
    assertThatExceptionOfType(StreamCorruptedException.class)
        .isThrownBy(() -> copiedBy(new WrongCodec(7, 3)))
        .withMessage(
            "the codec %s wrote 7 bytes for a value, and read 3 of them",
            WrongCodec.class.getName());
    assertThatExceptionOfType(EOFException.class)
        .isThrownBy(() -> copiedBy(new WrongCodec(3, 7)))
        .withMessage("7 bytes wanted, 3 left");
    assertThat(copiedBy(new WrongCodec(5, 5))).containsExactly("", "");
  }

  private static List<String> copiedBy(Codec<String> codec) throws IOException {
    ItemCodec<List<String>> list = ItemCodecs.listOf(ItemCodecs.of(codec));
    ItemWriter out = new ItemWriter();
    list.write(List.of("a", "b"), out);
    return list.read(new ItemReader(out.bytes(), 0, out.size()));
  }

  @Test
  void aReaderOfTheUsersReadsLinesToo() throws IOException {
    ItemWriter out = new ItemWriter();
    out.writeBytes("one\ntwo\r\nthree\rfour");
    ItemReader in = new ItemReader(out.bytes(), 0, out.size());

    assertThat(List.of(in.readLine(), in.readLine(), in.readLine(), in.readLine()))
        .containsExactly("one", "two", "three", "four");
    assertThat(in.readLine()).isNull();
  }
}
