package org.ntklab.datasets.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.datasets.file.DataBytes;
import org.ntklab.datasets.file.RowProblems;

/**
 * The rows of a table of numbers.
 *
 * @param bytes the text
 * @param header its columns
 * @param rule what a cell must be
 */
record CsvRows(DataBytes bytes, CsvHeader header, Rule rule) {
  /** What a cell must be. */
  @FunctionalInterface
  interface Rule {
    /**
     * What is wrong with a cell, empty if nothing.
     *
     * @param column index from 0
     * @param value of the cell, NaN when it is no number
     */
    Optional<String> fault(int column, String cell, double value);
  }

  /** The rule that every cell is a finite number. */
  static Optional<String> finite(int column, String cell, double value) {
    return Double.isFinite(value) ? Optional.empty() : Optional.of(CsvCell.fault(cell));
  }

  /**
   * Reads all rows, one at least, in the order of the file.
   *
   * @throws org.ntklab.core.problem.InvalidInputException with every bad cell and row, by line and
   *     column
   */
  List<double[]> read() {
    List<double[]> rows = new ArrayList<>();
    RowProblems problems = new RowProblems(bytes.name());
    boolean[] headerIsNext = {header.written()};
    CsvRecords.visit(
        bytes,
        record -> {
          if (headerIsNext[0]) {
            headerIsNext[0] = false;
          } else {
            double[] row = parse(record, problems);
            if (problems.isEmpty()) {
              rows.add(row);
            }
          }
          return true;
        });
    problems.throwIfAny();
    if (rows.isEmpty()) {
      throw bytes.invalid("has a header line and no rows");
    }
    return rows;
  }

  private double[] parse(CsvRecord record, RowProblems problems) {
    int columns = header.columns();
    double[] row = new double[columns];
    long line = record.getStartingLineNumber();
    if (record.getFieldCount() != columns) {
      problems.add(
          line,
          "ragged row: expected %d fields as in the first line, found %d"
              .formatted(columns, record.getFieldCount()));
      return row;
    }
    for (int column = 0; column < columns; column++) {
      String cell = record.getField(column);
      row[column] = CsvCell.decimal(cell).orElse(Double.NaN);
      Optional<String> fault = rule.fault(column, cell, row[column]);
      if (fault.isPresent()) {
        problems.add(line, header.label(column) + ": " + fault.get());
      }
    }
    return row;
  }
}
