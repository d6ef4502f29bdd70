package dev.pipewright.runtime.testing;

import java.text.MessageFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Hears what the runtime logs, in place of the console. */
public final class LogRecords extends Handler implements AutoCloseable {

  // Held here, or a logger that nobody uses is collected with its handlers.
  private static final Logger LOGGER = Logger.getLogger("dev.pipewright.runtime");

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();

  private LogRecords() {}

  /** Begins to listen; {@link #close} ends it. */
  public static LogRecords listen() {
    LogRecords records = new LogRecords();
    LOGGER.addHandler(records);
    LOGGER.setUseParentHandlers(false);
    return records;
  }

  /** Returns the warnings that contain a text, in the form a user reads. */
  public List<String> warningsOf(String text) {
    return records.stream()
        .filter(record -> record.getLevel().equals(Level.WARNING))
        .map(LogRecords::text)
        .filter(message -> message.contains(text))
        .toList();
  }

  /** Returns the exceptions that were logged. */
  public List<Throwable> thrown() {
    return records.stream().map(LogRecord::getThrown).filter(Objects::nonNull).toList();
  }

  private static String text(LogRecord record) {
    Object[] parameters = record.getParameters();
    return parameters == null
        ? record.getMessage()
        : MessageFormat.format(record.getMessage(), parameters);
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {
    LOGGER.removeHandler(this);
    LOGGER.setUseParentHandlers(true);
  }
}
