package org.ntklab.core.layer;

import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;

/** Options that several layer kinds have, read in one way. */
public final class LayerOptions {
  /** What descriptions call a width. */
  public static final String WIDTH_FORM = "width";

  private LayerOptions() {}

  /** A width that must be there: a number, a multiple of n, or {@code outputs}. */
  public static Width width(Options options, String key) {
    options.declareRequired(key);
    if (options.node(key).isEmpty()) {
      options.problem("", "the key '" + key + "' is missing");
    }
    return width(options, key, Width.of(1));
  }

  /** A width, or a default when the key is absent. */
  public static Width width(Options options, String key, Width fallback) {
    options.declareForm(key, WIDTH_FORM);
    Optional<ConfigNode> node = options.node(key);
    Optional<Width> width = node.flatMap(Width::read);
    if (node.isPresent() && width.isEmpty()) {
      options.expected(key, "a number from 1, a multiple of n (n, 2n, n/2) or 'outputs'");
    }
    Width read = width.orElse(fallback);
    options.remember(key, read.toString());
    return read;
  }

  /** The constant σ_w of a matrix, 1 by default. */
  public static double weightStd(Options options, String key) {
    return options.number(key).check(s -> s > 0, "a number above 0").orElse(1.0);
  }

  /** The constant σ_b of a bias; 0, the default, is no bias. */
  public static double biasStd(Options options) {
    return options.number("bias-std").check(s -> s >= 0, "at least 0").orElse(0.0);
  }
}
