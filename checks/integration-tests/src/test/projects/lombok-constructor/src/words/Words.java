package words;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.List;
import java.util.Optional;
import lombok.RequiredArgsConstructor;
import lombok.val;

/** Lombok writes the constructor of the contract. */
@RequiredArgsConstructor
public abstract class Words {

  private final int atLeast;

  @Task(branch = true)
  static List<String> split(String text) {
    return List.of(text.split(" "));
  }

  @Task(branch = true)
  Optional<String> large(String word) {
    val length = word.length();
    return Optional.of(word).filter(w -> length >= atLeast);
  }

  @Pipeline("split -> large")
  public abstract List<String> in(String text);
}
