package org.ntklab.core.linalg;

/**
 * The largest and the smallest eigenvalue of a symmetric matrix that should be positive
 * semidefinite.
 *
 * @param largest λ_max; 0 if the matrix is empty
 * @param smallest λ_min; of a matrix that is singular to rounding it may be slightly negative
 * @param size n
 */
public record SpectrumEnds(double largest, double smallest, int size) {
  /** Up to this order all eigenvalues are found, in less than a tenth of a second. */
  private static final int SMALL = 400;

  private static final double LARGEST_TOLERANCE = 1e-10;
  private static final double SMALLEST_TOLERANCE = 1e-6;
  private static final int MOST_ITERATIONS = 500;

  /**
   * Finds both ends: from all eigenvalues of a small matrix; else λ_max by Lanczos' iteration, to
   * 1e-10 of itself, and λ_min by the same on the inverse, to 1e-6 of itself, or where that is
   * singular to rounding on λ_max − A, to 1e-10 of λ_max. Time n³/3 flops and some tens of 2n²,
   * memory one copy.
   *
   * @param matrix [n, n]; not modified
   */
  public static SpectrumEnds of(Matrix matrix, int threads) {
    int n = matrix.rows();
    if (n == 0) {
      return new SpectrumEnds(0, 0, 0);
    }
    if (n <= SMALL) {
      double[] values = SymmetricEigen.of(matrix).values();
      return new SpectrumEnds(values[n - 1], values[0], n);
    }
    MatrixOperator operator = new MatrixOperator(matrix);
    double largest = Lanczos.largest(operator, LARGEST_TOLERANCE, MOST_ITERATIONS).value();
    Cholesky factor = Cholesky.inPlace(matrix.copy(), threads);
    if (factor.isPositiveDefinite()) {
      double inverse =
          Lanczos.largest(factor.inverse(), SMALLEST_TOLERANCE, MOST_ITERATIONS).value();
      return new SpectrumEnds(largest, 1 / inverse, n);
    }
    double distance =
        Lanczos.largest(
                new ReflectedOperator(operator, largest), LARGEST_TOLERANCE, MOST_ITERATIONS)
            .value();
    return new SpectrumEnds(largest, largest - distance, n);
  }

  /** λ_max/λ_min; infinite where λ_min ≤ n · 2⁻⁵² · λ_max, which is 0 to rounding. */
  public double conditionNumber() {
    boolean singular = smallest <= size * Math.ulp(1.0) * largest;
    return singular ? Double.POSITIVE_INFINITY : largest / smallest;
  }
}
