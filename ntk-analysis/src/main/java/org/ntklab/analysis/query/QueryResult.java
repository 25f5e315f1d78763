package org.ntklab.analysis.query;

import java.util.List;

/**
 * The answer to a question.
 *
 * @param columns in order; names are distinct
 * @param rows a value a column: String, Long, Double, Boolean, another Number, List, Map or null
 */
public record QueryResult(List<Column> columns, List<List<Object>> rows) {
  /**
   * A column of an answer.
   *
   * @param name as asked for
   * @param type as DuckDB calls it
   */
  public record Column(String name, String type) {
    /** Whether its values are numbers. */
    public boolean isNumeric() {
      return type.matches("U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*");
    }
  }

  public QueryResult {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }
}
