package org.ntklab.models.layers.dense;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import org.ntklab.models.plan.StepSite;

/** ∂a = e wᵀ of a layer with one output, where a matrix product would be all overhead. */
final class OuterProduct {
  private OuterProduct() {}

  /** Writes or adds to the input's signals, {@code [rows, fanIn]}. */
  static void of(int rows, StepSite site, boolean add) {
    int n = site.input().size();
    if (site.output().signals().isDouble()) {
      DoubleBuffer e = site.output().signals().doubles();
      DoubleBuffer w = site.weight("W").doubles();
      DoubleBuffer to = site.input().signals().doubles();
      for (int i = 0; i < rows; i++) {
        double factor = e.get(i);
        int at = i * n;
        if (add) {
          for (int j = 0; j < n; j++) {
            to.put(at + j, to.get(at + j) + factor * w.get(j));
          }
        } else {
          for (int j = 0; j < n; j++) {
            to.put(at + j, factor * w.get(j));
          }
        }
      }
    } else {
      FloatBuffer e = site.output().signals().floats();
      FloatBuffer w = site.weight("W").floats();
      FloatBuffer to = site.input().signals().floats();
      for (int i = 0; i < rows; i++) {
        float factor = e.get(i);
        int at = i * n;
        if (add) {
          for (int j = 0; j < n; j++) {
            to.put(at + j, to.get(at + j) + factor * w.get(j));
          }
        } else {
          for (int j = 0; j < n; j++) {
            to.put(at + j, factor * w.get(j));
          }
        }
      }
    }
  }
}
