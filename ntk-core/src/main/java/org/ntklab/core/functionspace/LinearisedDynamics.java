package org.ntklab.core.functionspace;

import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;

/**
 * Training of a network linearised in its parameters, f(θ) = f₀ + J(θ − θ₀), under any loss,
 * followed by its outputs alone.
 *
 * <p>Multiplying the {@link LinearRecursion} of θ by J leaves only Θ = J Jᵀ (weighted by learning
 * rates where they differ by layer): with g = ∂L/∂f on the train outputs and u = J v,
 *
 * <pre>
 * u′ = momentum · u − η Θ g
 * f′ = f + fresh · u′ + stale · u
 * </pre>
 *
 * and the same for outputs at other points, the probe, with Θ_probe,train. The parameters and J are
 * not needed. A step costs one application of each of the two operators, O((N + P) N O) for shared
 * kernels as matrices, O((N + P) N O²) for full ones; with a mini-batch of B rows, B takes the
 * place of one N. The state is four matrices of outputs. Not safe for several threads.
 */
@Reference(key = "lee2019", where = "Section 2.2")
public final class LinearisedDynamics {
  private final LinearRecursion recursion;
  private final OutputGradient loss;
  private final Moving train;
  private final Moving probe;
  private final Matrix gradient;

  /**
   * Starts at the given outputs with zero velocity.
   *
   * @param trainTrain Θ [N, N], the same for every output, or [N·O, N·O]
   * @param initialTrain f₀ on the train points [N, O]; copied
   * @param probeTrain Θ between probe and train points, [P, N] or [P·O, N·O]
   * @param initialProbe f₀ on the probe points [P, O]; copied
   */
  public LinearisedDynamics(
      LinearRecursion recursion,
      OutputGradient loss,
      LinearOperator trainTrain,
      Matrix initialTrain,
      LinearOperator probeTrain,
      Matrix initialProbe) {
    this.recursion = recursion;
    this.loss = loss;
    this.train = new Moving("train", trainTrain, initialTrain, initialTrain);
    this.probe = new Moving("probe", probeTrain, initialProbe, initialTrain);
    this.gradient = Matrix.zeros(initialTrain.rows(), initialTrain.columns());
  }

  /** One full-batch step of size η. */
  public void step(double eta) {
    loss.gradient(train.outputs, gradient);
    train.pull(gradient);
    probe.pull(gradient);
    train.advance(eta);
    probe.advance(eta);
  }

  /**
   * One step of size η on a mini-batch. The loss is taken as the mean over the batch, so its
   * gradient is that of the full loss on these rows times N/B.
   *
   * @param rows distinct train rows, at least one
   */
  public void step(double eta, int[] rows) {
    if (rows.length == 0) {
      throw new IllegalArgumentException("LinearisedDynamics.step: a batch needs at least one row");
    }
    loss.gradient(train.outputs, gradient);
    Matrix batch = Matrix.zeros(rows.length, gradient.columns());
    for (int b = 0; b < rows.length; b++) {
      batch.rowRange(b, b + 1).assign(gradient.rowRange(rows[b], rows[b] + 1));
    }
    batch.scale((double) gradient.rows() / rows.length);
    train.pull(rows, batch);
    probe.pull(rows, batch);
    train.advance(eta);
    probe.advance(eta);
  }

  /** Current outputs on the train points [N, O]; live, copy them to keep them. */
  public Matrix trainOutputs() {
    return train.outputs;
  }

  /** Current outputs on the probe points [P, O]; live, copy them to keep them. */
  public Matrix probeOutputs() {
    return probe.outputs;
  }

  /** A copy of all that steps have changed. */
  public LinearisedState state() {
    return new LinearisedState(
        train.outputs.copy(), train.velocity.copy(), probe.outputs.copy(), probe.velocity.copy());
  }

  /**
   * Goes on from a state of the same dynamics, bit for bit.
   *
   * @throws IllegalArgumentException when it has other shapes
   */
  public void restore(LinearisedState state) {
    train.outputs.assign(state.trainOutputs());
    train.velocity.assign(state.trainVelocity());
    probe.outputs.assign(state.probeOutputs());
    probe.velocity.assign(state.probeVelocity());
  }

  /** Outputs at some points, how they move, and the kernel that moves them. */
  private final class Moving {
    private final LinearOperator theta;
    private final boolean shared;
    private final Matrix outputs;
    private final Matrix velocity;
    private final Matrix pull;

    Moving(String name, LinearOperator theta, Matrix initial, Matrix initialTrain) {
      KernelShape.check(
          "LinearisedDynamics: " + name, theta.rows(), theta.columns(), initial, initialTrain);
      this.theta = theta;
      this.shared = theta.columns() == initialTrain.rows();
      this.outputs = initial.copy();
      this.velocity = Matrix.zeros(initial.rows(), initial.columns());
      this.pull = Matrix.zeros(initial.rows(), initial.columns());
    }

    /** pull ← Θ g. */
    void pull(Matrix g) {
      theta.apply(block(g), block(pull));
    }

    /** pull ← Θ[:, rows] g. */
    void pull(int[] rows, Matrix g) {
      theta.applyColumns(shared ? rows : entries(rows), block(g), block(pull));
    }

    void advance(double eta) {
      outputs.addScaled(recursion.stale(), velocity);
      velocity.scale(recursion.momentum()).addScaled(-eta, pull);
      outputs.addScaled(recursion.fresh(), velocity);
    }

    /** A shared kernel acts on every output's column, a full one on all entries as one column. */
    private Matrix block(Matrix m) {
      return shared ? m : m.reshape(m.rows() * m.columns(), 1);
    }

    private int[] entries(int[] rows) {
      int outputsPerRow = outputs.columns();
      int[] entries = new int[rows.length * outputsPerRow];
      for (int e = 0; e < entries.length; e++) {
        entries[e] = rows[e / outputsPerRow] * outputsPerRow + e % outputsPerRow;
      }
      return entries;
    }
  }
}
