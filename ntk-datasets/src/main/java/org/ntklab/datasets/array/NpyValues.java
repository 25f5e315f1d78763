package org.ntklab.datasets.array;

import static org.ntklab.datasets.array.NpyHeader.invalid;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.List;
import java.util.Optional;
import org.ntklab.core.input.NumericArray;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.InvalidInputException;

/**
 * One array in NumPy's format, read in pieces: takes no more memory than the matrix and one piece.
 */
final class NpyValues {
  /** Numbers read at once. */
  private static final int PIECE = 1 << 18;

  private final String name;
  private final InputStream in;
  private final NpyHeader header;
  private final Matrix matrix;
  private final byte[] bytes;
  private final double[] piece;

  private NpyValues(String name, InputStream in, NpyHeader header, Matrix matrix) {
    this.name = name;
    this.in = in;
    this.header = header;
    this.matrix = matrix;
    this.piece = new double[Math.min(PIECE, matrix.rows() * matrix.columns())];
    this.bytes = new byte[piece.length * header.element().size()];
  }

  /**
   * Reads an array to its end.
   *
   * @param name of the array, for messages
   * @param size bytes of header and values together, as the folder or archive tells it
   * @throws InvalidInputException when this is no array of real numbers, has bytes too few or too
   *     many, or does not fit one matrix
   */
  static NumericArray read(String name, InputStream in, long size) throws IOException {
    NpyHeader header = NpyHeader.read(name, in);
    List<Integer> extents = extents(name, header);
    int rows = extents.get(0);
    int columns = extents.stream().skip(1).reduce(1, Math::multiplyExact);
    long expected = (long) rows * columns * header.element().size();
    // Before any memory is taken: a damaged header may announce gigabytes.
    if (size != header.length() + expected) {
      throw wrongSize(name, header, expected, size - header.length());
    }
    Matrix matrix = Matrix.zeros(rows, columns);
    NpyValues values = new NpyValues(name, in, header, matrix);
    if (header.fortran() && extents.size() > 1) {
      values.readColumns(FortranOrder.rowMajor(extents.subList(1, extents.size())));
    } else {
      values.readRows();
    }
    long rest = in.transferTo(OutputStream.nullOutputStream());
    if (rest > 0) {
      throw wrongSize(name, header, expected, expected + rest);
    }
    return new NumericArray(extents, matrix, header.element().isWhole());
  }

  private static List<Integer> extents(String name, NpyHeader header) {
    // An axis of 0 makes no axis beside it smaller.
    Optional<Long> size =
        header.shape().stream()
            .map(extent -> Math.max(1, extent))
            .reduce((a, b) -> a > Matrix.MOST_VALUES / b ? Long.MAX_VALUE : a * b);
    if (size.orElseThrow() > Matrix.MOST_VALUES) {
      throw invalid(
          name,
          "holds %s, one matrix holds %d numbers: write fewer rows at once"
              .formatted(header.describe(), Matrix.MOST_VALUES));
    }
    return header.shape().stream().map(Math::toIntExact).toList();
  }

  private static InvalidInputException wrongSize(
      String name, NpyHeader header, long expected, long found) {
    return invalid(
        name,
        "%s: its header announces %s, %d bytes of values, found %d"
            .formatted(
                found < expected ? "is truncated" : "has trailing bytes",
                header.describe(),
                expected,
                found));
  }

  private void readRows() throws IOException {
    DoubleBuffer to = matrix.values();
    while (to.hasRemaining()) {
      int count = Math.min(piece.length, to.remaining());
      readPiece(count);
      to.put(piece, 0, count);
    }
  }

  /**
   * Reads values whose first axis is the fastest: column after column, several at once so that
   * neighbours in a row are written together.
   *
   * @param column index of the matrix's column for each column in the order of the file
   */
  private void readColumns(int[] column) throws IOException {
    int rows = matrix.rows();
    if (rows == 0) {
      return;
    }
    DoubleBuffer to = matrix.values();
    int together = Math.max(1, piece.length / rows);
    for (int first = 0; first < column.length; first += together) {
      int width = Math.min(together, column.length - first);
      for (int top = 0; top < rows; top += piece.length) {
        int height = Math.min(piece.length, rows - top);
        readPiece(width * height);
        for (int i = 0; i < height; i++) {
          int start = (top + i) * column.length;
          for (int j = 0; j < width; j++) {
            to.put(start + column[first + j], piece[j * height + i]);
          }
        }
      }
    }
  }

  private void readPiece(int count) throws IOException {
    int length = count * header.element().size();
    int found = in.readNBytes(bytes, 0, length);
    if (found < length) {
      throw invalid(name, "is truncated: it ends within its values, " + header.describe());
    }
    header.element().decode(ByteBuffer.wrap(bytes).order(header.order()), piece, count);
  }
}
