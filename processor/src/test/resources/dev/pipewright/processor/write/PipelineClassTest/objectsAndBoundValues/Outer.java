package p;

import dev.pipewright.*;
import java.util.*;

public class Outer {
  public interface X extends Base<String> {
    @Task
    default String first(String in, @Bind int out) {
      return in + out;
    }

    @Task
    static String second(String s, @Bind("out") int in, @Bind @Nullable Thread thread) {
      return s;
    }

    @Pipeline(value = "first -> second -> third -> Lib.fourth -> fifth", uses = Lib.class)
    String fromConstructor(String s);

    @Pipeline(
        value = "Lib.fourth -> first -> second -> fourth",
        uses = {Lib.class, Box.class})
    List<String> fromParameters(String s, int out, @Nullable Thread thread, char[] lib);
  }

  public interface Base<T> {
    @Task
    default T third(T t) throws java.io.IOException {
      return t;
    }
  }

  public static class Lib {
    @Task
    public String fourth(String s, @Bind char[] lib) {
      return s;
    }

    @Task
    public static String fifth(String s) throws InterruptedException, Exception {
      return s;
    }
  }

  public static class Box<T> {
    @Task
    public String unused(String s) {
      return s;
    }
  }

  @interface Nullable {}
}
