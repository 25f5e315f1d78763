package org.ntklab.models.contraction;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.models.plan.NativeValues;

/** Products of either precision, added up in double precision. Slices: loops from 0 are fast. */
final class Summing {
  private Summing() {}

  /**
   * z ← z + y.
   *
   * @param y {@code n} numbers from {@code at} on
   * @param z {@code n} numbers; modified
   */
  static void add(NativeValues y, int at, DoubleBuffer z, int n) {
    if (y.isDouble()) {
      DoubleBuffer b = y.doubles().slice(at, n);
      for (int j = 0; j < n; j++) {
        z.put(j, z.get(j) + b.get(j));
      }
    } else {
      FloatBuffer b = y.floats().slice(at, n);
      for (int j = 0; j < n; j++) {
        z.put(j, z.get(j) + b.get(j));
      }
    }
  }

  /**
   * z ← z + (c + x) · y, entry by entry.
   *
   * @param x {@code n} numbers from {@code xAt} on
   * @param y {@code n} numbers from {@code yAt} on
   * @param z {@code n} numbers; modified
   */
  static void add(
      double c, NativeValues x, int xAt, NativeValues y, int yAt, DoubleBuffer z, int n) {
    if (x.isDouble()) {
      DoubleBuffer a = x.doubles().slice(xAt, n);
      DoubleBuffer b = y.doubles().slice(yAt, n);
      for (int j = 0; j < n; j++) {
        z.put(j, z.get(j) + (c + a.get(j)) * b.get(j));
      }
    } else {
      FloatBuffer a = x.floats().slice(xAt, n);
      FloatBuffer b = y.floats().slice(yAt, n);
      for (int j = 0; j < n; j++) {
        z.put(j, z.get(j) + (c + a.get(j)) * b.get(j));
      }
    }
  }
}
