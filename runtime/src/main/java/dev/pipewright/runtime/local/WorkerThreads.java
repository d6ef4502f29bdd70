package dev.pipewright.runtime.local;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/**
 * Makes the threads of workers: virtual ones from Java 24 on, unless the task is bound to the CPU,
 * and daemon platform threads otherwise. On Java 21 to 23 a virtual thread that blocks in {@code
 * synchronized} keeps its carrier, so they are used there only if the system property {@value
 * #PROPERTY} is {@code true}; {@code false} turns them off from 24 on.
 */
final class WorkerThreads {

  /** The system property that turns virtual threads on or off where Java has them. */
  static final String PROPERTY = "dev.pipewright.virtualThreads";

  private static final @Nullable MethodHandle UNSTARTED_VIRTUAL = findUnstartedVirtual();

  private WorkerThreads() {}

  /**
   * Makes a thread and does not start it.
   *
   * @param name the thread's name
   * @param cpuBound whether it has to be a platform thread
   * @param contextLoader the thread's context class loader
   * @param work what it runs
   */
  static Thread unstarted(
      String name, boolean cpuBound, @Nullable ClassLoader contextLoader, Runnable work) {
    MethodHandle unstartedVirtual = UNSTARTED_VIRTUAL;
    Thread thread =
        cpuBound || unstartedVirtual == null ? platform(work) : virtual(unstartedVirtual, work);
    thread.setName(name);
    thread.setContextClassLoader(contextLoader);
    return thread;
  }

  private static Thread platform(Runnable work) {
    Thread thread = new Thread(work);
    thread.setDaemon(true);
    return thread;
  }

  private static Thread virtual(MethodHandle unstartedVirtual, Runnable work) {
    try {
      return (Thread) unstartedVirtual.invokeExact(work);
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
