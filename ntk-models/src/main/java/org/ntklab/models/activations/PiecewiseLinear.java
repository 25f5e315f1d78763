package org.ntklab.models.activations;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;

/**
 * Branchless loops of φ(x) = a·min(x, 0) + b·max(x, 0), the family of ReLU.
 *
 * <p>The sign of a pre-activation is a coin toss, so a branch or a select on it costs five times
 * the whole loop: the slope is chosen by bits. Loops run over slices because the compiler
 * vectorises them only when all buffers are indexed from zero.
 */
final class PiecewiseLinear {
  private static final long INFINITY = Double.doubleToRawLongBits(Double.POSITIVE_INFINITY);
  private static final int FLOAT_INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

  private PiecewiseLinear() {}

  static double value(double x, double a, double b) {
    return a * Math.min(x, 0.0) + b * Math.max(x, 0.0);
  }

  /** b where x > 0, a where x ≤ 0, NaN where x is NaN. */
  static double slope(double x, double a, double b) {
    long negative = Double.doubleToRawLongBits(a);
    return slope(x, negative, negative ^ Double.doubleToRawLongBits(b));
  }

  /** Where the slope changes: at 0, unless it does not. */
  static double[] kinks(double a, double b) {
    return a == b ? new double[0] : new double[] {0};
  }

  static void values(DoubleBuffer from, DoubleBuffer to, double a, double b) {
    DoubleBuffer x = from.slice();
    DoubleBuffer y = to.slice();
    int n = x.remaining();
    for (int i = 0; i < n; i++) {
      y.put(i, value(x.get(i), a, b));
    }
  }

  static void values(FloatBuffer from, FloatBuffer to, float a, float b) {
    FloatBuffer x = from.slice();
    FloatBuffer y = to.slice();
    int n = x.remaining();
    for (int i = 0; i < n; i++) {
      float v = x.get(i);
      y.put(i, a * Math.min(v, 0f) + b * Math.max(v, 0f));
    }
  }

  static void backward(
      DoubleBuffer from, DoubleBuffer signal, DoubleBuffer to, double a, double b) {
    DoubleBuffer x = from.slice();
    DoubleBuffer dy = signal.slice();
    DoubleBuffer dx = to.slice();
    long negative = Double.doubleToRawLongBits(a);
    long flip = negative ^ Double.doubleToRawLongBits(b);
    int n = x.remaining();
    for (int i = 0; i < n; i++) {
      dx.put(i, slope(x.get(i), negative, flip) * dy.get(i));
    }
  }

  static void backward(FloatBuffer from, FloatBuffer signal, FloatBuffer to, float a, float b) {
    FloatBuffer x = from.slice();
    FloatBuffer dy = signal.slice();
    FloatBuffer dx = to.slice();
    int negative = Float.floatToRawIntBits(a);
    int flip = negative ^ Float.floatToRawIntBits(b);
    int n = x.remaining();
    for (int i = 0; i < n; i++) {
      dx.put(i, slope(x.get(i), negative, flip) * dy.get(i));
    }
  }

  private static double slope(double x, long negative, long flip) {
    long bits = Double.doubleToRawLongBits(x);
    // Shifting a sign over the whole word makes a mask. For x > 0 only the negated bits are
    // negative; for x = ±0 or x < 0 either neither is, or the bits themselves are.
    long positive = (-bits & ~bits) >> 63;
    // Only NaN has a magnitude above that of infinity; all ones in a double are a NaN again.
    long nan = (INFINITY - (bits & Long.MAX_VALUE)) >> 63;
    return Double.longBitsToDouble((negative ^ (positive & flip)) | nan);
  }

  private static float slope(float x, int negative, int flip) {
    int bits = Float.floatToRawIntBits(x);
    int positive = (-bits & ~bits) >> 31;
    int nan = (FLOAT_INFINITY - (bits & Integer.MAX_VALUE)) >> 31;
    return Float.intBitsToFloat((negative ^ (positive & flip)) | nan);
  }
}
