package words;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.List;
import java.util.Optional;

/** Lombok completes the items; the contract is plain. */
public interface Words {

  @Task(branch = true)
  static List<String> split(String text) {
    return List.of(text.split(" "));
  }

  @Task
  static Word word(String text) {
    return Word.builder().text(text).length(text.length()).build();
  }

  @Task(branch = true)
  static Optional<Word> large(Word word) {
    return Optional.of(word).filter(w -> w.getLength() >= 4);
  }

  @Pipeline("split -> word -> large")
  List<Word> large(String text);
}
