package org.ntklab.datasets.csv;

import java.util.Collections;
import java.util.List;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Nearest;
import org.ntklab.core.config.Options;

/** The key that names the column to be predicted. */
public final class TargetColumn {
  /** The key. */
  public static final String KEY = "target-column";

  private static final int LISTED = 30;

  private TargetColumn() {}

  /** Index of the column, from 0; the last one by default and after a problem. */
  public static int read(Options options, CsvHeader header) {
    int last = header.columns() - 1;
    int column = options.node(KEY).map(node -> find(options, header, node.plain())).orElse(last);
    // The number and not the name, so that both ways to write it are the same run.
    options.remember(KEY, column + 1);
    return column;
  }

  private static int find(Options options, CsvHeader header, Object written) {
    if (written instanceof Long number && number >= 1 && number <= header.columns()) {
      return Math.toIntExact(number) - 1;
    }
    if (written instanceof String name && header.written()) {
      return byName(options, header, name);
    }
    options.expected(
        KEY,
        (header.written() ? "a column's name or its number" : "a column's number")
            + " from 1 to "
            + header.columns()
            + (header.written() ? "" : " (the file has no header line)"));
    return header.columns() - 1;
  }

  private static int byName(Options options, CsvHeader header, String name) {
    List<String> names = header.names();
    int times = Collections.frequency(names, name);
    if (times == 1) {
      return names.indexOf(name);
    }
    String file = options.node("file").map(ConfigNode::describe).orElse("the file");
    if (times > 1) {
      options.problem(
          KEY, file + " has " + times + " columns '" + name + "': give the column's number");
    } else {
      options.problem(KEY, file + " has no column '" + name + "'; " + hint(name, names));
    }
    return header.columns() - 1;
  }

  private static String hint(String name, List<String> names) {
    if (names.size() <= LISTED) {
      return Nearest.hint(name, names);
    }
    return Nearest.to(name, names).map(near -> "did you mean '" + near + "'? ").orElse("")
        + "it has "
        + names.size()
        + " columns";
  }
}
