package org.ntklab.core.linalg;

/**
 * Largest singular value ‖W‖₂ = √λ_max(W Wᵀ) of a rectangular matrix, by {@link Lanczos} on the
 * smaller Gram operator, which is applied and never formed.
 */
public final class SpectralNorm {
  /** Of the residual to λ_max; the error of the norm is at most half of it, usually its square. */
  private static final double RELATIVE_TOLERANCE = 1e-8;

  private static final int MAX_ITERATIONS = 300;

  private SpectralNorm() {}

  /**
   * The spectral norm, to 5e-9 relative and usually to rounding; a lower bound always. Time 4 ·
   * rows · columns flops an iteration, some tens of them; memory one copy of W.
   *
   * @param w [rows, columns]; not modified
   * @return 0 for an empty or zero matrix, NaN if an entry is NaN or infinite
   */
  public static double of(Matrix w) {
    double scale = w.maxAbs();
    if (scale == 0) {
      return 0;
    }
    if (!Double.isFinite(scale)) {
      return Double.NaN;
    }
    // A Gram of entries around 1 neither overflows nor underflows, whatever the size of W.
    Gram gram = Gram.of(w.copy().scale(1 / scale));
    Lanczos.Largest largest = Lanczos.largest(gram, RELATIVE_TOLERANCE, MAX_ITERATIONS);
    return scale * Math.sqrt(largest.value());
  }

  /** W Wᵀ or WᵀW, whichever is smaller. */
  private record Gram(Matrix w, Matrix between) implements LinearOperator {
    static Gram of(Matrix w) {
      return new Gram(w, Matrix.zeros(Math.max(w.rows(), w.columns()), 1));
    }

    private boolean wide() {
      return w.rows() <= w.columns();
    }

    @Override
    public int rows() {
      return Math.min(w.rows(), w.columns());
    }

    @Override
    public int columns() {
      return rows();
    }

    @Override
    public void apply(Matrix in, Matrix out) {
      // Lanczos asks for one column, and a product of matrices would copy W to multiply with it.
      Blas.gemv(wide(), 1, w, in, 0, between);
      Blas.gemv(!wide(), 1, w, between, 0, out);
    }
  }
}
