package org.ntklab.datasets.csv;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.input.ArrayFormat;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.datasets.file.DataBytes;

/**
 * All columns of comma-separated numbers, {@code .csv} or {@code .csv.gz}; a header line is
 * recognised when its first field is not a number. One column is an array of one axis; one that is
 * named {@code class} is of whole numbers.
 */
public final class CsvArrayFormat implements ArrayFormat {
  @Override
  public boolean accepts(String fileName) {
    return CsvFormat.isCsv(fileName);
  }

  @Override
  public NumericArray read(Path file, Optional<String> member, String usual) {
    DataBytes bytes = DataBytes.of(file);
    if (member.isPresent()) {
      throw bytes.invalid("is one table without a name, found ':" + member.get() + "'");
    }
    CsvHeader header = CsvHeader.readAnyWidth(bytes);
    boolean classes = header.columns() == 1 && CsvFormat.isClassColumn(header.names().get(0));
    List<double[]> rows =
        new CsvRows(bytes, header, classes ? CsvArrayFormat::whole : CsvRows::finite).read();
    long values = (long) rows.size() * header.columns();
    if (values > Matrix.MOST_VALUES) {
      throw bytes.invalid(
          "holds %d × %d numbers, one matrix holds %d: take fewer rows at once"
              .formatted(rows.size(), header.columns(), Matrix.MOST_VALUES));
    }
    Matrix matrix = Matrix.zeros(rows.size(), header.columns());
    for (int i = 0; i < rows.size(); i++) {
      matrix.values().put(i * header.columns(), rows.get(i));
    }
    List<Integer> extents =
        header.columns() == 1 ? List.of(rows.size()) : List.of(rows.size(), header.columns());
    return new NumericArray(extents, matrix, classes);
  }

  private static Optional<String> whole(int column, String cell, double value) {
    return value == Math.rint(value)
        ? CsvRows.finite(column, cell, value)
        : Optional.of("found '" + CsvCell.shown(cell) + "', expected a class: a whole number");
  }
}
