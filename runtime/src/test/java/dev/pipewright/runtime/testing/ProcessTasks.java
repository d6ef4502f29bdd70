package dev.pipewright.runtime.testing;

import dev.pipewright.runtime.codec.ItemCodec;
import dev.pipewright.runtime.codec.ItemCodecs;
import dev.pipewright.runtime.codec.ItemReader;
import dev.pipewright.runtime.codec.ItemWriter;
import dev.pipewright.runtime.graph.Attributes;
import dev.pipewright.runtime.graph.Branch;
import dev.pipewright.runtime.graph.FirstCall;
import dev.pipewright.runtime.graph.Input;
import dev.pipewright.runtime.graph.Loop;
import dev.pipewright.runtime.graph.Output;
import dev.pipewright.runtime.graph.Remote;
import dev.pipewright.runtime.local.WorkerProcess;
import dev.pipewright.runtime.process.Connection;
import dev.pipewright.runtime.process.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** Tasks whose workers are processes, as the processor would write them. */
public final class ProcessTasks {

  private ProcessTasks() {}

  /** A task of numbers. What a process runs has to be a class, so each is one. */
  public abstract static class Numbers extends Loop<Integer, Integer>
      implements Remote<Integer, Integer> {

    protected Numbers(Attributes attributes) {
      super(attributes);
    }

    protected abstract int call(int in) throws Throwable;

    @Override
    public void run(Input<Integer> in, Output<Integer> out) throws Throwable {
      while (in.next()) {
        try {
          out.put(call(in.item()));
        } catch (Exception e) {
          out.divert(e);
        }
      }
    }

    @Override
    public ItemCodec<Integer> inputs() {
      return ItemCodecs.INTEGER;
    }

    @Override
    public ItemCodec<Integer> outputs() {
      return ItemCodecs.INTEGER;
    }

    @Override
    public void writeValues(ItemWriter out) throws IOException {
      out.writeInt(attributes().workers());
    }
  }

