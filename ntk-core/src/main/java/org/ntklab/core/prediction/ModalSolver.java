package org.ntklab.core.prediction;

import java.util.function.IntToDoubleFunction;
import org.ntklab.core.functionspace.Decay;
import org.ntklab.core.functionspace.KernelModes;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;

/**
 * Every time from one eigendecomposition A = Vᵀ diag(a) V, with B = Θ_xT Vᵀ [P, N]:
 *
 * <pre>
 * mean      = B g V Y            g = gain(a/M)/M = (1 − R)/a, at a = 0 its limit
 * trainMean = Vᵀ θ g V Y         θ = a − λ
 * T         = B g V
 * narrowing = B g (1 + R) Bᵀ
 * </pre>
 */
final class ModalSolver implements KernelSolver {
  private final KernelModes modes;
  private final double[] rates;
  private final Descent descent;
  private final double targets;
  private final Matrix targetModes;
  private final Matrix testModes;
  private final SolverReport report;

  /** Time 2(P + O)N² flops; memory (P + O)N doubles. */
  ModalSolver(KernelModes modes, KernelPrediction problem, SolverReport report) {
    Matrix y = problem.targets();
    this.modes = modes;
    this.descent = problem.descent();
    this.targets = (double) y.rows() * y.columns();
    this.rates = modes.eigenvalues();
    for (int k = 0; k < rates.length; k++) {
      rates[k] /= targets;
    }
    this.targetModes = modes.coordinates(y);
    this.testModes = testModes(modes, problem.kernel().testTrain());
    this.report = report;
  }

  @Override
  public Matrix mean(double time) {
    Decay decay = descent.after(time);
    return Blas.product(testModes, scaledRows(targetModes, k -> gain(decay, k)));
  }

  @Override
  public Matrix trainMean(double time) {
    Decay decay = descent.after(time);
    double[] theta = modes.kernelEigenvalues();
    return modes.combine(scaledRows(targetModes, k -> theta[k] * gain(decay, k)));
  }

  @Override
  public Matrix transfer(double time) {
    Decay decay = descent.after(time);
    return Blas.product(scaledColumns(testModes, k -> gain(decay, k)), modes.vectors());
  }

  @Override
  public void narrow(double time, Matrix covariance) {
    Decay decay = descent.after(time);
    // Half of it twice: momentum may overshoot, and what is negative has no square root.
    Matrix half =
        scaledColumns(testModes, k -> -0.5 * gain(decay, k) * (1 + decay.remaining(rates[k])));
    Blas.syr2k(1, half, testModes, 1, covariance);
  }

  @Override
  public SolverReport report() {
    return report;
  }

  private double gain(Decay decay, int k) {
    double gain = decay.gain(rates[k]) / targets;
    // A time that would train eigenvalues lost in rounding is as good as infinite for them.
    boolean endless = rates[k] == 0 && gain * modes.rounding() >= 1;
    return endless ? 0 : gain;
  }

  /**
   * Θ_xT Vᵀ. Along modes that count as 0, where duplicates leave rounding errors that a long time
   * would magnify, products within rounding of 0 count as 0 too.
   */
  private static Matrix testModes(KernelModes modes, Matrix testTrain) {
    Matrix products = Matrix.zeros(testTrain.rows(), testTrain.columns());
    Blas.gemm(false, true, 1, testTrain, modes.vectors(), 0, products);
    double relative = modes.largest() == 0 ? 0 : modes.rounding() / modes.largest();
    for (int i = 0; i < products.rows(); i++) {
      double rounding = relative * testTrain.rowRange(i, i + 1).frobeniusNorm();
      for (int k = 0; k < modes.zeros(); k++) {
        if (Math.abs(products.get(i, k)) <= rounding) {
          products.set(i, k, 0);
        }
      }
    }
    return products;
  }

  private static Matrix scaledRows(Matrix m, IntToDoubleFunction factor) {
    Matrix scaled = m.copy();
    for (int k = 0; k < m.rows(); k++) {
      scaled.rowRange(k, k + 1).scale(factor.applyAsDouble(k));
    }
    return scaled;
  }

  private static Matrix scaledColumns(Matrix m, IntToDoubleFunction factor) {
    Matrix scaled = m.copy();
    double[] factors = new double[m.columns()];
    for (int k = 0; k < factors.length; k++) {
      factors[k] = factor.applyAsDouble(k);
    }
    for (int i = 0; i < m.rows(); i++) {
      for (int k = 0; k < factors.length; k++) {
        scaled.set(i, k, m.get(i, k) * factors[k]);
      }
    }
    return scaled;
  }
}
