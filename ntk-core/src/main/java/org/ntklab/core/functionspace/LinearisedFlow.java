package org.ntklab.core.functionspace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.hipparchus.exception.MathIllegalStateException;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.ntklab.core.linalg.Lanczos;
import org.ntklab.core.linalg.LinearOperator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * Gradient flow of a network linearised in its parameters, under any loss, followed by its outputs
 * alone: the limit of {@link LinearisedDynamics} for small steps.
 *
 * <pre>
 * u̇    = ∂L/∂f (f)                u = 0 at time 0, [N, O]
 * f    = f₀ − Θ u                  on the train points
 * f(x) = f₀(x) − Θ_x,train u       anywhere
 * </pre>
 *
 * in the time t = η · steps, by the embedded Runge–Kutta method of order 8(5,3) of Dormand and
 * Prince, which chooses its steps by the error of each and interpolates with order 7. One
 * integration gives all times; the probe costs nothing but its outputs. For squared loss {@link
 * SpectralSolution} is exact and faster. Not safe for several threads.
 */
@Reference(key = "lee2019", where = "Section 2.2")
@Reference(key = "hairer1993", where = "Section II.5")
public final class LinearisedFlow {
  /** Beyond this somebody has asked for a time that explicit steps will not reach. */
  private static final int MOST_EVALUATIONS = 1_000_000;

  /** Errors of u below its own rounding cannot be asked for. */
  private static final double ROUNDING = 1e-14;

  private final OutputGradient loss;
  private final LinearOperator trainTrain;
  private final Matrix initialTrain;
  private final LinearOperator probeTrain;
  private final Matrix initialProbe;
  private final int mostEvaluations;

  /**
   * A flow that begins at the given outputs.
   *
   * @param trainTrain Θ [N, N], the same for every output, or [N·O, N·O]
   * @param initialTrain f₀ on the train points [N, O]; copied
   * @param probeTrain Θ between probe and train points, [P, N] or [P·O, N·O]
   * @param initialProbe f₀ on the probe points [P, O]; copied
   */
  public LinearisedFlow(
      OutputGradient loss,
      LinearOperator trainTrain,
      Matrix initialTrain,
      LinearOperator probeTrain,
      Matrix initialProbe) {
    this(loss, trainTrain, initialTrain, probeTrain, initialProbe, MOST_EVALUATIONS);
  }

  LinearisedFlow(
      OutputGradient loss,
      LinearOperator trainTrain,
      Matrix initialTrain,
      LinearOperator probeTrain,
      Matrix initialProbe,
      int mostEvaluations) {
    check("train", trainTrain, initialTrain, initialTrain);
    check("probe", probeTrain, initialProbe, initialTrain);
    this.loss = loss;
    this.trainTrain = trainTrain;
    this.initialTrain = initialTrain.copy();
    this.probeTrain = probeTrain;
    this.initialProbe = initialProbe.copy();
    this.mostEvaluations = mostEvaluations;
  }

  /**
   * Outputs at one time.
   *
   * @param time t = η · steps
   * @param train f [N, O]
   * @param probe f [P, O]
   */
  public record Outputs(double time, Matrix train, Matrix probe) {}

  /**
   * Follows the flow once and reports it at the times asked for. Time one application of Θ an
   * evaluation; there are some 12 a step, and about 2 κ λ_max t in all while the curvature of the
   * loss is κ, a million at most.
   *
   * @param tolerance of the error that one step makes in the train outputs, root mean square;
   *     absolute, in units of the outputs, positive
   * @param times finite, 0 or more, in any order
   * @return in the order of the times
   * @throws RefusedException if a time is too long to reach, or the loss's gradient is NaN
   */
  public List<Outputs> at(double tolerance, double... times) {
    if (!(tolerance > 0)) {
      throw new IllegalArgumentException(
          "LinearisedFlow: expected a positive tolerance, found " + tolerance);
    }
    for (double time : times) {
      if (!(time >= 0) || Double.isInfinite(time)) {
        throw new IllegalArgumentException(
            "LinearisedFlow: expected finite times of 0 or more, found " + time);
      }
    }
    double[] ascending = Arrays.stream(times).sorted().distinct().toArray();
    List<Outputs> found = new ArrayList<>();
    int atStart = ascending.length > 0 && ascending[0] == 0 ? 1 : 0;
    if (atStart == 1) {
      found.add(outputs(0, new double[size()]));
    }
    if (ascending.length > atStart && size() > 0) {
      integrate(tolerance, ascending, found);
    } else {
      Arrays.stream(ascending)
          .skip(atStart)
          .forEach(time -> found.add(outputs(time, new double[0])));
    }
    return Arrays.stream(times)
        .mapToObj(time -> found.get(Arrays.binarySearch(ascending, time)))
        .toList();
  }

