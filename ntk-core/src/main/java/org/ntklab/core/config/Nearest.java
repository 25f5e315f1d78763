package org.ntklab.core.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds the known name that somebody most likely meant. */
public final class Nearest {
  private Nearest() {}

  /** The known name at the smallest edit distance, if that is small for the length of the word. */
  public static Optional<String> to(String word, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String wanted = word.toLowerCase(Locale.ROOT).replace('_', '-');
    int limit = Math.max(2, wanted.length() / 3);
    return known.stream()
        .filter(name -> distance.apply(wanted, name.toLowerCase(Locale.ROOT)) <= limit)
        .min(
            Comparator.comparingInt(
                    (String name) -> distance.apply(wanted, name.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /** A sentence's end for a message: {@code did you mean 'width'? known: depth, width}. */
  public static String hint(String word, Collection<String> known) {
    String all = known.isEmpty() ? "none" : String.join(", ", known.stream().sorted().toList());
    return to(word, known).map(name -> "did you mean '" + name + "'? ").orElse("")
        + "known: "
        + all;
  }
}
