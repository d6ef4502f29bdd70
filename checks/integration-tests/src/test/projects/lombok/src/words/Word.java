package words;

import lombok.Builder;
import lombok.Value;

/** A word and its length. */
@Value
@Builder
public class Word {
  String text;
  int length;
}
