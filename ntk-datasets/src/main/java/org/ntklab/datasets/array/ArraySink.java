package org.ntklab.datasets.array;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;

/** Takes the values of one array, row-major, in as many pieces as one likes. */
public final class ArraySink {
  private static final int PIECE = 1 << 16;

  private final OutputStream out;
  private final ArrayForm form;
  private final ByteBuffer bytes;
  private long missing;

  /** Writes the header; values go behind it. */
  ArraySink(OutputStream out, ArrayForm form) throws IOException {
    this.out = out;
    this.form = form;
    this.missing = form.size();
    this.bytes = ByteBuffer.allocate(PIECE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    out.write(form.header());
  }

  /**
   * Writes the next values: the matrix row by row.
   *
   * @param values not modified
   * @throws IllegalArgumentException when the array has no room for so many
   */
  public void put(Matrix values) throws IOException {
    put(values.values());
  }

  /** Writes the next values. */
  public void put(double... values) throws IOException {
    put(DoubleBuffer.wrap(values));
  }

  private void put(DoubleBuffer values) throws IOException {
    missing -= values.remaining();
    if (missing < 0) {
      throw new IllegalArgumentException(
          "an array of shape " + form.shape() + " was given " + -missing + " values too many");
    }
    while (values.hasRemaining()) {
      int count = Math.min(PIECE, values.remaining());
      bytes.clear();
      if (form.precision() == Precision.DOUBLE) {
        bytes.asDoubleBuffer().put(values.slice().limit(count));
        bytes.position(count * Double.BYTES);
      } else {
        for (int i = 0; i < count; i++) {
          bytes.putFloat((float) values.get(values.position() + i));
        }
      }
      out.write(bytes.array(), 0, bytes.position());
      values.position(values.position() + count);
    }
  }

  /** Demands that all values are there. */
  void end() {
    if (missing > 0) {
      throw new IllegalArgumentException(
          "an array of shape " + form.shape() + " was given " + missing + " values too few");
    }
  }
}
