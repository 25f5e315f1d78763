package org.ntklab.cli.command;

import java.util.List;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.YamlSource;
import org.ntklab.core.problem.Problem;
import org.ntklab.core.problem.Problems;

/** Options of a name, as they stand on the command line: {@code --set depth=3}. */
final class KeyValues {
  private KeyValues() {}

  /**
   * Reads {@code key=value} texts into a group of keys; values are YAML.
   *
   * @param problems receives texts of another form; modified
   */
  static ConfigNode.Entries read(List<String> settings, Problems problems) {
    ConfigNode.Entries written = ConfigNode.Entries.empty();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      String source = "--set " + setting;
      if (equals < 1) {
        problems.add(Problem.of(source, "expected key=value, as in depth=3"));
      } else {
        written =
            written.with(
                setting.substring(0, equals).strip(),
                YamlSource.parseValue(source, setting.substring(equals + 1)));
      }
    }
    return written;
  }
}
