package p;

import dev.pipewright.*;
import dev.pipewright.runtime.*;
import java.io.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.*;

abstract class X {
  @Task(branch = true)
  static List<Integer> numbers(int count) { return IntStream.range(0, count).boxed().toList(); }

  static void seventh(int n) throws IOException {
    if (n % 10 == 7) {
      throw new IOException("number " + n);
    }
  }

  @Task static String text(int n) throws IOException { seventh(n); return "n" + n; }
  @Task static void note(int n, IOException why, @Bind Queue<String> dead) { dead.add(n + " " + why.getMessage()); }
  @Task static void noteLong(long n, Exception e, @Bind Queue<String> dead) { dead.add(n + " " + e.getMessage()); }
  @Task static void noteBox(Integer n, IOException e, @Bind Queue<String> dead) { dead.add(n + " " + e.getMessage()); }
  @Task static <T> void noteAny(T n, Exception e, @Bind Queue<String> dead) { dead.add(n + " " + e.getMessage()); }
  @Task static void alone(IOException e, @Bind Queue<String> dead) { dead.add(e.getMessage()); }
  @Task static void store(String text, @Bind Queue<String> stored) { stored.add(text); }
  @Task static String instead(int n, IOException why) { return "instead of " + n; }

  @Pipeline({"numbers -> text", "text -!> note"})
  abstract List<String> letters(int count, Queue<String> dead);
  @Pipeline({"numbers -> text", "text -!> noteLong"})
  abstract List<String> widened(int count, Queue<String> dead);
  @Pipeline({"numbers -> text", "text -!> noteBox"})
  abstract List<String> boxed(int count, Queue<String> dead);
  @Pipeline({"numbers -> text", "text -!> noteAny"})
  abstract List<String> generics(int count, Queue<String> dead);
  @Pipeline({"numbers -> text", "text -!> alone"})
  abstract List<String> exceptions(int count, Queue<String> dead);
  @Pipeline({"numbers -> text -> store", "text -!> note"})
  abstract void stored(int count, Queue<String> dead, Queue<String> stored);
  @Pipeline("numbers -> text -!> note")
  abstract List<String> inOneChain(int count, Queue<String> dead);
  @Pipeline({"numbers -> text -> store", "text -!> instead -> store"})
  abstract void fallback(int count, Queue<String> stored);

  /** Without an arrow, the same task fails the run. */
  @Pipeline("numbers -> text") abstract List<String> failing(int count);

  // One value: what failed comes back.
  @Task static String upper(String text) { return text.toUpperCase(Locale.ROOT); }
  @Pipeline({"text -> upper", "text -!> instead -> upper"}) abstract String one(int n);

  // Several kinds of exceptions.
  @Task static String picky(int n) throws FileNotFoundException, IOException {
    if (n == 0) throw new FileNotFoundException("none");
    if (n == 1) throw new IOException("broken");
    if (n == 2) throw new IllegalStateException("a bug");
    return "n" + n;
  }
  @Task static void noFile(int n, FileNotFoundException e, @Bind Queue<String> dead) { dead.add("no file " + n); }
  @Pipeline({"numbers -> picky", "picky -!> noFile", "picky -!> note", "picky -!> noteAny"})
  abstract List<String> kinds(int count, Queue<String> dead);

  // A sink, a first task, one of each kind.
  @Task(workers = 2) static void sink(int n, @Bind Queue<String> stored) throws IOException { seventh(n); stored.add("n" + n); }
  @Pipeline({"numbers -> sink", "sink -!> note"})
  abstract void ofSink(int count, Queue<String> dead, Queue<String> stored);

  @Task static String first(int n, String suffix) throws IOException { seventh(n); return n + suffix; }
  @Task static void noteFirst(int n, String suffix, IOException e, @Bind Queue<String> dead) { dead.add(n + suffix); }
  @Pipeline({"first", "first -!> noteFirst"})
  abstract List<String> ofFirst(int n, String suffix, Queue<String> dead);

