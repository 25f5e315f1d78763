package org.ntklab.datasets.array;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes {@code .npy} files by hand. */
final class NpyBytes {
  private NpyBytes() {}

  /** A file of version 1.0 in the order of C. */
  static byte[] of(String type, String shape, byte[] values) {
    return of(1, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", type, shape, values);
  }

  /** A file of version 1.0 in the order of Fortran. */
  static byte[] fortran(String type, String shape, byte[] values) {
    return of(1, "{'descr': '%s', 'fortran_order': True, 'shape': %s, }", type, shape, values);
  }

  /**
   * A file of any version.
   *
   * @param dictionary takes type and shape
   */
  static byte[] of(int version, String dictionary, String type, String shape, byte[] values) {
    byte[] text = (dictionary.formatted(type, shape) + " \n").getBytes(StandardCharsets.UTF_8);
    ByteBuffer length = ByteBuffer.allocate(version == 1 ? 2 : 4).order(ByteOrder.LITTLE_ENDIAN);
    if (version == 1) {
      length.putShort((short) text.length);
    } else {
      length.putInt(text.length);
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', (byte) version, 0});
    bytes.writeBytes(length.array());
    bytes.writeBytes(text);
    bytes.writeBytes(values);
    return bytes.toByteArray();
  }

  /** Doubles, lowest byte first. */
  static byte[] doubles(double... values) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Double.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    return bytes.array();
  }

  /** Bytes given as numbers. */
  static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /** 0, 1, 2 … */
  static double[] counting(int count) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = i;
    }
    return values;
  }
}
