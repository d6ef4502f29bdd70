package dev.pipewright.runtime.process;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What classes on the class path may do in this process beyond what modules say of themselves, as
 * options that let them in another one. No option need have allowed it here: the manifest of a jar
 * that is executed does, where it has {@code Add-Opens}, {@code Add-Exports} or {@code
 * Enable-Native-Access}, and so do agents.
 */
final class OpenPackages {

  private static final Module CLASS_PATH = ClassLoader.getSystemClassLoader().getUnnamedModule();

  private OpenPackages() {}

  /** Returns the options that are not among the given ones. */
  static List<String> optionsBeside(Collection<String> given) {
    List<String> options = new ArrayList<>();
    for (Module module : ModuleLayer.boot().modules()) {
      for (String name : module.getPackages()) {
        if (module.isOpen(name, CLASS_PATH) && !module.isOpen(name)) {
          options.add("--add-opens=" + module.getName() + "/" + name + "=ALL-UNNAMED");
        } else if (module.isExported(name, CLASS_PATH) && !module.isExported(name)) {
          options.add("--add-exports=" + module.getName() + "/" + name + "=ALL-UNNAMED");
        }
      }
    }
    if (hasNativeAccess()) {
      options.add("--enable-native-access=ALL-UNNAMED");
    }
    options.removeAll(given);
    return options;
  }

  /** Asks what can be asked since Java 22; before that, no manifest enables native access. */
  private static boolean hasNativeAccess() {
    if (Runtime.version().feature() < 22) {
      return false;
    }
    try {
      Method enabled = Module.class.getMethod("isNativeAccessEnabled");
      return (Boolean) enabled.invoke(CLASS_PATH);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new LinkageError("Java has no Module.isNativeAccessEnabled", e);
    }
  }
}
