package org.ntklab.conformance.graph;

import static org.ntklab.conformance.Finding.number;

import java.util.Map;
import org.ntklab.conformance.Finding;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Blas;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.reference.Reference;

/**
 * The empirical Θ is how steps move outputs: with output gradients ±g, two networks of one seed end
 * 2ηΘg apart, up to η³, for trained examples and for others.
 *
 * <p>A wrong gradient of a layer gives Θ = J̃J̃ᵀ where outputs move by JJ̃ᵀg; a wrong tangent rule
 * gives another Θ still. Only when both are right do they agree.
 */
@Reference(key = "jacot2018", where = "Section 3")
final class TangentCheck extends NetworkCheck {
  private static final int WIDTH = 8;
  private static final int OUTPUTS = 2;
  private static final int TRAINED = 3;
  private static final int ALL = 5;

  /** How far outputs move, relative to themselves. */
  private static final double MOVE = 1e-5;

  private static final double TOLERANCE = 1e-6;
  private static final double ROUNDING = 1e-11;

  @Override
  public String name() {
    return "tangent kernel";
  }

  @Override
  Finding finding(GraphSubject subject, GraphCase graph) {
    LayerGraph built = graph.graph(WIDTH, OUTPUTS);
    Matrix x = graph.examples(ALL);
    Matrix trained = x.rowRange(0, TRAINED);
    Matrix g = Workbench.normal("gradients", TRAINED, OUTPUTS);
    String lookedAt =
        "%s, width %d: outputs of %d examples after steps of ±g on %d"
            .formatted(graph.place(), WIDTH, ALL, TRAINED);
    if (graph.drawsMasks(subject.workbench())) {
      String reason =
          "training draws masks, so that a step is no difference quotient of the measured kernel";
      return Finding.notApplicable(subject.name(), name(), lookedAt, reason);
    }
    Matrix predicted;
    double rate;
    double parts;
    try (Network network =
        subject.workbench().network(built, new UnevenScaling(), 1, Workbench.SEED)) {
      Matrix outputs = network.outputs(x);
      Matrix theta = network.tangentKernel().full(x, trained);
      predicted = Matrix.zeros(ALL * OUTPUTS, 1);
      Blas.gemm(false, false, 1, theta, g.reshape(TRAINED * OUTPUTS, 1), 0, predicted);
      rate = MOVE * outputs.maxAbs() / predicted.maxAbs();
      parts = sumOfParts(network, x);
    }
    if (!Double.isFinite(rate)) {
      return Finding.of(subject.name(), name(), lookedAt, "Θ above 0", "Θ = 0", false);
    }
    Matrix moved = after(subject, built, x, g.copy().scale(-1), rate);
    moved.addScaled(-1, after(subject, built, x, g, rate)).scale(1 / (2 * rate));
    double error = Matrices.difference(predicted, moved.reshape(ALL * OUTPUTS, 1));
    boolean added = parts <= ROUNDING;
    String found =
        added
            ? "differences off by " + number(error) + entry(predicted, moved)
            : "Θ and the sum of its layers, off by " + number(parts);
    return Finding.of(
        subject.name(),
        name(),
        lookedAt,
        "outputs that move by −ηΘg, and Θ the sum of its layers",
        found,
        added && error <= TOLERANCE);
  }

  private static String entry(Matrix predicted, Matrix moved) {
    int worst = 0;
    double[] expected = predicted.toArray();
    double[] found = moved.toArray();
    for (int i = 0; i < expected.length; i++) {
      if (Math.abs(found[i] - expected[i]) > Math.abs(found[worst] - expected[worst])) {
        worst = i;
      }
    }
    return " at most: example %d moves by %s·η where Θg is %s"
        .formatted(worst / OUTPUTS, number(found[worst]), number(expected[worst]));
  }

  private static double sumOfParts(Network network, Matrix x) {
    Matrix sum = Matrix.zeros(x.rows(), x.rows());
    for (Map.Entry<String, Matrix> part : network.tangentKernel().layerGrams(x).entrySet()) {
      sum.addScaled(1, part.getValue());
    }
    return Matrices.difference(network.tangentKernel().gram(x, x), sum);
  }

  private static Matrix after(
      GraphSubject subject, LayerGraph built, Matrix x, Matrix g, double rate) {
    try (Network network =
        subject.workbench().network(built, new UnevenScaling(), rate, Workbench.SEED)) {
      network.step(x.rowRange(0, g.rows()), h -> h.assign(g));
      return network.outputs(x);
    }
  }
}
