package org.ntklab.datasets.csv;

import java.util.List;
import java.util.Optional;
import org.ntklab.core.data.Labels;
import org.ntklab.core.data.RawData;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.datasets.file.DataBytes;

/**
 * A table of numbers, one column of which is to be predicted.
 *
 * @param bytes the text
 * @param header its columns
 * @param target index of the column to be predicted, from 0
 * @param classification whether the target holds classes 0, 1, …, or else real values
 */
public record CsvTable(DataBytes bytes, CsvHeader header, int target, boolean classification) {
  /** Beyond this a column of whole numbers is not meant as classes: one-hot would not fit. */
  private static final int MOST_CLASSES = 10_000;

  /**
   * Reads all rows: features in the order of the file, without the target. Costs one pass and about
   * twice the memory of the numbers.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with every bad cell and row, by line and
   *     column
   */
  public RawData load() {
    List<double[]> rows = new CsvRows(bytes, header, this::fault).read();
    Matrix inputs = inputs(rows);
    return new RawData(inputs, Shape.vector(inputs.columns()), labels(rows));
  }

  private Optional<String> fault(int column, String cell, double value) {
    if (column == target && classification) {
      return isClass(value) ? Optional.empty() : Optional.of(classFault(cell));
    }
    return CsvRows.finite(column, cell, value);
  }

  /** Whether a number may be a class. */
  public static boolean isClass(double value) {
    return value >= 0 && value < MOST_CLASSES && value == Math.rint(value);
  }

  /** What is wrong with a cell that should be a class. */
  public static String classFault(String cell) {
    return ("found '%s', expected a class: a whole number from 0 to %d"
            + " ('task: regression' takes real values)")
        .formatted(CsvCell.shown(cell), MOST_CLASSES - 1);
  }

  private Matrix inputs(List<double[]> rows) {
    Matrix inputs = Matrix.zeros(rows.size(), header.columns() - 1);
    for (int i = 0; i < rows.size(); i++) {
      double[] row = rows.get(i);
      for (int j = 0; j < inputs.columns(); j++) {
        inputs.set(i, j, row[j < target ? j : j + 1]);
      }
    }
    return inputs;
  }

  private Labels labels(List<double[]> rows) {
    if (classification) {
      List<Integer> classes = rows.stream().map(row -> (int) row[target]).toList();
      int largest = classes.stream().mapToInt(Integer::intValue).max().orElseThrow();
      return new Labels.Classes(classes, largest + 1);
    }
    Matrix values = Matrix.zeros(rows.size(), 1);
    for (int i = 0; i < rows.size(); i++) {
      values.set(i, 0, rows.get(i)[target]);
    }
    return new Labels.Values(values);
  }
}
