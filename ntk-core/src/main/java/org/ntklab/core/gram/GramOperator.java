package org.ntklab.core.gram;

import java.nio.DoubleBuffer;
import java.util.Collection;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;

/**
 * One kernel of a Gram file as an operator, applied strip by strip to mapped memory: one pass over
 * the file an application, and no more memory than a few hundred rows in single precision take.
 */
final class GramOperator implements LinearOperator {
  private final int rows;
  private final int columns;
  private final Collection<MappedStrip> strips;
  private final int kernel;

  GramOperator(int rows, int columns, Collection<MappedStrip> strips, int kernel) {
    this.rows = rows;
    this.columns = columns;
    this.strips = strips;
    this.kernel = kernel;
  }

  @Override
  public int rows() {
    return rows;
  }

  @Override
  public int columns() {
    return columns;
  }

  /** {@inheritDoc} Cost 2 · rows · columns · k flops, bound by reading the file for small k. */
  @Override
  public void apply(Matrix in, Matrix out) {
    if (out.rows() != rows) {
      throw new IllegalArgumentException(
          "GramOperator.apply: [%d, %d] · %s does not give %s".formatted(rows, columns, in, out));
    }
    int largest = strips.stream().mapToInt(strip -> strip.scratch(kernel)).max().orElse(0);
    DoubleBuffer scratch = Matrix.zeros(1, largest).values();
    for (MappedStrip strip : strips) {
      int step = strip.step(kernel);
      for (int r0 = strip.from(); r0 < strip.to(); r0 += step) {
        int r1 = r0 + Math.min(step, strip.to() - r0);
        multiply(strip.rows(kernel, r0, r1, scratch), in, out.rowRange(r0, r1));
      }
    }
  }

  private static void multiply(Matrix a, Matrix in, Matrix out) {
    if (in.columns() == 1) {
      Blas.gemv(false, 1, a, in, 0, out);
    } else {
      Blas.gemm(false, false, 1, a, in, 0, out);
    }
  }
}
