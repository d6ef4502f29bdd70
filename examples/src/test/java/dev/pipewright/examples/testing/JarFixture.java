package dev.pipewright.examples.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Writes jars, sound and broken ones, entry by entry. */
public final class JarFixture {

  public static final int JAVA_1_4 = 48;
  public static final int JAVA_8 = 52;
  public static final int JAVA_17 = 61;
  public static final int JAVA_25 = 69;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  public static JarFixture jar() {
    return new JarFixture();
  }

  public static JarFixture multiReleaseJar() {
    return jar()
        .with("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\r\nMulti-Release: true\r\n\r\n");
  }

  /** Adds class files, each named by its path without {@code .class}. */
  public JarFixture withClasses(int majorVersion, String... names) {
    for (String name : names) {
      entries.put(name + ".class", classFile(majorVersion));
    }
    return this;
  }

  public JarFixture with(String name, String text) {
    return with(name, text.getBytes(StandardCharsets.UTF_8));
  }

  public JarFixture with(String name, byte[] bytes) {
    entries.put(name, bytes);
    return this;
  }

  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  public Path writeTo(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    return Files.write(file, bytes());
  }

  /** Writes the jar without its last bytes, in which its directory ends. */
  public Path writeTruncatedTo(Path file) throws IOException {
    byte[] whole = bytes();
    return Files.write(file, Arrays.copyOf(whole, whole.length - 30));
  }

  /** Writes the jar with an impossible beginning of its first entry's compressed bytes. */
  public Path writeWithCorruptFirstEntryTo(Path file) throws IOException {
    byte[] whole = bytes();
    ByteBuffer header = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN);
    int data = 30 + header.getShort(26) + header.getShort(28);
    whole[data] = (byte) 0xFF;
    return Files.write(file, whole);
  }

  public static byte[] classFile(int majorVersion) {
    return ByteBuffer.allocate(64)
        .putInt(0xCAFEBABE)
        .putShort((short) 0)
        .putShort((short) majorVersion)
        .array();
  }

  /** Counts class entries by reading from the first byte to the last, not by the directory. */
  public static int countClassEntries(Path file) throws IOException {
    int count = 0;
    try (InputStream in = Files.newInputStream(file);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (entry.getName().endsWith(".class")) {
          count++;
        }
      }
    }
    return count;
  }
}
