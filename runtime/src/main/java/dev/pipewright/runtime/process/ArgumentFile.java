package dev.pipewright.runtime.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.util.List;

/**
 * The arguments of the java command as a file. It reads the bytes of the file as it does those of a
 * command line: in the encoding of the system, not of Java.
 *
 * <p>Characters that this encoding lacks cannot be passed on; except the one that Java reads, in
 * this process as in the other, where bytes are no character. In a locale without an encoding, as
 * with {@code LC_ALL=C}, that is each byte beyond ASCII.
 */
final class ArgumentFile {

  /** What Java reads where there are bytes that are no character. */
  private static final String NO_CHARACTER = "\ufffd";

  /** Such a byte, in encodings of which some are none. */
  private static final byte NO_CHARACTERS_BYTE = (byte) 0xff;

  /** How much of an argument a message shows. */
  private static final int MAX_SHOWN = 200;

  private ArgumentFile() {}

  /** Returns the encoding of command lines, argument files and file names. */
  private static Charset systemCharset() {
    String name = System.getProperty("sun.jnu.encoding");
    return name != null && Charset.isSupported(name)
        ? Charset.forName(name)
        : Charset.defaultCharset();
  }

  /**
   * Returns whether the arguments arrive on a command line as they are. Java 17 writes that in its
   * default encoding, which need not be the system's.
   */
  static boolean isDispensable(List<String> arguments) {
    boolean encoded = Charset.defaultCharset().equals(systemCharset());
    CharsetEncoder encoder = systemCharset().newEncoder();
    return arguments.stream()
        .allMatch(
            argument ->
                argument.chars().allMatch(c -> c < 0x80)
                    || (encoded && encoder.canEncode(argument)));
  }

  /**
   * Returns what stands in the file.
   *
   * @throws IllegalStateException if an argument has characters that cannot be passed on
   */
  static byte[] contentOf(List<String> arguments) {
    return contentOf(arguments, systemCharset());
  }

  /** The same in a given encoding. */
  static byte[] contentOf(List<String> arguments, Charset charset) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (String argument : arguments) {
      content.write('"');
      for (byte next : encoded(argument, charset)) {
        writeQuoted(next, content);
      }
      content.write('"');
      content.write('\n');
    }
    return content.toByteArray();
  }

  /** Writes a byte by the rules of the java command, which knows bytes only. */
  private static void writeQuoted(byte next, ByteArrayOutputStream content) {
    switch (next) {
      case '\n' -> content.writeBytes(new byte[] {'\\', 'n'});
      case '\r' -> content.writeBytes(new byte[] {'\\', 'r'});
      case '"', '\\' -> content.writeBytes(new byte[] {'\\', next});
      default -> content.write(next);
    }
  }

  private static byte[] encoded(String argument, Charset charset) {
    CharsetEncoder encoder = charset.newEncoder();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    argument
        .codePoints()
        .mapToObj(Character::toString)
        .forEach(
            character -> {
              if (encoder.canEncode(character)) {
                bytes.writeBytes(character.getBytes(charset));
              } else if (character.equals(NO_CHARACTER) && isNone(NO_CHARACTERS_BYTE, charset)) {
                bytes.write(NO_CHARACTERS_BYTE);
              } else {
                throw lacking(character, argument, charset);
              }
            });
    return bytes.toByteArray();
  }

  private static boolean isNone(byte alone, Charset charset) {
    return new String(new byte[] {alone}, charset).equals(NO_CHARACTER);
  }

  private static IllegalStateException lacking(String character, String argument, Charset charset) {
    return new IllegalStateException(
        "the encoding of this system, "
            + charset
            + ", lacks the character "
            + character
            + " of "
            + (argument.length() > MAX_SHOWN ? argument.substring(0, MAX_SHOWN) + "..." : argument)
            + "; start this program in a locale that has it, such as LC_ALL=C.UTF-8");
  }
}
