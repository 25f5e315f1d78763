package org.ntklab.core.empirical;

import java.util.List;
import java.util.Map;
import org.ntklab.core.linalg.Matrix;

/**
 * Kernels of finite networks at initialisation, as means over draws.
 *
 * @param rows n1
 * @param columns n2
 * @param outputs O' of each block: 1 for means over outputs, O for all pairs
 * @param draws D
 * @param means by name of kernel, {@code [n1·O', n2·O']}; entry (i·O' + o, j·O' + o′) is between
 *     output o of example i and output o′ of example j
 * @param standardErrors of the means, in their shape: s/√D with s² the unbiased variance over
 *     draws; empty for a single draw
 */
public record EmpiricalKernels(
    int rows,
    int columns,
    int outputs,
    int draws,
    Map<String, Matrix> means,
    Map<String, Matrix> standardErrors) {
  public EmpiricalKernels {
    means = Map.copyOf(means);
    standardErrors = Map.copyOf(standardErrors);
  }

  /** The shape that users see: {@code [n1, n2]}, or {@code [n1, n2, O, O]} for all pairs. */
  public List<Integer> shape(OutputPairs pairs) {
    return pairs == OutputPairs.MEAN
        ? List.of(rows, columns)
        : List.of(rows, columns, outputs, outputs);
  }

  /** The mean of a kernel between output o of example i and output o2 of example j. */
  public double mean(String kernel, int i, int j, int o, int o2) {
    return means.get(kernel).get(i * outputs + o, j * outputs + o2);
  }

  /**
   * The entries of a matrix of this record by pairs of examples: row-major it is {@code [n1, n2,
   * O', O']}.
   *
   * @param matrix {@code [n1·O', n2·O']}
   * @return {@code [n1·n2, O'·O']}; the matrix's own memory for O' = 1
   */
  public Matrix byExamples(Matrix matrix) {
    if (outputs == 1) {
      return matrix.reshape(rows * columns, 1);
    }
    Matrix pairs = Matrix.zeros(rows * columns, outputs * outputs);
    for (int r = 0; r < matrix.rows(); r++) {
      for (int c = 0; c < matrix.columns(); c++) {
        int pair = r / outputs * columns + c / outputs;
        pairs.set(pair, r % outputs * outputs + c % outputs, matrix.get(r, c));
      }
    }
    return pairs;
  }
}
