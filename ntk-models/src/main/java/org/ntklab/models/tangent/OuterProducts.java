package org.ntklab.models.tangent;

import java.nio.DoubleBuffer;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/**
 * A layer's tangent kernel in factors: K(x, o; x′, o′) = C(x, x′) · ⟨B_o(x), B_o′(x′)⟩.
 *
 * @param inputs C, the inputs' part with all rates in it, {@code [n1, n2]}
 * @param signals B of the rows, {@code [n1·O, size]}
 * @param signals2 B of the columns, {@code [n2·O, size]}; the same object when symmetric
 */
public record OuterProducts(Matrix inputs, Matrix signals, Matrix signals2) implements LayerKernel {
  @Override
  public int parts() {
    return 1;
  }

  @Override
  public OuterProducts part(int index) {
    return this;
  }

  /**
   * Adds the kernel between all outputs, for a range of examples as rows; of a symmetric kernel
   * only the columns from {@code from} on.
   *
   * @param full {@code [n1·O, n2·O]}; modified
   * @param scratch at least {@code [(to − from)·n2·O², 1]}; overwritten
   */
  void addRows(int from, int to, Matrix full, Matrix scratch) {
    int outputs = full.columns() / inputs.columns();
    int first = signals == signals2 ? from : 0;
    Matrix rows = signals.rowRange(from * outputs, to * outputs);
    Matrix columns = signals2.rowRange(first * outputs, signals2.rows());
    int width = columns.rows();
    Matrix products = scratch.rowRange(0, rows.rows() * width).reshape(rows.rows(), width);
    Blas.gemm(false, true, 1, rows, columns, 0, products);
    DoubleBuffer c = inputs.values();
    DoubleBuffer k = products.values();
    DoubleBuffer sum = full.values();
    for (int r = 0; r < rows.rows(); r++) {
      int at = (from * outputs + r) * full.columns() + first * outputs;
      int example = (from + r / outputs) * inputs.columns() + first;
      for (int j = 0; j < width / outputs; j++) {
        double factor = c.get(example + j);
        for (int o = j * outputs; o < (j + 1) * outputs; o++) {
          sum.put(at + o, sum.get(at + o) + factor * k.get(r * width + o));
        }
      }
    }
  }

  /** The mean over outputs, (1/O) Σ_o K(x, o; x′, o), {@code [n1, n2]}. */
  Matrix meanOverOutputs() {
    int n1 = inputs.rows();
    int n2 = inputs.columns();
    if (n1 == 0 || n2 == 0) {
      return Matrix.zeros(n1, n2);
    }
    int outputs = signals.rows() / n1;
    int size = signals.columns();
    // An example's signals lie one behind the other: as one long row, the product sums over
    // outputs.
    Matrix rows = signals.reshape(n1, outputs * size);
    Matrix columns = signals == signals2 ? rows : signals2.reshape(n2, outputs * size);
    Matrix mean = Matrix.zeros(n1, n2);
    product(rows, columns, 1.0 / outputs, mean);
    return mean.hadamard(inputs);
  }

  private static void product(Matrix a, Matrix b, double factor, Matrix into) {
    if (a == b) {
      Blas.syrk(false, factor, a, 0, into);
    } else {
      Blas.gemm(false, true, factor, a, b, 0, into);
    }
  }
}