  private void integrate(double tolerance, double[] ascending, List<Outputs> found) {
    double end = ascending[ascending.length - 1];
    // An error δ of u moves the train outputs by Θ δ, at most λ_max times as far.
    double lambdaMax = Lanczos.largest(trainTrain, 0.01, 100).value();
    double ofState = lambdaMax > 0 ? tolerance / lambdaMax : tolerance;
    DormandPrince853Integrator steps = new DormandPrince853Integrator(0, end, ofState, ROUNDING);
    steps.setMaxEvaluations(mostEvaluations);
    double[] reached = new double[1];
    steps.addStepHandler(
        step -> {
          reached[0] = step.getCurrentState().getTime();
          collect(step, ascending, found);
        });
    try {
      steps.integrate(new Flow(), new ODEState(0, new double[size()]), end);
    } catch (MathIllegalStateException e) {
      throw new RefusedException(
          String.format(
              Locale.ROOT,
              "%d evaluations of the gradient flow came as far as time %.3g of %.3g (the largest"
                  + " eigenvalue of the kernel is %.3g): ask for shorter times, or for discrete"
                  + " steps with a large learning rate",
              mostEvaluations,
              reached[0],
              end,
              lambdaMax));
    }
  }

  private void collect(ODEStateInterpolator step, double[] ascending, List<Outputs> found) {
    double until = step.getCurrentState().getTime();
    while (found.size() < ascending.length && ascending[found.size()] <= until) {
      double time = ascending[found.size()];
      found.add(outputs(time, step.getInterpolatedState(time).getPrimaryState()));
    }
  }

  private Outputs outputs(double time, double[] state) {
    Matrix u = Matrix.of(initialTrain.rows(), initialTrain.columns(), state);
    Matrix train = initialTrain.copy();
    Matrix probe = initialProbe.copy();
    move(initialTrain, trainTrain, u, train);
    move(initialProbe, probeTrain, u, probe);
    return new Outputs(time, train, probe);
  }

  /** into ← f₀ − Θ u. */
  private static void move(Matrix initial, LinearOperator theta, Matrix u, Matrix into) {
    boolean shared = theta.columns() == u.rows();
    theta.apply(shared ? u : column(u), shared ? into : column(into));
    into.scale(-1).addScaled(1, initial);
  }

  private int size() {
    return initialTrain.rows() * initialTrain.columns();
  }

  private static Matrix column(Matrix m) {
    return m.reshape(m.rows() * m.columns(), 1);
  }

  private static void check(String name, LinearOperator theta, Matrix initial, Matrix train) {
    KernelShape.check("LinearisedFlow: " + name, theta.rows(), theta.columns(), initial, train);
  }

  /** u̇ = ∂L/∂f (f₀ − Θ u). */
  private final class Flow implements OrdinaryDifferentialEquation {
    // Made once: memory off the heap is freed late, and there may be a million evaluations.
    private final Matrix u = Matrix.zeros(initialTrain.rows(), initialTrain.columns());
    private final Matrix outputs = Matrix.zeros(initialTrain.rows(), initialTrain.columns());
    private final Matrix gradient = Matrix.zeros(initialTrain.rows(), initialTrain.columns());

    @Override
    public int getDimension() {
      return size();
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
      u.values().put(0, state);
      move(initialTrain, trainTrain, u, outputs);
      loss.gradient(outputs, gradient);
      if (!Double.isFinite(gradient.maxAbs())) {
        throw new RefusedException(
            ("the gradient of the loss is NaN or infinite at time %s: look for such values in the"
                    + " kernel, the targets and the initial outputs")
                .formatted(time));
      }
      return gradient.toArray();
    }
  }
}