  /** {@code x -> x * x}. */
  public static final class Square extends Numbers {
    public Square(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) {
      return in * in;
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Square(Attributes.of("square").withWorkers(values.readInt())));
    }
  }

  /** Gives its inputs, but fails for each that ends with 7. */
  public static final class Sevenths extends Numbers {
    public Sevenths(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) throws IOException {
      if (in % 10 == 7) {
        throw new IOException("item " + in);
      }
      return in;
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Sevenths(Attributes.of("sevenths").withWorkers(values.readInt())));
    }
  }

  /** Gives its inputs, one of them only when there is a file. */
  public static final class Held extends Numbers {
    public static final int UNTIL_FILE = 1;

    private final String file;

    public Held(Attributes attributes, String file) {
      super(attributes);
      this.file = file;
    }

    @Override
    protected int call(int in) throws InterruptedException {
      while (in == UNTIL_FILE && !Files.exists(Path.of(file))) {
        Thread.sleep(1);
      }
      return in;
    }

    @Override
    public void writeValues(ItemWriter out) throws IOException {
      super.writeValues(out);
      out.writeText(file);
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> {
            int workers = values.readInt();
            return new Held(Attributes.of("held").withWorkers(workers), values.readText());
          });
    }
  }

  /** Does what may go wrong in a process: 1 and more, and else nothing. */
  public static final class Misfortune extends Numbers {
    public static final int THROWS = 1;
    public static final int EXITS = 2;
    public static final int HALTS = 3;
    public static final int RUNS_OUT_OF_MEMORY = 4;
    public static final int IS_KILLED = 5;
    public static final int HANGS = 6;
    public static final int OVERFLOWS = 7;

    public Misfortune(Attributes attributes) {
      super(attributes);
    }

    @Override
    public List<String> jvmOptions() {
      return List.of("-Xmx64m");
    }

    @Override
    protected int call(int in) throws Throwable {
      switch (in) {
        case THROWS ->
            throw new UnsupportedOperationException(
                "not today", new IOException("the disk is full"));
        case EXITS -> {
          System.err.println("leaving");
          System.exit(7);
        }
        case HALTS -> Runtime.getRuntime().halt(9);
        case RUNS_OUT_OF_MEMORY -> {
          long[][] much = new long[100][];
          for (int i = 0; i < much.length; i++) {
            much[i] = new long[1 << 20];
          }
          return much.length;
        }
        case IS_KILLED -> {
          ProcessHandle self = ProcessHandle.current();
          new ProcessBuilder("kill", "-9", Long.toString(self.pid())).start();
          Thread.sleep(60_000);
        }
        case HANGS -> {
          while (true) {
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              System.err.println("no");
            }
          }
        }
        case OVERFLOWS -> {
          return call(in) + 1;
        }
        default -> {}
      }
      return in;
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Misfortune(Attributes.of("misfortune").withWorkers(values.readInt())));
    }
  }

  /** Uses the standard streams as if they were its own. */
  public static final class Chatter extends Numbers {
    public Chatter(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) throws IOException {
      System.out.println("out " + in);
      System.err.println("err " + in);
      return System.in.read();
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Chatter(Attributes.of("chatter").withWorkers(values.readInt())));
    }
  }

  /** Starts commands that use its process's standard streams as theirs. */
  public static final class Commands extends Numbers {

    /** Lets a command read the standard input to its end, and gives its exit code. */
    public static final int READS = 1;

    /** Prints a line, starts a command that stays, and gives its process id. */
    public static final int STAYS = 2;

    /** Prints lines as fast as it can, starts a command that stays, and halts. */
    public static final int PRINTS_AND_HALTS = 3;

    public static final int LINES = 20_000;

    public Commands(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) throws Exception {
      switch (in) {
        case READS -> {
          Process reader = new ProcessBuilder("cat").inheritIO().start();
          try {
            return reader.waitFor(20, TimeUnit.SECONDS) ? reader.exitValue() : -1;
          } finally {
            reader.destroyForcibly();
          }
        }
        case STAYS -> {
          System.out.println("stays");
          return start();
        }
        default -> {
          int started = start();
          StringBuilder lines = new StringBuilder();
          for (int i = 0; i < LINES; i++) {
            lines.append(i).append('\n');
          }
          System.out.print(lines.append(started).append('\n'));
          Runtime.getRuntime().halt(4);
          return 0;
        }
      }
    }

    private static int start() throws IOException {
      return (int) new ProcessBuilder("sleep", "120").inheritIO().start().pid();
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Commands(Attributes.of("commands").withWorkers(values.readInt())));
    }
  }

  /** Leaves its thread interrupted, as a task may that swallows an interrupt. */
  public static final class Interrupted extends Numbers {
    public Interrupted(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) {
      Thread.currentThread().interrupt();
      return in;
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Interrupted(Attributes.of("interrupted").withWorkers(values.readInt())));
    }
  }

  /** Gives each number as many times as it says. */
  public static final class Repeat extends Numbers {
    public Repeat(Attributes attributes) {
      super(attributes.withBranch());
    }

    @Override
    protected int call(int in) {
      return in;
    }

    @Override
    public void run(Input<Integer> in, Output<Integer> out) throws Throwable {
      while (in.next()) {
        int item = in.item();
        Branch.putAll(IntStream.range(0, item).map(i -> item), out);
      }
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Repeat(Attributes.of("repeat").withWorkers(values.readInt())));
    }
  }

  /** Adds up all numbers, or as many as it is told. */
  public static final class Sum extends Numbers {
    private final int limit;

    public Sum(Attributes attributes, int limit) {
      super(attributes);
      this.limit = limit;
    }

    @Override
    protected int call(int in) {
      return in;
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public void writeValues(ItemWriter out) throws IOException {
      super.writeValues(out);
      out.writeInt(limit);
    }

    @Override
    public void run(Input<Integer> in, Output<Integer> out) throws Throwable {
      out.put(in.stream().limit(limit).mapToInt(i -> i).sum());
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> {
            int workers = values.readInt();
            return new Sum(Attributes.of("sum").withWorkers(workers), values.readInt());
          });
    }
  }

  /** Adds up two inputs, and fails where both are the number that it is told. */
  public static final class Pair extends Loop<Object[], Integer>
      implements Remote<Object[], Integer> {
    private final int failing;

    public Pair(Attributes attributes, int failing) {
      super(attributes);
      this.failing = failing;
    }

    @Override
    public void run(Input<Object[]> in, Output<Integer> out) {
      while (in.next()) {
        int left = (Integer) in.item()[0];
        int right = (Integer) in.item()[1];
        if (left == failing && right == failing) {
          throw new IllegalArgumentException("not this one");
        }
        out.put(left + right);
      }
    }

    @Override
    public ItemCodec<Object[]> inputs() {
      return new ItemCodec<>() {
        @Override
        public void write(Object[] items, ItemWriter out) throws IOException {
          ItemCodecs.INTEGER.write((Integer) items[0], out);
          ItemCodecs.INTEGER.write((Integer) items[1], out);
        }

        @Override
        public Object[] read(ItemReader in) throws IOException {
          return new Object[] {ItemCodecs.INTEGER.read(in), ItemCodecs.INTEGER.read(in)};
        }
      };
    }

    @Override
    public ItemCodec<Integer> outputs() {
      return ItemCodecs.INTEGER;
    }

    @Override
    public void writeValues(ItemWriter out) {
      out.writeInt(failing);
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new Pair(Attributes.of("pair"), values.readInt()));
    }
  }

  /** A first task: counts up from 0. */
  public static final class Count extends FirstCall<Integer> implements Remote<Void, Integer> {
    private final int count;

    public Count(int count) {
      super(Attributes.of("count"), count);
      this.count = count;
    }

    @Override
    public void run(Output<Integer> out) throws Throwable {
      Branch.putAll(IntStream.range(0, count), out);
    }

    @Override
    public ItemCodec<Void> inputs() {
      return ItemCodecs.NOTHING;
    }

    @Override
    public ItemCodec<Integer> outputs() {
      return ItemCodecs.INTEGER;
    }

    @Override
    public void writeValues(ItemWriter out) {
      out.writeInt(count);
    }

    public static void main(String[] arguments) {
      WorkerProcess.runFirst(values -> new Count(values.readInt()));
    }
  }

  /** Sleeps for long after the first number, and has a shutdown hook that makes a file. */
  public static final class Hook extends Numbers {
    private final String file;

    public Hook(String file) {
      super(Attributes.of("hook"));
      this.file = file;
    }

    @Override
    protected int call(int in) throws InterruptedException {
      if (in > 0) {
        Thread.sleep(60_000);
      }
      Runtime.getRuntime().addShutdownHook(new Thread(this::makeFile));
      return in;
    }

    private void makeFile() {
      try {
        Files.createFile(Path.of(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void writeValues(ItemWriter out) {
      out.writeText(file);
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new Hook(values.readText()));
    }
  }

  /** Has a codec that makes a file and never returns, nor lets itself be interrupted. */
  public static final class StuckCodec extends Numbers {
    private final String file;

    public StuckCodec(String file) {
      super(Attributes.of("stuck"));
      this.file = file;
    }

    @Override
    protected int call(int in) {
      return in;
    }

    @Override
    public ItemCodec<Integer> outputs() {
      return new ItemCodec<>() {
        @Override
        public void write(Integer value, ItemWriter out) throws IOException {
          Files.createFile(Path.of(file));
          while (true) {
            LockSupport.park();
          }
        }

        @Override
        public Integer read(ItemReader in) throws IOException {
          return in.readInt();
        }
      };
    }

    @Override
    public void writeValues(ItemWriter out) {
      out.writeText(file);
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(values -> new StuckCodec(values.readText()));
    }
  }

  /** Leaves as soon as it is connected, and does not read the large value that it is sent. */
  public static final class Deserter extends Numbers {
    public Deserter() {
      super(Attributes.of("deserter"));
    }

    @Override
    protected int call(int in) {
      return in;
    }

    @Override
    public void writeValues(ItemWriter out) {
      out.write(new byte[10_000_000]);
    }

    public static void main(String[] arguments) throws IOException {
      Connection connected = Connection.toStarter(System.in);
      Runtime.getRuntime().halt(5);
      connected.close();
    }
  }

  /** Subscribes to its inputs and gives them, the worker that gets number 0 only five of them. */
  public static final class Subscriber extends Numbers {
    public Subscriber(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) {
      return in;
    }

    @Override
    public boolean joins() {
      return true;
    }

    @Override
    public void run(Input<Integer> in, Output<Integer> out) throws Throwable {
      BlockingQueue<Integer> received = new LinkedBlockingQueue<>();
      CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
      in.publisher()
          .subscribe(
              new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription subscribed) {
                  subscription.complete(subscribed);
                }

                @Override
                public void onNext(Integer item) {
                  received.add(item);
                }

                @Override
                public void onError(Throwable thrown) {}

                @Override
                public void onComplete() {
                  received.add(-1);
                }
              });
      int wanted = Integer.MAX_VALUE;
      for (int i = 0; i < wanted; i++) {
        subscription.join().request(1);
        int item = received.take();
        if (item < 0) {
          return;
        }
        if (item == 0) {
          wanted = 5;
        }
        out.put(item);
        Thread.sleep(5);
      }
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values -> new Subscriber(Attributes.of("subscriber").withWorkers(values.readInt())));
    }
  }

  /** Halts its process half a second after its first input, whatever it does. */
  public static final class Doomed extends Numbers {
    public Doomed(Attributes attributes) {
      super(attributes);
    }

    @Override
    protected int call(int in) {
      if (in == 0) {
        new Thread(
                () -> {
                  LockSupport.parkNanos(500_000_000);
                  Runtime.getRuntime().halt(6);
                })
            .start();
      }
      return in;
    }

    public static void main(String[] arguments) {
      WorkerProcess.run(
          values ->
              new Doomed(Attributes.of("doomed").withWorkers(values.readInt()).withThrottle(1)));
    }
  }

  /** Is a process that begins a message, which is never completed, and halts. */
  public static final class Breaker extends Numbers {
    public Breaker() {
      super(Attributes.of("breaker"));
    }

    @Override
    protected int call(int in) {
      return in;
    }

    public static void main(String[] arguments) throws Exception {
      Connection connection = Connection.toStarter(System.in);
      ItemWriter large = new ItemWriter();
      large.write(new byte[100_000_000]);
      Thread sender =
          new Thread(
              () -> {
                try {
                  connection.send(Message.Kind.FAILURE, large);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      sender.start();
      while (sender.isAlive() && !isWriting(sender)) {
        Thread.onSpinWait();
      }
      Runtime.getRuntime().halt(8);
    }

    private static boolean isWriting(Thread thread) {
      return Arrays.stream(thread.getStackTrace())
          .anyMatch(frame -> frame.getMethodName().equals("write"));
    }
  }
}
