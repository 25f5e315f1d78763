package org.ntklab.conformance;

import java.util.Map;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.problem.Problems;

/** Options as they stand behind a name: a group of keys, a single value, or nothing. */
final class Settings {
  private Settings() {}

  /** No options. */
  static ConfigNode none() {
    return new ConfigNode.Scalar(null, 0);
  }

  /**
   * Reads a value.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when the options are wrong
   */
  static <T> T read(String subject, Kind<T> kind, ConfigNode settings) {
    Problems problems = new Problems();
    Options options = new Options(group(settings), subject, "", problems);
    T value = kind.read(options);
    options.reportUnknown();
    problems.throwIfAny();
    return value;
  }

  /** As a group of keys; a single value stands under the main key. */
  static ConfigNode.Entries group(ConfigNode settings) {
    if (settings instanceof ConfigNode.Entries entries) {
      return entries;
    }
    return settings instanceof ConfigNode.Scalar scalar && scalar.value() == null
        ? ConfigNode.Entries.empty()
        : new ConfigNode.Entries(Map.of(Options.MAIN, settings), settings.line());
  }
}
