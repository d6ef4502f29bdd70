package peek;

import java.util.List;

/** Prints what the tasks see. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    List<String> names =
        List.of("java.lang", "java.lang.ref", "sun.nio.ch", "java.net", "native access");
    Peek peek = new PipewrightPeek();
    System.out.println("here " + peek.here(names));
    System.out.println("there " + peek.there(names));
  }
}
