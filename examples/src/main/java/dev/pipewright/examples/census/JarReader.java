package dev.pipewright.examples.census;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads one jar, once.
 *
 * <p>Class entries are those of the jar's central directory; of each, only as many bytes are read
 * as tell its version. Where those cannot be read, the entry is counted all the same, as of an
 * unknown release; the other entries are read, and the jar is told as unreadable with the first
 * such entry as the reason.
 */
final class JarReader {

  private final Path path;
  private final List<ClassEntry> classes = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long bytes;
  private boolean multiRelease;

  JarReader(Path path) {
    this.path = path;
  }

  /** Reads the jar. */
  JarReading read() {
    try {
      BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
      if (attributes.isRegularFile()) {
        bytes = attributes.size();
        readFile();
      } else {
        faults.add("not a regular file"); // opening a named pipe would wait for its other end
      }
    } catch (IOException | RuntimeException e) { // what a broken file may cause has no bounds
      faults.add(Reason.of(e, path));
    }
    JarContents contents = new JarContents(path, bytes, multiRelease, classes);
    return faults.isEmpty() ? new ReadJar(contents) : new UnreadableJar(contents, reason());
  }

  private void readFile() throws IOException {
    File file = path.toFile();
    if (!file.exists()) { // a path keeps bytes that are no characters here, and a File does not
      throw new FileSystemException(file.getPath(), null, "name not in the JVM's character set");
    }
    boolean verify = false; // signatures are not our matter
    try (JarFile jar = new JarFile(file, verify)) {
      multiRelease = jar.isMultiRelease();
      Enumeration<? extends ZipEntry> entries = jar.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        if (entry.getName().endsWith(ClassEntry.SUFFIX)) {
          classes.add(new ClassEntry(entry.getName(), release(jar, entry)));
        }
      }
    }
  }

  private JavaRelease release(ZipFile jar, ZipEntry entry) {
    try (InputStream in = jar.getInputStream(entry)) {
      return JavaRelease.of(in.readNBytes(JavaRelease.HEADER_BYTES));
    } catch (IOException | RuntimeException e) {
      faults.add(entry.getName() + ": " + Reason.of(e, path));
      return JavaRelease.UNKNOWN;
    }
  }

  private String reason() {
    int more = faults.size() - 1;
    return more == 0 ? faults.get(0) : faults.get(0) + " (and " + more + " more)";
  }
}
