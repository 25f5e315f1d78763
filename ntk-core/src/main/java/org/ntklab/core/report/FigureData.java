package org.ntklab.core.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The table behind a figure.
 *
 * @param columns heads, with units
 * @param rows numbers, texts or nulls, as many as there are columns, each
 */
public record FigureData(List<String> columns, List<List<Object>> rows) {
  public FigureData {
    columns = List.copyOf(columns);
    List<List<Object>> copy = new ArrayList<>();
    for (List<Object> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "FigureData: %d columns, and a row of %d".formatted(columns.size(), row.size()));
      }
      copy.add(Collections.unmodifiableList(new ArrayList<>(row)));
    }
    rows = Collections.unmodifiableList(copy);
  }
}
