package org.ntklab.models.plan;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.core.optimiser.Adam;

/** Loops over native numbers that BLAS has no call for. All buffers are indexed from 0. */
public final class PointwiseLoops {
  private PointwiseLoops() {}

  /** y ← a y + b x, over all of x. */
  static void scaleAndAdd(double a, double b, NativeValues x, NativeValues y) {
    scaleAndAdd(a, b, x, y, x.length());
  }

  /**
   * y ← a y + b x, over the first n.
   *
   * @param y modified
   */
  public static void scaleAndAdd(double a, double b, NativeValues x, NativeValues y, int n) {
    if (y.isDouble()) {
      DoubleBuffer from = x.doubles();
      DoubleBuffer to = y.doubles();
      for (int i = 0; i < n; i++) {
        to.put(i, a * to.get(i) + b * from.get(i));
      }
    } else {
      FloatBuffer from = x.floats();
      FloatBuffer to = y.floats();
      float fa = (float) a;
      float fb = (float) b;
      for (int i = 0; i < n; i++) {
        to.put(i, fa * to.get(i) + fb * from.get(i));
      }
    }
  }

  /**
   * y ← factor · x, over the first n.
   *
   * @param y modified
   */
  public static void scale(double factor, NativeValues x, NativeValues y, int n) {
    if (y.isDouble()) {
      DoubleBuffer from = x.doubles();
      DoubleBuffer to = y.doubles();
      for (int i = 0; i < n; i++) {
        to.put(i, factor * from.get(i));
      }
    } else {
      FloatBuffer from = x.floats();
      FloatBuffer to = y.floats();
      float f = (float) factor;
      for (int i = 0; i < n; i++) {
        to.put(i, f * from.get(i));
      }
    }
  }

  /**
   * z ← x · y, entry by entry, over the first n.
   *
   * @param z modified; may be x or y
   */
  public static void multiply(NativeValues x, NativeValues y, NativeValues z, int n) {
    if (z.isDouble()) {
      multiply(x.doubles(), y.doubles(), z.doubles(), n);
    } else {
      multiply(x.floats(), y.floats(), z.floats(), n);
    }
  }

  /**
   * z ← x · y, entry by entry, each row of x with several of y: {@code [rows, size]} by {@code
   * [rows·each, size]}.
   *
   * @param z modified; may be y
   */
  public static void multiplyEach(
      NativeValues x, NativeValues y, NativeValues z, int rows, int each, int size) {
    for (int row = 0; row < rows * each; row++) {
      int at = row / each * size;
      int of = row * size;
      // Slices: a loop from 0 is several times as fast as one with offsets.
      if (z.isDouble()) {
        DoubleBuffer c = z.doubles().slice(of, size);
        multiply(x.doubles().slice(at, size), y.doubles().slice(of, size), c, size);
      } else {
        FloatBuffer c = z.floats().slice(of, size);
        multiply(x.floats().slice(at, size), y.floats().slice(of, size), c, size);
      }
    }
  }

  private static void multiply(DoubleBuffer a, DoubleBuffer b, DoubleBuffer c, int n) {
    for (int i = 0; i < n; i++) {
      c.put(i, a.get(i) * b.get(i));
    }
  }

  private static void multiply(FloatBuffer a, FloatBuffer b, FloatBuffer c, int n) {
    for (int i = 0; i < n; i++) {
      c.put(i, a.get(i) * b.get(i));
    }
  }

  static void nesterov(
      double momentum, double rate, NativeValues g, NativeValues velocity, NativeValues weights) {
    int n = g.length();
    if (g.isDouble()) {
      DoubleBuffer from = g.doubles();
      DoubleBuffer v = velocity.doubles();
      DoubleBuffer w = weights.doubles();
      for (int i = 0; i < n; i++) {
        double before = v.get(i);
        double after = momentum * before - rate * from.get(i);
        v.put(i, after);
        w.put(i, w.get(i) + (1 + momentum) * after - momentum * before);
      }
    } else {
      FloatBuffer from = g.floats();
      FloatBuffer v = velocity.floats();
      FloatBuffer w = weights.floats();
      float m = (float) momentum;
      float r = (float) rate;
      for (int i = 0; i < n; i++) {
        float before = v.get(i);
        float after = m * before - r * from.get(i);
        v.put(i, after);
        w.put(i, w.get(i) + (1 + m) * after - m * before);
      }
    }
  }

  static void adam(
      Adam rule,
      double length,
      NativeValues g,
      NativeValues mean,
      NativeValues square,
      NativeValues weights) {
    int n = g.length();
    double beta1 = rule.beta1();
    double beta2 = rule.beta2();
    double epsilon = rule.epsilon();
    if (g.isDouble()) {
      DoubleBuffer from = g.doubles();
      DoubleBuffer m = mean.doubles();
      DoubleBuffer v = square.doubles();
      DoubleBuffer w = weights.doubles();
      for (int i = 0; i < n; i++) {
        double gi = from.get(i);
        double mi = beta1 * m.get(i) + (1 - beta1) * gi;
        double vi = beta2 * v.get(i) + (1 - beta2) * gi * gi;
        m.put(i, mi);
        v.put(i, vi);
        w.put(i, w.get(i) - length * mi / (Math.sqrt(vi) + epsilon));
      }
    } else {
      FloatBuffer from = g.floats();
      FloatBuffer m = mean.floats();
      FloatBuffer v = square.floats();
      FloatBuffer w = weights.floats();
      float b1 = (float) beta1;
      float b2 = (float) beta2;
      float c1 = (float) (1 - beta1);
      float c2 = (float) (1 - beta2);
      float step = (float) length;
      float small = (float) epsilon;
      for (int i = 0; i < n; i++) {
        float gi = from.get(i);
        float mi = b1 * m.get(i) + c1 * gi;
        float vi = b2 * v.get(i) + c2 * gi * gi;
        m.put(i, mi);
        v.put(i, vi);
        w.put(i, w.get(i) - step * mi / ((float) Math.sqrt(vi) + small));
      }
    }
  }
}
