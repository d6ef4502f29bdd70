package words;

/** Prints the words of a text. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    Words words = new PipewrightWords();
    System.out.println(words.texts("a long word"));
    System.out.println(words.words("a long"));
  }
}
