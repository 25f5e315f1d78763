package org.ntklab.core.empirical;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.kernel.TangentKernel;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;

/**
 * The kernels of one network between two sets of examples, some examples at a time.
 *
 * @param rows examples x in blocks
 * @param columns examples x2 in blocks; the same object as the rows for a symmetric kernel
 * @param pairs which outputs
 */
record NetworkKernels(List<Matrix> rows, List<Matrix> columns, OutputPairs pairs) {
  /** Examples in blocks of a size; they share the matrix's memory. */
  static List<Matrix> blocks(Matrix x, int size) {
    List<Matrix> blocks = new ArrayList<>();
    for (int from = 0; from < x.rows(); from += size) {
      blocks.add(x.rowRange(from, Math.min(from + size, x.rows())));
    }
    return List.copyOf(blocks);
  }

  /** Pairs of blocks, of a symmetric kernel those on the diagonal and above. */
  int parts() {
    int n = rows.size();
    return rows == columns ? n * (n + 1) / 2 : n * columns.size();
  }

  /**
   * By name of kernel, {@code [n1·O', n2·O']}.
   *
   * @param threads of a tangent kernel, at least 1
   * @param part called after each of the {@link #parts}
   */
  Map<String, Matrix> of(Network network, List<String> kernels, int threads, Runnable part)
      throws InterruptedException {
    Map<String, Matrix> result = new HashMap<>();
    int block = pairs.block(network.graph().output().shape().size());
    for (String kernel : kernels) {
      Matrix whole = Matrix.zeros(count(rows) * block, count(columns) * block);
      if (kernel.equals(InfiniteKernel.NTK)) {
        tangent(network.tangentKernel().onThreads(threads), whole, block, part);
      } else {
        covariance(network, whole);
      }
      result.put(kernel, whole);
    }
    for (int i = 0; !kernels.contains(InfiniteKernel.NTK) && i < parts(); i++) {
      part.run();
    }
    return result;
  }

  private void tangent(TangentKernel kernel, Matrix whole, int block, Runnable done)
      throws InterruptedException {
    boolean symmetric = rows == columns;
    int top = 0;
    for (int i = 0; i < rows.size(); i++) {
      Matrix x = rows.get(i);
      int left = symmetric ? top : 0;
      for (int j = symmetric ? i : 0; j < columns.size(); j++) {
        stopIfTold();
        Matrix x2 = columns.get(j);
        Matrix part = pairs == OutputPairs.MEAN ? kernel.gram(x, x2) : kernel.full(x, x2);
        for (int r = 0; r < part.rows(); r++) {
          for (int c = 0; c < part.columns(); c++) {
            whole.set(top + r, left + c, part.get(r, c));
            if (symmetric) {
              whole.set(left + c, top + r, part.get(r, c));
            }
          }
        }
        left += x2.rows() * block;
        done.run();
      }
      top += x.rows() * block;
    }
  }

  /** (1/O) f fᵀ, or f_o f_o′ of all pairs: the outer product of the column of all outputs. */
  private void covariance(Network network, Matrix whole) throws InterruptedException {
    Matrix f = outputs(network, rows);
    Matrix f2 = rows == columns ? f : outputs(network, columns);
    double factor = 1;
    if (pairs == OutputPairs.MEAN) {
      factor = 1.0 / f.columns();
    } else {
      f = f.reshape(f.rows() * f.columns(), 1);
      f2 = rows == columns ? f : f2.reshape(f2.rows() * f2.columns(), 1);
    }
    if (f == f2) {
      Blas.syrk(false, factor, f, 0, whole);
    } else {
      Blas.gemm(false, true, factor, f, f2, 0, whole);
    }
  }

  private static Matrix outputs(Network network, List<Matrix> blocks) throws InterruptedException {
    Matrix all = Matrix.zeros(count(blocks), network.graph().output().shape().size());
    int from = 0;
    for (Matrix x : blocks) {
      stopIfTold();
      all.rowRange(from, from + x.rows()).assign(network.outputs(x));
      from += x.rows();
    }
    return all;
  }

  private static int count(List<Matrix> blocks) {
    return blocks.stream().mapToInt(Matrix::rows).sum();
  }

  private static void stopIfTold() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("told to stop between blocks of examples");
    }
  }
}
