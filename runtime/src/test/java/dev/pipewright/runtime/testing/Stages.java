package dev.pipewright.runtime.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Futures that are not {@code CompletableFuture}s. */
public final class Stages {

  private Stages() {}

  /** Returns a view of a future that does not let itself be cancelled, and throws in its place. */
  public static <T> CompletionStage<T> opaque(CompletableFuture<T> future, Throwable thrown) {
    @SuppressWarnings("unchecked") // a proxy is what it is made for
    CompletionStage<T> stage =
        (CompletionStage<T>)
            Proxy.newProxyInstance(
                Stages.class.getClassLoader(),
                new Class<?>[] {CompletionStage.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("toCompletableFuture")) {
                    throw thrown;
                  }
                  try {
                    return method.invoke(future, arguments);
                  } catch (InvocationTargetException e) {
                    throw e.getCause();
                  }
                });
    return stage;
  }
}
