package words;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.util.ArrayList;
import java.util.List;

/** Its items are of a class that another processor writes. */
public interface Words {

  @Task(branch = true)
  static List<String> split(String text) {
    return List.of(text.split(" "));
  }

  @Task
  static ImmutableWord word(String text) {
    return ImmutableWord.builder().text(text).length(text.length()).build();
  }

  @Task
  static String text(Word word) {
    return word.text();
  }

  @Task(join = true)
  static List<ImmutableWord> all(Iterable<? extends ImmutableWord> words) {
    List<ImmutableWord> all = new ArrayList<>();
    words.forEach(all::add);
    return all;
  }

  @Pipeline("split -> word -> text")
  List<String> texts(String text);

  @Pipeline("split -> word -> all")
  List<ImmutableWord> words(String text);
}
