package org.ntklab.core.gram;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.ntklab.core.linalg.Matrix;

/** The content of examples as a short text. */
final class ExamplesDigest {
  private static final int CHUNK = 1 << 13;

  private ExamplesDigest() {}

  /**
   * SHA-256 of the first rows, in hexadecimal: of the number of features and then every bit of
   * every value, so that it tells whether other examples begin with these.
   *
   * @param examples [n, features]; not modified
   */
  static String of(Matrix examples, int rows) {
    MessageDigest digest = sha256();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    digest.update(bytes.putLong(examples.columns()).flip());
    DoubleBuffer values = examples.rowRange(0, rows).values();
    while (values.hasRemaining()) {
      int count = Math.min(CHUNK, values.remaining());
      bytes.clear().asDoubleBuffer().put(values.slice(values.position(), count));
      values.position(values.position() + count);
      digest.update(bytes.limit(count * Double.BYTES));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
