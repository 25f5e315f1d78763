package org.ntklab.core.table;

import java.nio.DoubleBuffer;
import java.nio.file.Path;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.apache.arrow.vector.BaseIntVector;
import org.apache.arrow.vector.BitVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.FloatingPointVector;
import org.apache.arrow.vector.UInt8Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.complex.BaseListVector;
import org.apache.arrow.vector.complex.LargeListVector;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.InvalidInputException;

/**
 * The rows of a table that are loaded at once.
 *
 * @param file for messages
 * @param root the vectors; stays with its reader
 * @param before number of rows in earlier batches, for messages
 * @param most number of values that a column can hold at most, if lengths are not damaged
 */
record ArrowBatch(Path file, VectorSchemaRoot root, long before, long most) {
  /**
   * A copy of the numbers, {@code [rows, width]}.
   *
   * @param width numbers in a row, −1 while it is not known
   * @throws InvalidInputException when a value is missing or a list has another length
   */
  Matrix numbers(ArrowColumns columns, int width) {
    return columns.isList() ? lists(width) : scalars();
  }

  private Matrix scalars() {
    int columns = root.getFieldVectors().size();
    demandPossible(root.getRowCount());
    Matrix numbers = zeros(root.getRowCount(), columns);
    DoubleBuffer to = numbers.values();
    for (int j = 0; j < columns; j++) {
      FieldVector vector = root.getVector(j);
      demandAll(vector, numbers.rows());
      IntToDoubleFunction values = values(vector);
      for (int i = 0; i < numbers.rows(); i++) {
        to.put(i * columns + j, values.applyAsDouble(i));
      }
    }
    return numbers;
  }

  private Matrix lists(int width) {
    FieldVector vector = root.getVector(0);
    int rows = root.getRowCount();
    demandAll(vector, rows);
    IntToLongFunction starts = starts(vector);
    int length =
        width >= 0 ? width : Math.toIntExact(starts.applyAsLong(1) - starts.applyAsLong(0));
    demandPossible((long) rows * length);
    Matrix numbers = zeros(rows, length);
    DoubleBuffer to = numbers.values();
    FieldVector items = vector.getChildrenFromFields().get(0);
    IntToDoubleFunction values = values(items);
    for (int i = 0; i < rows; i++) {
      int start = Math.toIntExact(starts.applyAsLong(i));
      long found = starts.applyAsLong(i + 1) - start;
      if (found != length) {
        throw invalid(
            "column '%s' holds lists of unequal lengths: %d numbers in row %d, before that %d"
                .formatted(vector.getName(), found, before + i, length));
      }
      for (int j = 0; j < length; j++) {
        if (items.isNull(start + j)) {
          throw missing(vector, before + i);
        }
        to.put(i * length + j, values.applyAsDouble(start + j));
      }
    }
    return numbers;
  }

  private void demandPossible(long values) {
    if (values > most) {
      throw invalid("is damaged: it announces " + values + " values in a column");
    }
  }

  private Matrix zeros(int rows, int columns) {
    if ((long) rows * columns > Matrix.MOST_VALUES) {
      throw invalid(
          "holds %d rows of %d numbers, one matrix holds %d numbers: take fewer rows"
              .formatted(rows, columns, Matrix.MOST_VALUES));
    }
    return Matrix.zeros(rows, columns);
  }

  private void demandAll(FieldVector vector, int rows) {
    if (vector.getNullCount() == 0) {
      return;
    }
    for (int i = 0; i < rows; i++) {
      if (vector.isNull(i)) {
        throw missing(vector, before + i);
      }
    }
  }

  private InvalidInputException missing(FieldVector vector, long row) {
    return invalid(
        "column '%s' lacks a value in row %d (from 0): missing values are not filled in"
            .formatted(vector.getName(), row));
  }

  private InvalidInputException invalid(String message) {
    return FileDecoding.invalid(file, message);
  }

  /**
   * Where the list of each row starts among the items; of the row after the last: where it ends.
   */
  private static IntToLongFunction starts(FieldVector lists) {
    if (lists instanceof LargeListVector large) {
      return row -> row == 0 ? large.getElementStartIndex(0) : large.getElementEndIndex(row - 1);
    }
    BaseListVector small = (BaseListVector) lists;
    return row -> row == 0 ? small.getElementStartIndex(0) : small.getElementEndIndex(row - 1);
  }

  private static IntToDoubleFunction values(FieldVector vector) {
    if (vector instanceof FloatingPointVector numbers) {
      return numbers::getValueAsDouble;
    }
    if (vector instanceof UInt8Vector numbers) {
      return i -> unsigned(numbers.get(i));
    }
    if (vector instanceof BaseIntVector numbers) {
      return numbers::getValueAsLong;
    }
    return ((BitVector) vector)::get;
  }

  /** Halved, with the lost bit kept for the rounding, when the sign bit would count. */
  private static double unsigned(long bits) {
    return bits >= 0 ? bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }
}
