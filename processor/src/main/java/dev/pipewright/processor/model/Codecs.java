package dev.pipewright.processor.model;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.type.TypeMirror;

/** How the values of a task's types cross to another process, as far as it has been found out. */
public final class Codecs {

  private final TypeSystem types;
  private final Map<String, CodecModel> byType = new HashMap<>();

  Codecs(TypeSystem types) {
    this.types = types;
  }

  void addAll(Map<String, CodecModel> codecs) {
    byType.putAll(codecs);
  }

  boolean has(String key) {
    return byType.containsKey(key);
  }

  /** Returns how values of a type cross that was found to be {@link Encoding.Encodable}. */
  public CodecModel of(TypeMirror type) {
    return Objects.requireNonNull(
        byType.get(TypeKey.of(types.boxed(type))), () -> "no codec for " + type);
  }

  /**
   * Returns what tells the codec of a type from others: the type, and those of the user's codecs
   * that it comes to.
   */
  public String identityOf(TypeMirror type) {
    Set<String> named = new TreeSet<>();
    reach(type, new HashSet<>(), named);
    return TypeKey.of(types.boxed(type)) + named;
  }

  private void reach(TypeMirror type, Set<String> reached, Set<String> named) {
    CodecModel codec = of(type);
    if (reached.add(TypeKey.of(codec.type()))) {
      if (codec instanceof CodecModel.OfUser ofUser) {
        named.add(TypeKey.of(codec.type()) + " by " + ofUser.codec().getQualifiedName());
      }
      codec.parts().forEach(part -> reach(part, reached, named));
    }
  }
}
