package org.ntklab.datasets.arff;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.config.Nearest;
import org.ntklab.datasets.csv.CsvCell;
import org.ntklab.datasets.csv.CsvTable;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.RowProblems;

/**
 * The rows after {@code @data}.
 *
 * @param bytes the text
 * @param header its columns
 * @param target index of the column to be predicted
 * @param classification whether a numeric target must hold classes
 * @param fill whether values of the other columns may be missing
 */
record ArffRows(
    DataBytes bytes, ArffHeader header, int target, boolean classification, boolean fill) {

  /**
   * Reads all rows, one at least: numbers, indices of nominal values from 0, NaN where a value is
   * missing.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with every bad cell and row, by line and
   *     column
   */
  List<double[]> read() {
    List<double[]> rows = new ArrayList<>();
    RowProblems problems = new RowProblems(bytes.name());
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(bytes.open(), StandardCharsets.UTF_8))) {
      int line = 0;
      for (String text = reader.readLine(); text != null; text = reader.readLine()) {
        line++;
        if (line > header.lines() && !text.isBlank() && !text.stripLeading().startsWith("%")) {
          rows.add(row(text, line, problems));
        }
      }
    } catch (IOException e) {
      throw bytes.unreadable(e);
    }
    problems.throwIfAny();
    if (rows.isEmpty()) {
      throw bytes.invalid("has no rows after @data");
    }
    return rows;
  }

  private double[] row(String text, int line, RowProblems problems) {
    List<ArffAttribute> attributes = header.attributes();
    double[] row = new double[attributes.size()];
    try {
      if (text.stripLeading().startsWith("{")) {
        throw new IllegalArgumentException(
            "rows that list only what is not 0 ({index value, …}) are not read: write all values");
      }
      List<ArffTokens.Token> cells = ArffTokens.of(text);
      if (cells.size() != row.length) {
        throw new IllegalArgumentException(
            "ragged row: expected %d values, one an attribute, found %d"
                .formatted(row.length, cells.size()));
      }
      for (int column = 0; column < row.length; column++) {
        try {
          row[column] = value(cells.get(column), column);
        } catch (IllegalArgumentException e) {
          problems.add(line, header.names().label(column) + ": " + e.getMessage());
        }
      }
    } catch (IllegalArgumentException e) {
      problems.add(line, e.getMessage());
    }
    return row;
  }

  private double value(ArffTokens.Token cell, int column) {
    ArffAttribute attribute = header.attributes().get(column);
    if (cell.isMissing()) {
      if (column == target || !fill) {
        throw new IllegalArgumentException(
            "the value is missing (?)"
                + (column == target
                    ? ": what is to be predicted cannot be filled in"
                    : "; 'missing: mean' would fill in the mean of the column"));
      }
      return Double.NaN;
    }
    if (attribute.isNominal()) {
      int index = attribute.values().indexOf(cell.text());
      if (index < 0) {
        throw new IllegalArgumentException(
            "found '%s', which is not declared; %s"
                .formatted(
                    CsvCell.shown(cell.text()), Nearest.hint(cell.text(), attribute.values())));
      }
      return index;
    }
    double value = CsvCell.decimal(cell.text()).orElse(Double.NaN);
    if (column == target && classification && !CsvTable.isClass(value)) {
      throw new IllegalArgumentException(CsvTable.classFault(cell.text()));
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(CsvCell.fault(cell.text()));
    }
    return value;
  }
}
