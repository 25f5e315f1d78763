package org.ntklab.models.layers.pool;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.models.plan.LayerStep;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.StepSite;

/** y_c = factor · Σ_p x_cp, ∂x_cp = factor · ∂y_c. Sums are in double precision. */
final class GlobalPoolStep implements LayerStep {
  /** Sums that do not wait for each other. */
  private static final int LANES = 4;

  private final StepSite site;
  private final int channels;
  private final int positions;
  private final double factor;

  GlobalPoolStep(int channels, double factor, StepSite site) {
    this.site = site;
    this.channels = channels;
    this.positions = site.input().size() / channels;
    this.factor = factor;
  }

  @Override
  public void forward(int rows) {
    sums(rows, site.input().values(), site.output().values());
  }

  @Override
  public boolean takesManySignals() {
    return true;
  }

  /** Linear: signals are alike, whosever they are. */
  @Override
  public void backwardSignals(int rows, int each) {
    backward(rows * each);
  }

  @Override
  public boolean pushes() {
    return true;
  }

  @Override
  public void push(int rows) {
    sums(rows, site.input().signals(), site.output().signals());
  }

  private void sums(int rows, NativeValues from, NativeValues to) {
    int n = rows * channels;
    if (to.isDouble()) {
      DoubleBuffer x = from.doubles();
      DoubleBuffer y = to.doubles();
      for (int i = 0; i < n; i++) {
        y.put(i, factor * sum(x, i * positions));
      }
    } else {
      FloatBuffer x = from.floats();
      FloatBuffer y = to.floats();
      for (int i = 0; i < n; i++) {
        y.put(i, (float) (factor * sum(x, i * positions)));
      }
    }
  }

  @Override
  public void backward(int rows) {
    int n = rows * channels;
    boolean add = site.adds(0);
    if (site.output().values().isDouble()) {
      DoubleBuffer dy = site.output().signals().doubles();
      DoubleBuffer dx = site.input().signals().doubles();
      for (int i = 0; i < n; i++) {
        double signal = factor * dy.get(i);
        int at = i * positions;
        for (int p = 0; p < positions; p++) {
          dx.put(at + p, add ? dx.get(at + p) + signal : signal);
        }
      }
    } else {
      FloatBuffer dy = site.output().signals().floats();
      FloatBuffer dx = site.input().signals().floats();
      for (int i = 0; i < n; i++) {
        float signal = (float) (factor * dy.get(i));
        int at = i * positions;
        for (int p = 0; p < positions; p++) {
          dx.put(at + p, add ? dx.get(at + p) + signal : signal);
        }
      }
    }
  }

  private double sum(DoubleBuffer x, int at) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int p = at;
    int end = at + positions;
    for (; p + LANES <= end; p += LANES) {
      a += x.get(p);
      b += x.get(p + 1);
      c += x.get(p + 2);
      d += x.get(p + 3);
    }
    for (; p < end; p++) {
      a += x.get(p);
    }
    return a + b + (c + d);
  }

  private double sum(FloatBuffer x, int at) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int p = at;
    int end = at + positions;
    for (; p + LANES <= end; p += LANES) {
      a += x.get(p);
      b += x.get(p + 1);
      c += x.get(p + 2);
      d += x.get(p + 3);
    }
    for (; p < end; p++) {
      a += x.get(p);
    }
    return a + b + (c + d);
  }
}
