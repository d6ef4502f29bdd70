package p;

import dev.pipewright.runtime.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import java.util.stream.*;

final class Tasks {
  static final class Each {
    static Stream<Integer> elements(int n) {
      return IntStream.range(0, n % 4).mapToObj(k -> n * 10 + k);
    }

    static Object one(int n) {
      return "item " + n;
    }

    static void sink(int n, Collection<Object> seen) {
      seen.add(n);
    }

    static Iterable<Integer> iterable(int n) {
      return elements(n)::iterator;
    }

    static Iterator<Integer> iterator(int n) {
      return elements(n).iterator();
    }

    static Stream<Integer> stream(int n) {
      return elements(n);
    }

    static IntStream int_stream(int n) {
      return elements(n).mapToInt(e -> e);
    }

    static LongStream long_stream(int n) {
      return elements(n).mapToLong(e -> e);
    }

    static DoubleStream double_stream(int n) {
      return elements(n).mapToDouble(e -> e);
    }

    static Integer[] array(int n) {
      return elements(n).toArray(Integer[]::new);
    }

    static long[] primitive_array(int n) {
      return long_stream(n).toArray();
    }

    static Optional<Object> optional(int n) {
      return n % 2 == 0 ? Optional.of("item " + n) : Optional.empty();
    }

    static Flow.Publisher<Integer> publisher(int n) {
      return new In.Published(iterator(n));
    }

    static void emitter(int n, Emitter<? super Integer> out) {
      elements(n).forEach(out::emit);
    }
  }

  static final class All {
    static Object one(Iterator<Integer> in) {
      return list(in);
    }

    static List<Integer> list(Iterator<Integer> in) {
      List<Integer> all = new ArrayList<>();
      in.forEachRemaining(all::add);
      return all;
    }

    static void sink(Iterator<Integer> in, Collection<Object> seen) {
      in.forEachRemaining(seen::add);
    }

    static Iterable<Integer> iterable(Iterator<Integer> in) {
      return () -> iterator(in);
    }

    static Iterator<Integer> iterator(Iterator<Integer> in) {
      return new Iterator<>() {
        Iterator<Integer> elements = Collections.emptyIterator();

        @Override
        public boolean hasNext() {
          while (!elements.hasNext() && in.hasNext()) {
            elements = Each.iterator(in.next());
          }
          return elements.hasNext();
        }

        @Override
        public Integer next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          return elements.next();
        }
      };
    }

    static Stream<Integer> stream(Iterator<Integer> in) {
      return StreamSupport.stream(Spliterators.spliteratorUnknownSize(in, 0), false)
          .flatMap(Each::elements);
    }

    static IntStream int_stream(Iterator<Integer> in) {
      return stream(in).mapToInt(e -> e);
    }

    static LongStream long_stream(Iterator<Integer> in) {
      return stream(in).mapToLong(e -> e);
    }

    static DoubleStream double_stream(Iterator<Integer> in) {
      return stream(in).mapToDouble(e -> e);
    }

    static Integer[] array(Iterator<Integer> in) {
      return stream(in).toArray(Integer[]::new);
    }

    static long[] primitive_array(Iterator<Integer> in) {
      return long_stream(in).toArray();
    }

    static Optional<Object> optional(Iterator<Integer> in) {
      return in.hasNext() ? Optional.of(list(in)) : Optional.empty();
    }

    static Flow.Publisher<Integer> publisher(Iterator<Integer> in) {
      return new In.Published(iterator(in));
    }

    static void emitter(Iterator<Integer> in, Emitter<? super Integer> out) {
      iterator(in).forEachRemaining(out::emit);
    }
  }

  static final class Later {
    /** Every second one is complete at once. */
    static <R> CompletionStage<R> half(int n, Supplier<R> result) {
      return n % 2 == 0
          ? CompletableFuture.completedFuture(result.get())
          : CompletableFuture.supplyAsync(result);
    }

    /** In a thread of its own, since it may wait for input. */
    static <R> CompletionStage<R> alone(Supplier<R> result) {
      return CompletableFuture.supplyAsync(
          result,
          task -> {
            Thread t = new Thread(task);
            t.setDaemon(true);
            t.start();
          });
    }
  }

  static final class In {
    static Iterator<Integer> of(Iterable<Integer> in) {
      return in.iterator();
    }

    static Iterator<Integer> of(Iterator<Integer> in) {
      return in;
    }

    static Iterator<Integer> of(Stream<Integer> in) {
      return in.iterator();
    }

    /** Subscribes when the first element is asked for, and asks for two at a time. */
    static Iterator<Integer> of(Flow.Publisher<Integer> in) {
      return new Iterator<>() {
        final BlockingQueue<Optional<Integer>> queue = new LinkedBlockingQueue<>();
        Flow.Subscription subscription;
        int asked;
        Optional<Integer> ahead;

        @Override
        public boolean hasNext() {
          if (ahead == null) {
            if (subscription == null) {
              subscribe();
            }
            if (asked == 0) {
              asked = 2;
              subscription.request(2);
            }
            try {
              ahead = queue.take();
            } catch (InterruptedException e) {
              throw new CancellationException();
            }
            asked--;
          }
          return ahead.isPresent();
        }

        private void subscribe() {
          CompletableFuture<Flow.Subscription> subscribed = new CompletableFuture<>();
          in.subscribe(
              new Flow.Subscriber<>() {
                @Override
                public void onSubscribe(Flow.Subscription s) {
                  subscribed.complete(s);
                }

                @Override
                public void onNext(Integer n) {
                  queue.add(Optional.of(n));
                }

                @Override
                public void onComplete() {
                  queue.add(Optional.empty());
                }

                @Override
                public void onError(Throwable e) {
                  queue.add(Optional.empty());
                }
              });
          subscription = subscribed.join();
        }

        @Override
        public Integer next() {
          if (!hasNext()) {
            throw new NoSuchElementException();
          }
          Integer next = ahead.get();
          ahead = null;
          return next;
        }
      };
    }

    /** Signals in the thread that asks. */
    record Published(Iterator<Integer> elements) implements Flow.Publisher<Integer> {
      @Override
      public void subscribe(Flow.Subscriber<? super Integer> subscriber) {
        subscriber.onSubscribe(
            new Flow.Subscription() {
              private boolean ended;

              @Override
              public void request(long n) {
                for (long i = 0; i < n && !ended && elements.hasNext(); i++) {
                  subscriber.onNext(elements.next());
                }
                if (!ended && !elements.hasNext()) {
                  ended = true;
                  subscriber.onComplete();
                }
              }

              @Override
              public void cancel() {
                ended = true;
              }
            });
      }
    }
  }
}
