package org.ntklab.datasets.scale;

import java.util.function.UnaryOperator;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.InputScaling;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SymmetricEigen;
import org.ntklab.core.plugin.Kind;

/**
 * Whitening that stays as near to the inputs as it can (zero-phase component analysis):
 *
 * <pre>x ↦ W (x − m),  W = (C + r (tr C / d) I)^(−1/2)</pre>
 *
 * <p>with mean m and covariance C (divisor n) of the training rows and the symmetric root. Without
 * regularisation, r = 0, the training rows come out with the identity as their covariance, which
 * takes more than d of them in general position; with r, a direction of variance λ comes out with
 * variance λ / (λ + r tr C / d), and one in which the training rows do not vary is blown up by no
 * more than √(d / (r tr C)).
 *
 * <p>Fitting takes n d² flops for C and about 10 d³ for one decomposition (CIFAR-10, d = 3072:
 * about 7 s on two cores) and memory for about 5 matrices of d × d; applying takes 2 n d² flops.
 *
 * <p>Sources: Bell and Sejnowski 1997; with this regularisation Shankar et al. 2020, "Neural
 * Kernels Without Tangents", and Nguyen, Novak, Xiao and Lee 2021, "Dataset Distillation with
 * Infinitely Wide Convolutional Networks".
 *
 * @param regularisation r, at least 0
 */
public record Zca(double regularisation) implements InputScaling {
  /** The value of Nguyen et al. 2021, appendix A. */
  static final double USUAL_REGULARISATION = 0.1;

  /** Rows that are centred at once, to spare a copy of all. */
  private static final int BLOCK = 1 << 12;

  /** Eigenvalues are exact to this, relative to the largest, for each dimension. */
  private static final double ROUNDING = 1e-15;

  public Zca {
    if (!(regularisation >= 0 && Double.isFinite(regularisation))) {
      throw new IllegalArgumentException(
          "the regularisation of zca is a number of at least 0, found " + regularisation);
    }
  }

  /** {@code scale: zca} or {@code scale: {name: zca, regularisation: 0.1}}. */
  public static final class OfOptions implements Kind<InputScaling> {
    @Override
    public InputScaling read(Options options) {
      return new Zca(
          options
              .main("regularisation")
              .number("regularisation")
              .check(r -> r >= 0, "a number of at least 0")
              .orElse(USUAL_REGULARISATION));
    }
  }

  @Override
  public UnaryOperator<Matrix> fit(Matrix train) {
    double[] mean = ColumnMeans.of(train);
    Matrix whitening = whitening(covariance(train, mean), train.rows());
    return rows -> whitened(rows, mean, whitening);
  }

  private static Matrix covariance(Matrix train, double[] mean) {
    Matrix covariance = Matrix.zeros(mean.length, mean.length);
    for (int from = 0; from < train.rows(); from += BLOCK) {
      Matrix rows = train.rowRange(from, Math.min(train.rows(), from + BLOCK));
      Blas.syrk(true, 1.0 / train.rows(), centred(rows, mean), from == 0 ? 0 : 1, covariance);
    }
    return covariance;
  }

  private Matrix whitening(Matrix covariance, int rows) {
    int d = covariance.rows();
    double trace = 0;
    for (int j = 0; j < d; j++) {
      trace += covariance.get(j, j);
    }
    SymmetricEigen eigen = SymmetricEigen.inPlace(covariance);
    double[] values = eigen.values();
    double ridge = regularisation * trace / d;
    if (!(values[0] + ridge > ROUNDING * d * values[d - 1])) {
      throw new IllegalArgumentException(
          ("zca: the covariance of %d training rows of %d features has the eigenvalues %.3g to"
                  + " %.3g, and with the regularisation %s no inverse: %s")
              .formatted(rows, d, values[0], values[d - 1], regularisation, way(trace)));
    }
    Matrix root = eigen.vectors().copy();
    for (int k = 0; k < d; k++) {
      root.rowRange(k, k + 1).scale(Math.pow(Math.max(values[k], 0) + ridge, -0.25));
    }
    Matrix whitening = Matrix.zeros(d, d);
    Blas.syrk(true, 1, root, 0, whitening);
    return whitening;
  }

  private static String way(double trace) {
    return trace > 0
        ? "take a larger one, such as " + USUAL_REGULARISATION + ", or more rows than features"
        : "all rows are the same";
  }

  private static Matrix whitened(Matrix rows, double[] mean, Matrix whitening) {
    ColumnMeans.demandFeatures(mean.length, rows);
    Matrix scaled = Matrix.zeros(rows.rows(), mean.length);
    for (int from = 0; from < rows.rows(); from += BLOCK) {
      int to = Math.min(rows.rows(), from + BLOCK);
      Matrix block = centred(rows.rowRange(from, to), mean);
      Blas.gemm(false, false, 1, block, whitening, 0, scaled.rowRange(from, to));
    }
    return scaled;
  }

  private static Matrix centred(Matrix rows, double[] mean) {
    Matrix centred = rows.copy();
    Matrix means = Matrix.of(1, mean.length, mean);
    for (int i = 0; i < rows.rows(); i++) {
      centred.rowRange(i, i + 1).addScaled(-1, means);
    }
    return centred;
  }
}
