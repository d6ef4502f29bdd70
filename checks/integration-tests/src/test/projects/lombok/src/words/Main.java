package words;

/** Prints the large words of a text. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    new PipewrightWords().large("a long word is here").forEach(System.out::println);
  }
}
