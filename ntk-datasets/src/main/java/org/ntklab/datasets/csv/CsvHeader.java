package org.ntklab.datasets.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.ArrayList;
import java.util.List;
import org.ntklab.datasets.file.DataBytes;

/**
 * The columns of a table.
 *
 * @param names as in the header line, or numbers from 1 when there is none
 * @param written whether the text has a header line
 */
public record CsvHeader(List<String> names, boolean written) {
  public CsvHeader {
    names = List.copyOf(names);
  }

  /**
   * Looks at the first line, which is a header when its first field is not a number.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when the text is empty, cannot be read,
   *     or has fewer than two columns
   */
  public static CsvHeader read(DataBytes bytes) {
    CsvHeader header = readAnyWidth(bytes);
    if (header.columns() < 2) {
      throw bytes.invalid(
          "has one column, expected a feature and a target at least, separated by commas");
    }
    return header;
  }

  /** The same for tables without a target, which may have one column. */
  static CsvHeader readAnyWidth(DataBytes bytes) {
    List<CsvHeader> first = new ArrayList<>();
    CsvRecords.visit(
        bytes,
        record -> {
          first.add(of(record));
          return false;
        });
    if (first.isEmpty()) {
      throw bytes.invalid("is empty, expected rows of comma-separated numbers");
    }
    return first.get(0);
  }

  private static CsvHeader of(CsvRecord record) {
    if (!CsvCell.isNumber(record.getField(0))) {
      return new CsvHeader(record.getFields().stream().map(String::strip).toList(), true);
    }
    List<String> numbers = new ArrayList<>();
    for (int column = 1; column <= record.getFieldCount(); column++) {
      numbers.add(Integer.toString(column));
    }
    return new CsvHeader(numbers, false);
  }

  /** Number of columns, a target among them. */
  public int columns() {
    return names.size();
  }

  /** How a message names the column at an index from 0. */
  public String label(int column) {
    boolean named = written && !names.get(column).isEmpty();
    return "column " + (named ? "'" + names.get(column) + "'" : Integer.toString(column + 1));
  }
}
