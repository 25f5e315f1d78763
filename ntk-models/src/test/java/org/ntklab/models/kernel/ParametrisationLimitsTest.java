package org.ntklab.models.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ntklab.models.kernel.Graphs.RELU;
import static org.ntklab.models.kernel.Graphs.dense;
import static org.ntklab.models.kernel.Graphs.graph;
import static org.ntklab.models.kernel.Graphs.readout;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelLimit;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.models.kernel.execution.AnalyticKernel;
import org.ntklab.models.kernel.program.KernelProgram;

/** What becomes of K and Θ in parametrisations other than the NTK's. */
class ParametrisationLimitsTest {
  private static final double TOLERANCE = 1e-12;

  /** Exponents are read off powers of the width, to six digits. */
  private static final double SHIFTED = 1e-9;

  private static final Shape SHAPE = Shape.vector(5);
  private static final int WIDTH = 64;
  private static final Matrix X = Grams.examples(SHAPE, 4);
  private static final LayerGraph PLAIN =
      graph(SHAPE, dense(1.4, 0), RELU, dense(1.3, 0), RELU, readout());
  private static final LayerGraph BIASED =
      graph(SHAPE, dense(1.4, 0.3), RELU, dense(1.3, 0.2), RELU, readout());

  private static final Abc NTK = new Abc(0, 0.5, 0.5, 0, 0, 0, 0);
  private static final Abc MEAN_FIELD = new Abc(0, 0.5, 1, 0, 0, 0, -1);
  private static final Abc MU_P = new Abc(-0.5, 0, 0.5, 0.5, 0.5, 0.5, 0);

