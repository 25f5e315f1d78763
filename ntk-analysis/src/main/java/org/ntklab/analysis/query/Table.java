package org.ntklab.analysis.query;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A table and where its rows come from.
 *
 * @param name as in SQL
 * @param about what a row is, in a line
 * @param columns names and types, as in {@code CREATE TABLE}
 * @param needsArrays whether the vectors of traces have to be read for it
 * @param rows the rows of one run or study: String, Long, Double, Boolean, double[], List, Map or
 *     null, a value a column
 * @param <S> what a row is made of: a run or a study
 */
record Table<S>(
    String name,
    String about,
    String columns,
    boolean needsArrays,
    Function<S, List<Object[]>> rows) {
  /** A table for which single numbers are enough. */
  Table(String name, String about, String columns, Function<S, List<Object[]>> rows) {
    this(name, about, columns, false, rows);
  }

  /** Whether a question may read the table: its name is a word of the text. */
  boolean isNamedIn(String sql) {
    return Pattern.compile("\\b" + name + "\\b").matcher(sql.toLowerCase(Locale.ROOT)).find();
  }
}
