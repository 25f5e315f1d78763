package org.ntklab.core.input;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;

/**
 * Examples that somebody typed a text for.
 *
 * @param rows {@code [N, features]}, N at least 1, all entries finite
 * @param shape shape of one example; its size is the number of features
 * @param description the text
 * @param scaling what the rows were scaled by, and on what it was fitted; empty for nothing
 * @param targets what is to be predicted of each row, as a data set tells it; empty for a file
 */
public record Inputs(
    Matrix rows, Shape shape, String description, String scaling, Optional<Targets> targets) {
  private static final int DIGESTED_AT_ONCE = 1 << 13;

  public Inputs {
    if (rows.columns() != shape.size()) {
      throw new IllegalArgumentException("inputs are " + rows + ", examples " + shape);
    }
  }

  /**
   * SHA-256 of shape and numbers, in hexadecimal: the same for the same examples, wherever they
   * came from. Costs one pass over the rows.
   */
  public String digest() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((rows.rows() + " x " + shape).getBytes(StandardCharsets.UTF_8));
      ByteBuffer bytes =
          ByteBuffer.allocate(DIGESTED_AT_ONCE * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      DoubleBuffer values = rows.values();
      while (values.hasRemaining()) {
        int count = Math.min(DIGESTED_AT_ONCE, values.remaining());
        bytes.asDoubleBuffer().put(values.slice().limit(count));
        values.position(values.position() + count);
        digest.update(bytes.array(), 0, count * Double.BYTES);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Why a kernel between these and other inputs would make no sense; empty if it would. */
  Optional<String> clash(Inputs other) {
    if (!shape.equals(other.shape)) {
      return Optional.of(
          "has examples of shape %s, %s of shape %s".formatted(other.shape, description, shape));
    }
    if (!scaling.isEmpty() && !other.scaling.isEmpty() && !scaling.equals(other.scaling)) {
      return Optional.of(
          "is scaled by %s, %s by %s, so that the same example would differ: take rows of one file"
                  .formatted(other.scaling, description, scaling)
              + " or one data set, or scale before");
    }
    return Optional.empty();
  }
}
