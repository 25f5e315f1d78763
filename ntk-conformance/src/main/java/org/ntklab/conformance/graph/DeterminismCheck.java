package org.ntklab.conformance.graph;

import org.ntklab.conformance.Finding;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;

/** A seed determines a network, and a step of its training, to the last bit. */
final class DeterminismCheck extends NetworkCheck {
  private static final int WIDTH = 8;
  private static final double RATE = 0.01;

  @Override
  public String name() {
    return "determinism";
  }

  @Override
  Finding finding(GraphSubject subject, GraphCase graph) {
    Matrix[] one = trained(subject, graph);
    Matrix[] other = trained(subject, graph);
    boolean start = Matrices.same(one[0], other[0]);
    boolean step = Matrices.same(one[1], other[1]);
    String found = "the same bits";
    if (!start) {
      found = "outputs at the start differ by " + Finding.number(difference(one[0], other[0]));
    } else if (!step) {
      found = "outputs after a step differ by " + Finding.number(difference(one[1], other[1]));
    }
    return Finding.of(
        subject.name(),
        name(),
        graph.place() + ", two networks of one seed, at the start and after a step",
        "the same bits",
        found,
        start && step);
  }

  private static double difference(Matrix one, Matrix other) {
    return one.copy().addScaled(-1, other).maxAbs();
  }

  private static Matrix[] trained(GraphSubject subject, GraphCase graph) {
    LayerGraph built = graph.graph(WIDTH, 2);
    Matrix x = graph.examples(3);
    try (Network network =
        subject.workbench().network(built, new UnevenScaling(), RATE, Workbench.SEED)) {
      Matrix start = network.outputs(x);
      network.step(x, Matrix::copy);
      return new Matrix[] {start, network.outputs(x)};
    }
  }
}
