package org.ntklab.core.plugin;

import org.ntklab.core.config.Options;

/**
 * What a name in a configuration stands for: reads its options and makes the value.
 *
 * @param <T> what it makes: an architecture, a layer, a parametrisation …
 */
@FunctionalInterface
public interface Kind<T> {
  /**
   * Makes a value.
   *
   * @param options the keys beside the name; whatever is wrong goes to its problems, and a stand-in
   *     is returned so that the reading can go on. Keys that no one asks for are reported by the
   *     caller
   */
  T read(Options options);
}
