package org.ntklab.models.layers.window;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;

/** Reads windows: {@code kernel: 3}, {@code [3]} or {@code [3, 5]}. */
public final class WindowOptions {
  private static final String ALLOWED = "a whole number from 1, or a list of them, one an axis";

  private WindowOptions() {}

  /** Extents that must be there. */
  public static List<Integer> required(Options options, String key) {
    if (options.node(key).isEmpty()) {
      options.problem("", "the key '" + key + "' is missing");
    }
    return extents(options, key, List.of(1));
  }

  /** Extents, or a default when the key is absent. */
  public static List<Integer> extents(Options options, String key, List<Integer> fallback) {
    Optional<ConfigNode> node = options.node(key);
    Optional<List<Integer>> read = node.flatMap(WindowOptions::read);
    if (node.isPresent() && read.isEmpty()) {
      options.expected(key, ALLOWED);
    }
    List<Integer> extents = read.orElse(fallback);
    options.remember(key, extents.size() == 1 ? extents.get(0) : extents);
    return extents;
  }

  /** The padding, or a default when the key is absent. */
  public static Padding padding(Options options, Padding fallback) {
    List<String> words = Arrays.stream(Padding.values()).map(Padding::toString).toList();
    String word = options.text("padding").orElse(fallback.toString());
    for (Padding padding : Padding.values()) {
      if (padding.toString().equals(word)) {
        return padding;
      }
    }
    options.problem("padding", "unknown padding '" + word + "'; " + Nearest.hint(word, words));
    return fallback;
  }

  private static Optional<List<Integer>> read(ConfigNode node) {
    Object plain = node.plain();
    List<?> values = plain instanceof List<?> list ? list : Arrays.asList(plain);
    boolean sound =
        !values.isEmpty()
            && values.stream()
                .allMatch(v -> v instanceof Long x && x >= 1 && x <= Integer.MAX_VALUE);
    return sound
        ? Optional.of(values.stream().map(v -> ((Long) v).intValue()).toList())
        : Optional.empty();
  }
}
