import dev.pipewright.Bind;
import dev.pipewright.Pipeline;
import dev.pipewright.Task;

abstract class X {
  X(String host) {}

  protected X(String host, int port) throws java.io.IOException {}

  private X() {}

  @Task
  String ask(String question, @Bind String host) {
    return "";
  }

  @Pipeline("ask")
  protected abstract String answer(String question);

  @Pipeline("ask -> ask")
  abstract String answer(String question, String host);
}