  @Task static Runnable noArgs() throws IOException { throw new IOException("nothing"); }
  @Pipeline({"noArgs", "noArgs -!> alone"}) abstract List<Runnable> ofFirstWithoutInput(Queue<String> dead);

  @Task(branch = true, workers = 3, ordered = true)
  static void emits(int n, Emitter<Integer> out) throws IOException { out.emit(n); seventh(n); out.emit(-n); }
  @Pipeline({"numbers -> emits", "emits -!> note"})
  abstract List<Integer> ofEmitter(int count, Queue<String> dead);

  @Task(branch = true) static Iterator<Integer> lazy(int n) {
    return IntStream.of(n, n + 1).peek(i -> { if (i % 10 == 7) throw new UncheckedIOException(new IOException("lazy")); }).iterator();
  }
  @Task static void noteUnchecked(int n, UncheckedIOException e, @Bind Queue<String> dead) { dead.add("" + n); }
  @Pipeline({"numbers -> lazy", "lazy -!> noteUnchecked"})
  abstract List<Integer> ofLazy(int count, Queue<String> dead);

  @Task(workers = 4, ordered = true) static CompletableFuture<String> later(int n) {
    return CompletableFuture.supplyAsync(() -> {
      try { seventh(n); } catch (IOException e) { throw new CompletionException(e); }
      return "n" + n;
    });
  }
  @Pipeline({"numbers -> later", "later -!> note"})
  abstract List<String> ofFuture(int count, Queue<String> dead);

  @Task static int left(int n) { return n; }
  @Task static long right(int n) { return 2 * n; }
  @Task static String both(int a, long b) throws IOException { seventh(a); return a + "+" + b; }
  @Task static void noteBoth(int a, long b, IOException e, @Bind Queue<String> dead) { dead.add(a + "+" + b); }
  @Pipeline({"numbers -> left -> both.a", "numbers -> right -> both.b", "both -!> noteBoth"})
  abstract List<String> ofZip(int count, Queue<String> dead);

  // Several tasks share one; what takes failures may fail itself.
  @Task static int half(int n) throws IOException { if (n == 4) throw new IOException("four"); return n; }
  @Pipeline({"numbers -> half -> text", "half -!> note", "text -!> note"})
  abstract List<String> shared(int count, Queue<String> dead);

  @Task static void full(int n, IOException why) { throw new IllegalStateException("full"); }
  @Task static void last(int n, IOException why, IllegalStateException e, @Bind Queue<String> dead) { dead.add(n + " " + why.getMessage() + " " + e.getMessage()); }
  @Task static void lastAlone(IllegalStateException e, @Bind Queue<String> dead) { dead.add(e.getMessage()); }
  @Pipeline({"numbers -> text", "text -!> full -!> last"})
  abstract List<String> behind(int count, Queue<String> dead);
  @Pipeline({"numbers -> text", "text -!> full -!> lastAlone"})
  abstract List<String> behindAlone(int count, Queue<String> dead);

  // In a pipeline that stands in another one, and with retries.
  @Pipeline({"letters -> upper"}) abstract List<String> spliced(int count, Queue<String> dead);

  @Task(timeout = "1h") @Retry(times = 2, pause = "1ns")
  static String insisting(int n, @Bind AtomicInteger calls) throws IOException {
    calls.incrementAndGet();
    seventh(n);
    return "n" + n;
  }
  @Pipeline({"numbers -> insisting", "insisting -!> note"})
  abstract List<String> retried(int count, Queue<String> dead, AtomicInteger calls);

  // Generic items on the way.
  @Task static List<String> list(String text) { return List.of(text); }
  @Task static String only(List<String> texts) throws IOException { if (texts.get(0).equals("n3")) throw new IOException("three"); return texts.get(0); }
  @Task static void noteList(List<String> texts, IOException e, @Bind Queue<String> dead) { dead.add(texts.toString()); }
  @Pipeline({"numbers -> half -> nText -> list -> only", "only -!> noteList"})
  abstract List<String> ofGeneric(int count, Queue<String> dead);
  @Task static String nText(int n) { return "n" + n; }
}
