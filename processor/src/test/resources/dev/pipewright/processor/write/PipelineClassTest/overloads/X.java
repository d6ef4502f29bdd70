package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.io.IOException;
import java.util.*;

@Stages
public abstract class X {
  @Task(branch = true)
  static List<Integer> cents(String csv) {
    return List.of();
  }

  @Task
  String euros(long cents, @Bind Locale locale) {
    return "";
  }

  String euros(Integer wholeEuros, Locale locale) {
    return "";
  }

  @Task
  static <T extends Comparable<T>> List<T> list(T in) throws IOException {
    return List.of(in);
  }

  static Object list(String in) {
    return in;
  }

  @Task(branch = true)
  static void each(List<String> list, Emitter<? super String> out) {}

  static void each(Collection<String> list, Object out) {}

  @Task
  static void store(String line) {}

  static void store(Object line) {}

  @Pipeline("cents -> X.euros -> X.list -> each -> store")
  public abstract void run(String csv) throws IOException;
}
