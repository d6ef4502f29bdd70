package words;

/** Prints the large words of a text. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    System.out.println(new PipewrightWords(4).in("a long word is here"));
  }
}
