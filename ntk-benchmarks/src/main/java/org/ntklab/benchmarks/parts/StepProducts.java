package org.ntklab.benchmarks.parts;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.core.network.Precision;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.Operand;
import org.ntklab.models.plan.Products;

/**
 * The products of a training step of an MLP and nothing else, by the calls that its plan makes:
 * what the step would take if all the rest of it were free. Biases have none here, and signals of
 * the single output are an outer product, which the plan does in a loop.
 */
final class StepProducts implements AutoCloseable {
  /** So small that the weights stay what they are. */
  private static final double RATE = 1e-12;

  /**
   * One layer, W as {@code [fanOut, fanIn]}.
   *
   * @param da signals of the layer below, null for the data
   */
  private record Layer(
      int fanIn, int fanOut, Operand a, Operand z, Operand w, Operand e, Operand da) {}

  private final int rows;
  private final List<Layer> layers = new ArrayList<>();
  private final List<NativeValues> memory = new ArrayList<>();
  private final Precision precision;

  /**
   * Products of a network.
   *
   * @param sizes of its layers, from the features on
   * @param rows examples
   */
  StepProducts(int[] sizes, int rows, Precision precision) {
    this.rows = rows;
    this.precision = precision;
    NativeValues a = filled(rows * sizes[0], 1);
    NativeValues da = null;
    for (int i = 1; i < sizes.length; i++) {
      int fanIn = sizes[i - 1];
      int fanOut = sizes[i];
      int ofVector = fanOut == 1 ? 1 : fanIn;
      NativeValues w = filled(fanIn * fanOut, 1.0 / fanIn);
      NativeValues z = filled(rows * fanOut, 1);
      NativeValues e = filled(rows * fanOut, 1);
      layers.add(
          new Layer(
              fanIn,
              fanOut,
              new Operand(a, fanIn),
              new Operand(z, fanOut),
              new Operand(w, ofVector),
              new Operand(e, fanOut),
              da == null ? null : new Operand(da, fanIn)));
      a = z;
      da = e;
    }
  }

  /** All of them, forward and backward. */
  void run() {
    for (Layer layer : layers) {
      forward(layer);
    }
    for (int i = layers.size() - 1; i >= 0; i--) {
      backward(layers.get(i));
    }
  }

  private void forward(Layer l) {
    if (l.fanOut == 1) {
      Products.gemv(false, rows, l.fanIn, 1, l.a, l.w, 0, l.z);
    } else {
      Products.gemm(false, true, rows, l.fanOut, l.fanIn, 1, l.a, l.w, 0, l.z);
    }
  }

  private void backward(Layer l) {
    if (l.fanOut == 1) {
      Products.gemv(true, rows, l.fanIn, RATE, l.a, l.e, 1, l.w);
      return;
    }
    if (l.da != null) {
      Products.gemm(false, false, rows, l.fanIn, l.fanOut, 1, l.e, l.w, 0, l.da);
    }
    Products.gemm(true, false, l.fanOut, l.fanIn, rows, RATE, l.e, l.a, 1, l.w);
  }

  private NativeValues filled(int length, double value) {
    NativeValues values = NativeValues.zeros(precision, length);
    values.fill(value, length);
    memory.add(values);
    return values;
  }

  @Override
  public void close() {
    memory.forEach(NativeValues::close);
  }
}