  /**
   * m = σ n^−a (input layers: /√fanIn), w ~ N(0, n^−2b), rates n^−c; biases by the exponents of the
   * input layer.
   */
  private record Abc(double a0, double a1, double a2, double b0, double b1, double b2, double c)
      implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      double n = weight.width();
      boolean asInput = weight.shape().bias();
      double fanIn = 1;
      double a = a0;
      double b = b0;
      switch (weight.role()) {
        case INPUT -> fanIn = asInput ? 1 : weight.shape().fanIn();
        case HIDDEN -> {
          a = asInput ? a0 : a1;
          b = asInput ? b0 : b1;
        }
        case OUTPUT -> {
          a = a2;
          b = b2;
        }
        case DIRECT -> fanIn = weight.shape().fanIn();
      }
      double rate = Math.pow(n, -c);
      double multiplier = weight.shape().std() * Math.pow(n, -a) / Math.sqrt(fanIn);
      return new Scaling(multiplier, Math.pow(n, -b), rate, rate);
    }

    Abc shifted(double t) {
      return new Abc(a0 + t, a1 + t, a2 + t, b0 - t, b1 - t, b2 - t, c - 2 * t);
    }
  }

  /** Multiplier 1, W ~ N(0, σ²/fanIn), b ~ N(0, σ_b²). */
  private static final class Standard implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      return Scaling.plain(weight.shape().std() / Math.sqrt(weight.shape().fanIn()));
    }
  }

  @Test
  void abcWithTheExponentsOfNtkIsNtk() {
    for (LayerGraph graph : new LayerGraph[] {PLAIN, BIASED}) {
      Map<String, Matrix> expected = Grams.gram(Grams.kernel(graph), X);
      Grams.agree("ntk", expected, gram(graph, NTK), TOLERANCE);
      assertEquals(new KernelLimit(false, false, false, true), kernel(graph, NTK).limit());
    }
  }

  @Test
  void thetaIsTheSameInMeanFieldAndMuPWhoseReadoutVanishes() {
    for (LayerGraph graph : new LayerGraph[] {PLAIN, BIASED}) {
      Matrix expected = gram(graph, NTK).get("ntk");
      for (Abc abc : new Abc[] {MEAN_FIELD, MU_P}) {
        Map<String, Matrix> found = gram(graph, abc);
        Grams.agree(abc.toString(), expected, found.get("ntk"), TOLERANCE);
        assertEquals(0, found.get("nngp").maxAbs(), "K of the readout vanishes");
        assertEquals(new KernelLimit(false, true, false, true), kernel(graph, abc).limit());
      }
    }
  }

  @Test
  void shiftsChangeNothing() {
    for (Abc abc : new Abc[] {NTK, MEAN_FIELD, MU_P}) {
      Map<String, Matrix> expected = gram(BIASED, abc);
      for (double t : new double[] {-0.5, 0.3, 1}) {
        Map<String, Matrix> found = gram(BIASED, abc.shifted(t));
        Grams.agree("shift " + t, expected.get("ntk"), found.get("ntk"), SHIFTED);
        assertEquals(kernel(BIASED, abc).limit(), kernel(BIASED, abc.shifted(t)).limit());
      }
    }
  }

  /** Θ′ = fanIn·K + [bias] + σ_w² Θ K̇ at the graph's own width, layer by layer by hand. */
  @Test
  void standardThetaUsesTheKernelBeforeEachMapAndGrowsWithTheWidth() {
    for (boolean biased : new boolean[] {false, true}) {
      LayerGraph graph = biased ? BIASED : PLAIN;
      InfiniteKernel kernel = kernel(graph, new Standard());
      assertTrue(kernel.limit().atWidth());
      assertFalse(kernel.limit().covarianceVanishes());
      Map<String, Matrix> found = Grams.gram(kernel, X);
      Grams.agree(
          "K", Grams.gram(Grams.kernel(graph), X).get("nngp"), found.get("nngp"), TOLERANCE);
      double bias1 = biased ? 0.3 : 0;
      double bias2 = biased ? 0.2 : 0;
      Matrix expected = Matrix.zeros(X.rows(), X.rows());
      for (int i = 0; i < X.rows(); i++) {
        for (int j = 0; j < X.rows(); j++) {
          expected.set(i, j, standard(i, j, bias1, bias2));
        }
      }
      Grams.agree("Θ", expected, found.get("ntk"), TOLERANCE);
    }
  }

  private static double standard(int i, int j, double bias1, double bias2) {
    double one = bias1 > 0 ? 1 : 0;
    double[] k0 = {dot(i, i), dot(j, j), dot(i, j)};
    double[] k1 = affine(k0, 1.4, bias1);
    double theta1 = SHAPE.size() * k0[2] + one;
    double[] k2 = relu(k1);
    double theta2 = theta1 * slope(k1);
    double[] k3 = affine(k2, 1.3, bias2);
    double theta3 = WIDTH * k2[2] + one + 1.69 * theta2;
    double[] k4 = relu(k3);
    return WIDTH * k4[2] + theta3 * slope(k3);
  }

  private static double[] affine(double[] k, double weight, double bias) {
    double[] moved = new double[3];
    for (int e = 0; e < 3; e++) {
      moved[e] = weight * weight * k[e] + bias * bias;
    }
    return moved;
  }

  private static double[] relu(double[] k) {
    double s = Math.sqrt(Math.max(0, k[0] * k[1] - k[2] * k[2]));
    return new double[] {k[0] / 2, k[1] / 2, s / (2 * Math.PI) + slope(k) * k[2]};
  }

  private static double slope(double[] k) {
    double s = Math.sqrt(Math.max(0, k[0] * k[1] - k[2] * k[2]));
    return 0.5 - Math.atan2(s, k[2]) / (2 * Math.PI);
  }

  private static double dot(int i, int j) {
    return X.rowRange(i, i + 1).dot(X.rowRange(j, j + 1)) / SHAPE.size();
  }

  private static InfiniteKernel kernel(LayerGraph graph, Parametrisation parametrisation) {
    return new AnalyticKernel(KernelProgram.of(graph, parametrisation), false);
  }

  private static Map<String, Matrix> gram(LayerGraph graph, Parametrisation parametrisation) {
    return Grams.gram(kernel(graph, parametrisation), X);
  }
}
