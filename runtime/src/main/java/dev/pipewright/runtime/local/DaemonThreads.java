package dev.pipewright.runtime.local;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads of the engine, all of them daemons.
 *
 * <p>Workers are virtual threads from Java 24 on, unless the task is bound to the CPU, and daemon
 * platform threads otherwise. On Java 21 to 23 a virtual thread that blocks in {@code synchronized}
 * keeps its carrier, so they are used there only if the system property {@value #PROPERTY} is
 * {@code true}; {@code false} turns them off from 24 on.
 *
 * <p>What stops or rescues a run has platform threads always: the program can hold all carriers of
 * virtual threads. {@link CarrierWatch} sees to it that workers begin all the same.
 */
final class DaemonThreads {

  /** The system property that turns virtual threads on or off where Java has them. */
  static final String PROPERTY = "dev.pipewright.virtualThreads";

  private static final @Nullable MethodHandle UNSTARTED_VIRTUAL = findUnstartedVirtual();

  private DaemonThreads() {}

  /** Returns whether threads are virtual that need not be platform threads. */
  static boolean areVirtual() {
    return UNSTARTED_VIRTUAL != null;
  }

  /**
   * Returns what makes a virtual thread, or a platform thread where there are none. It does not
   * hold on to what it runs once it has ended.
   *
   * @param name the thread's name
   * @param contextLoader the thread's context class loader
   */
  static ThreadFactory light(String name, @Nullable ClassLoader contextLoader) {
    MethodHandle unstartedVirtual = UNSTARTED_VIRTUAL;
    if (unstartedVirtual == null) {
      return platform(name, contextLoader);
    }
    return work -> {
      Thread thread = virtual(unstartedVirtual, new Once(work));
      thread.setName(name);
      thread.setContextClassLoader(contextLoader);
      return thread;
    };
  }

  /**
   * Returns what makes a platform thread. It does not hold on to what it runs once it has ended.
   *
   * @param name the thread's name
   * @param contextLoader the thread's context class loader
   */
  static ThreadFactory platform(String name, @Nullable ClassLoader contextLoader) {
    return work -> {
      Thread thread = new Thread(new Once(work), name);
      thread.setDaemon(true);
      thread.setContextClassLoader(contextLoader);
      return thread;
    };
  }

  /** Lets go of what it runs, since a virtual thread that has ended keeps what it was made with. */
  private static final class Once implements Runnable {
    private @Nullable Runnable work;

    Once(Runnable work) {
      this.work = work;
    }

    @Override
    public void run() {
      Runnable once = Objects.requireNonNull(work);
      work = null;
      once.run();
    }
  }

  private static Thread virtual(MethodHandle unstartedVirtual, Runnable work) {
    try {
      return (Thread) unstartedVirtual.invokeExact(work);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make a virtual thread", e);
    }
  }

  /** Finds {@code Thread.ofVirtual().unstarted(Runnable)}, which Java 17 does not have. */
  private static @Nullable MethodHandle findUnstartedVirtual() {
    int feature = Runtime.version().feature();
    String property = System.getProperty(PROPERTY);
    boolean wanted = property == null ? feature >= 24 : Boolean.parseBoolean(property);
    if (!wanted || feature < 21) {
      return null;
    }
    try {
      Class<?> builder = Class.forName("java.lang.Thread$Builder");
      Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
      MethodHandles.Lookup lookup = MethodHandles.publicLookup();
      Object virtual =
          lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual)).invoke();
      return lookup
          .findVirtual(builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class))
          .bindTo(virtual);
    } catch (Throwable e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
