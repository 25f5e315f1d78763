package org.ntklab.models.tangent;

import java.util.List;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;

/**
 * Θ of all outputs as an operator that is never formed: of each layer (Θv)(x, o) = ⟨B_o(x), Σ_x′
 * C(x, x′) Σ_o′ B_o′(x′) v(x′, o′)⟩.
 *
 * <p>An application costs 2n·(n + 2·O)·size flops a layer, where the matrix takes 2n²O² and as much
 * memory. Not safe for several threads.
 */
final class TangentOperator implements LinearOperator {
  private final List<OuterProducts> layers;
  private final int examples;
  private final int outputs;
  private final Matrix gathered;
  private final Matrix spread;

  /**
   * The operator of a kernel in factors.
   *
   * @param layers rows and columns the same examples
   * @param examples n
   * @param outputs O
   */
  TangentOperator(List<OuterProducts> layers, int examples, int outputs) {
    this.layers = List.copyOf(layers);
    this.examples = examples;
    this.outputs = outputs;
    int widest = layers.stream().mapToInt(layer -> layer.signals().columns()).max().orElse(0);
    this.gathered = Matrix.zeros(examples * widest, 1);
    this.spread = Matrix.zeros(examples * widest, 1);
  }

  @Override
  public int rows() {
    return examples * outputs;
  }

  @Override
  public int columns() {
    return rows();
  }

  @Override
  public void apply(Matrix in, Matrix out) {
    out.fill(0);
    for (int column = 0; column < in.columns(); column++) {
      for (OuterProducts layer : layers) {
        add(layer, in, out, column);
      }
    }
  }

  private void add(OuterProducts layer, Matrix in, Matrix out, int column) {
    int size = layer.signals().columns();
    Matrix sums = gathered.rowRange(0, examples * size).reshape(examples, size);
    Matrix pulls = spread.rowRange(0, examples * size).reshape(examples, size);
    Matrix v = Matrix.zeros(outputs, 1);
    for (int i = 0; i < examples; i++) {
      for (int o = 0; o < outputs; o++) {
        v.set(o, 0, in.get(i * outputs + o, column));
      }
      Matrix sum = sums.rowRange(i, i + 1).reshape(size, 1);
      Blas.gemv(true, 1, signals(layer.signals2(), i), v, 0, sum);
    }
    Blas.gemm(false, false, 1, layer.inputs(), sums, 0, pulls);
    for (int i = 0; i < examples; i++) {
      Matrix pull = pulls.rowRange(i, i + 1).reshape(size, 1);
      Blas.gemv(false, 1, signals(layer.signals(), i), pull, 0, v);
      for (int o = 0; o < outputs; o++) {
        int at = i * outputs + o;
        out.set(at, column, out.get(at, column) + v.get(o, 0));
      }
    }
  }

  /** B of one example, {@code [O, size]}. */
  private Matrix signals(Matrix all, int example) {
    return all.rowRange(example * outputs, (example + 1) * outputs);
  }
}
