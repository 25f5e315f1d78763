package org.ntklab.core.table;

import static org.ntklab.core.arrow.FileDecoding.invalid;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.ntklab.core.arrow.Container;
import org.ntklab.core.arrow.FileDecoding;
import org.ntklab.core.file.UninterruptibleFile;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.linalg.Matrix;

/** A table of numbers in an Arrow IPC file or stream, as pyarrow, pandas and polars write it. */
public final class ArrowTable {
  /** Memory that reading may take, so that a damaged length does not ask for terabytes. */
  private static final long LEAST_MEMORY = 1 << 20;

  private static final long MEMORY_PER_BYTE = 4;

  private ArrowTable() {}

  /**
   * Reads all rows: columns of numbers, a column a feature ({@code [N, columns]}, one column {@code
   * [N]}), or one column of lists of equal lengths, a row an example ({@code [N, length]}). Costs
   * one pass and about twice the memory of the numbers.
   *
   * @throws org.ntklab.core.problem.InvalidInputException when the file is no such table, is
   *     compressed or damaged, or a value is missing, with column and row
   */
  public static NumericArray read(Path file) {
    return FileDecoding.decode(
        file,
        "Arrow table",
        open -> {
          try (BufferAllocator allocator =
                  new RootAllocator(LEAST_MEMORY + MEMORY_PER_BYTE * open.size());
              ArrowReader reader = reader(file, open, allocator)) {
            return read(file, reader, Byte.SIZE * open.size());
          }
        });
  }

  private static ArrowReader reader(Path file, UninterruptibleFile open, BufferAllocator allocator)
      throws IOException {
    UncompressedOnly codecs = new UncompressedOnly(file);
    return switch (Container.of(open)) {
      case FILE -> new ArrowFileReader(open, allocator, codecs);
      case STREAM -> new ArrowStreamReader(new BoundedMessages(open, allocator), allocator, codecs);
      case BLANK -> throw invalid(file, "is no Arrow table: it is empty");
      case FOREIGN ->
          throw invalid(
              file,
              "is no Arrow table: it does not begin as Arrow files and streams do (Feather files"
                  + " must be of version 2)");
    };
  }

  /** Reads all batches; a file of damaged lengths may claim more values than it has bits. */
  private static NumericArray read(Path file, ArrowReader reader, long bits) throws IOException {
    VectorSchemaRoot root = reader.getVectorSchemaRoot();
    ArrowColumns columns = ArrowColumns.of(file, root.getSchema());
    List<Matrix> batches = new ArrayList<>();
    long rows = 0;
    int width = columns.width();
    while (reader.loadNextBatch()) {
      if (root.getRowCount() > 0) {
        Matrix batch = new ArrowBatch(file, root, rows, bits).numbers(columns, width);
        batches.add(batch);
        width = batch.columns();
        rows += batch.rows();
      }
      if (rows * width > Matrix.MOST_VALUES) {
        throw invalid(
            file,
            "holds more than %d rows of %d numbers, one matrix holds %d numbers: take fewer rows"
                .formatted(rows, width, Matrix.MOST_VALUES));
      }
    }
    Matrix values = joined(batches, Math.toIntExact(rows), Math.max(width, 0));
    boolean oneColumn = !columns.isList() && width == 1;
    return new NumericArray(
        oneColumn ? List.of(values.rows()) : List.of(values.rows(), values.columns()),
        values,
        columns.isWhole());
  }

  private static Matrix joined(List<Matrix> batches, int rows, int columns) {
    if (batches.size() == 1) {
      return batches.get(0);
    }
    Matrix values = Matrix.zeros(rows, columns);
    int row = 0;
    for (Matrix batch : batches) {
      values.rowRange(row, row + batch.rows()).assign(batch);
      row += batch.rows();
    }
    return values;
  }
}
