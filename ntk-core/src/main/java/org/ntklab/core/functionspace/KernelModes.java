package org.ntklab.core.functionspace;

import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;

/**
 * The modes that training follows: A = Θ + λI = Vᵀ diag(a) V, a ascending, for a kernel Θ and a
 * ridge λ. Eigenvalues of A within rounding of 0, which duplicate rows make, count as 0: those up
 * to n · 2⁻⁵² · a_max, and up to |a_min| where a_min is negative, as in kernels computed in
 * float32.
 *
 * <p>A kernel that is not positive semidefinite is a result, not an error: ask {@link
 * #isPositiveSemidefinite} first.
 */
public final class KernelModes {
  /**
   * Below −this · a_max, a negative eigenvalue is not a rounding error even of a float32 kernel.
   */
  public static final double NEGATIVE_TOLERANCE = 1e-6;

  private final Matrix vectors;
  private final double ridge;
  private final double[] eigenvalues;
  private final double smallest;
  private final double largest;
  private final double rounding;
  private int zeros;

  private KernelModes(SymmetricEigen eigen, double ridge) {
    this.vectors = eigen.vectors();
    this.ridge = ridge;
    this.eigenvalues = eigen.values();
    int n = eigenvalues.length;
    for (int k = 0; k < n; k++) {
      eigenvalues[k] += ridge;
    }
    this.smallest = n == 0 ? 0 : eigenvalues[0];
    this.largest = n == 0 ? 0 : eigenvalues[n - 1];
    // An eigenvalue of −δ shows errors of size δ: those below δ say no more than it does.
    this.rounding = Math.max(rounding(n, Math.abs(largest)), -smallest);
    while (zeros < n && eigenvalues[zeros] <= rounding) {
      eigenvalues[zeros] = 0;
      zeros++;
    }
  }

  /**
   * Decomposes Θ. Time about 9n³ flops, memory 3n² doubles.
   *
   * @param theta Θ [n, n]; only the upper triangle is read; not modified
   * @param ridge λ, 0 or more
   * @throws org.ntklab.core.problem.RefusedException if an entry is NaN or infinite
   */
  public static KernelModes of(Matrix theta, double ridge) {
    return new KernelModes(SymmetricEigen.of(theta), ridge);
  }

  /**
   * As {@link #of} with the eigenvectors in Θ's own memory: 2n² doubles of further memory.
   *
   * @param theta Θ [n, n], off the heap; becomes {@link #vectors}
   * @param ridge λ, 0 or more
   */
  public static KernelModes inPlace(Matrix theta, double ridge) {
    return new KernelModes(SymmetricEigen.inPlace(theta), ridge);
  }

  /** What counts as 0 beside a largest eigenvalue in a matrix of order n: n · 2⁻⁵² · largest. */
  public static double rounding(int n, double largest) {
    return n * Math.ulp(1.0) * largest;
  }

  /** Whether no eigenvalue of A is further below 0 than rounding explains. */
  public boolean isPositiveSemidefinite() {
    return smallest >= -NEGATIVE_TOLERANCE * Math.max(Math.abs(smallest), Math.abs(largest));
  }

  /** a_min as computed, before rounding errors were set to 0; 0 if n = 0. */
  public double smallest() {
    return smallest;
  }

  /** a_max; 0 if n = 0. */
  public double largest() {
    return largest;
  }

  /** Eigenvalues up to this one count as 0. */
  public double rounding() {
    return rounding;
  }

  /** How many eigenvalues of A count as 0; they come first. */
  public int zeros() {
    return zeros;
  }

  /** Eigenvalues a of A [n], ascending, those within rounding of 0 set to 0; a copy. */
  public double[] eigenvalues() {
    return eigenvalues.clone();
  }

  /** Eigenvalues of Θ itself along the same modes, a − λ and 0 where a counts as 0; a copy. */
  public double[] kernelEigenvalues() {
    double[] values = eigenvalues.clone();
    for (int k = zeros; k < values.length; k++) {
      values[k] -= ridge;
    }
    return values;
  }

  /** V [n, n]: row k is the unit eigenvector of a_k; shared, not to be modified. */
  public Matrix vectors() {
    return vectors;
  }

  /** V B: coordinates of the columns of B [n, k] in the modes, a mode a row. Time 2n²k flops. */
  public Matrix coordinates(Matrix b) {
    return Blas.product(vectors, b);
  }

  /** Vᵀ C: what has the coordinates C [n, k]; the way back from {@link #coordinates}. */
  public Matrix combine(Matrix coordinates) {
    Matrix combined = Matrix.zeros(vectors.rows(), coordinates.columns());
    Blas.gemm(true, false, 1, vectors, coordinates, 0, combined);
    return combined;
  }
}
