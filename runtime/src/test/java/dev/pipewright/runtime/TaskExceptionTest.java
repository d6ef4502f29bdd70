package dev.pipewright.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class TaskExceptionTest {

  @Test
  void tellsWhatFailedWhereAndWhy() {
    IOException cause = new IOException("disk full");
    TaskException exception = new TaskException("write", "backup", "an item", cause);
    assertThat(exception.task()).isEqualTo("write");
    assertThat(exception.pipeline()).isEqualTo("backup");
    assertThat(exception.input()).isEqualTo("an item");
    assertThat(exception)
        .hasMessage("Task write of pipeline backup failed: java.io.IOException: disk full")
        .hasCause(cause);
  }

  @Test
  void isMadeAlsoOfACauseThatCannotBePrinted() {
    Exception cause =
        new Exception() {
          @Override
          public String getMessage() {
            throw new StackOverflowError();
          }
        };
    assertThat(new TaskException("write", "backup", null, cause))
        .hasMessage("Task write of pipeline backup failed: " + cause.getClass().getName());
  }

  @Test
  void isSerializedWithoutItsInput() throws Exception {
    Object notSerializable = new Object();
    TaskException exception =
        new TaskException("write", "backup", notSerializable, new IOException("disk full"));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(exception);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      TaskException read = (TaskException) in.readObject();
      assertThat(read.task()).isEqualTo("write");
      assertThat(read.pipeline()).isEqualTo("backup");
      assertThat(read.input()).isNull();
      assertThat(read).hasMessage(exception.getMessage()).hasCauseInstanceOf(IOException.class);
    }
  }
}
