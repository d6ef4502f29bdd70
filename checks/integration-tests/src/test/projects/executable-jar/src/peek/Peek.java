package peek;

import dev.pipewright.Pipeline;
import dev.pipewright.Task;
import java.lang.reflect.Method;
import java.util.List;

/** Looks at what packages are open, in this process and in one of its own. */
public interface Peek {

  @Task(branch = true)
  static List<String> packages(List<String> names) {
    return names;
  }

  @Task
  static String here(String name) throws ReflectiveOperationException {
    return look(name);
  }

  @Task(multiprocess = true)
  static String there(String name) throws ReflectiveOperationException {
    return look(name);
  }

  @Pipeline("packages -> here")
  List<String> here(List<String> names);

  @Pipeline("packages -> there")
  List<String> there(List<String> names);

  private static String look(String name) throws ReflectiveOperationException {
    Module base = Object.class.getModule();
    Module own = Peek.class.getModule();
    if (name.equals("native access")) {
      return name + " " + hasNativeAccess(own);
    }
    return name + (base.isOpen(name, own) ? " open" : base.isExported(name, own) ? " exported" : "");
  }

  /** Returns what Java tells of it, since 22. */
  private static Object hasNativeAccess(Module module) throws ReflectiveOperationException {
    if (Runtime.version().feature() < 22) {
      return "untold";
    }
    Method enabled = Module.class.getMethod("isNativeAccessEnabled");
    return enabled.invoke(module);
  }
}
