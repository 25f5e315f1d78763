package org.ntklab.core.arrow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.problem.Problem;

/** A table of numbers in an Arrow IPC file or stream, as pyarrow, pandas and polars write it. */
public final class ArrowTable {
  /** Memory that reading may take, so that a damaged length does not ask for terabytes. */
  private static final long LEAST_MEMORY = 1 << 20;

  private static final long MEMORY_PER_BYTE = 4;
  private static final int HEAD = 6;

  private ArrowTable() {}

  /**
   * Reads all rows: columns of numbers, a column a feature ({@code [N, columns]}, one column {@code
   * [N]}), or one column of lists of equal lengths, a row an example ({@code [N, length]}). Costs
   * one pass and about twice the memory of the numbers.
   *
   * @throws InvalidInputException when the file is no such table, is compressed or damaged, or a
   *     value is missing, with column and row
   */
  public static NumericArray read(Path file) {
    try (SeekableByteChannel channel = Files.newByteChannel(file);
        BufferAllocator allocator =
            new RootAllocator(LEAST_MEMORY + MEMORY_PER_BYTE * channel.size());
        ArrowReader reader = open(file, channel, allocator)) {
      return read(file, reader, Byte.SIZE * channel.size());
    } catch (InvalidInputException e) {
      throw e;
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw invalid(file, "there is no such file");
    } catch (IOException | RuntimeException e) {
      // Arrow meets damaged bytes with whatever its layers throw, a fault of the file all the same.
      throw invalid(file, "is truncated or damaged, or no Arrow table: " + e.getMessage());
    }
  }

  private static ArrowReader open(Path file, SeekableByteChannel channel, BufferAllocator allocator)
      throws IOException {
    ByteBuffer head = ByteBuffer.allocate(HEAD);
    while (head.hasRemaining() && channel.read(head) >= 0) {
      // Read on: one call may give fewer bytes.
    }
    channel.position(0);
    String begin = new String(head.array(), 0, head.position(), StandardCharsets.ISO_8859_1);
    UncompressedOnly codecs = new UncompressedOnly(file);
    if (begin.equals("ARROW1")) {
      return new ArrowFileReader(channel, allocator, codecs);
    }
    // The mark before each message of a stream.
    if (begin.startsWith("\u00ff\u00ff\u00ff\u00ff")) {
      return new ArrowStreamReader(new BoundedMessages(channel, allocator), allocator, codecs);
    }
    throw invalid(
        file,
        begin.startsWith("FEA1")
            ? "is a Feather file of version 1: write it with version 2, uncompressed"
            : "is no Arrow file: it does not begin as such files do");
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

  static InvalidInputException invalid(Path file, String message) {
    return new InvalidInputException(Problem.of(file.toString(), message));
  }
}
