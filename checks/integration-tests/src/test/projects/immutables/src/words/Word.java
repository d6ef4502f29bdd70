package words;

import org.immutables.value.Value;

/** A word and its length. */
@Value.Immutable
public interface Word {

  String text();

  int length();
}
