package org.ntklab.conformance.graph;

import org.ntklab.conformance.Finding;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;

/** What a network makes of an example does not depend on the rest of the batch. */
final class ExamplesCheck extends NetworkCheck {
  private static final int WIDTH = 8;
  private static final int EXAMPLES = 6;

  /** Sums of products may run in another order in another batch. */
  private static final double ROUNDING = 1e-11;

  @Override
  public String name() {
    return "independent examples";
  }

  @Override
  Finding finding(GraphSubject subject, GraphCase graph) {
    LayerGraph built = graph.graph(WIDTH, 2);
    Matrix all = graph.examples(EXAMPLES);
    Matrix first = all.rowRange(0, 2);
    Matrix one = between(all.rowRange(2, 4), first);
    Matrix other = between(all.rowRange(4, 6).copy().scale(3), first);
    String found = "the same outputs and the same kernel";
    boolean passed = false;
    try (Network network =
        subject.workbench().network(built, new UnevenScaling(), 1, Workbench.SEED)) {
      double outputs =
          Matrices.difference(network.outputs(first), network.outputs(one).rowRange(1, 3).copy());
      double kernel =
          Matrices.difference(
              network.tangentKernel().gram(first, first),
              middle(network.tangentKernel().gram(one, one)));
      double training =
          Matrices.difference(training(subject, built, one), training(subject, built, other));
      if (!(outputs <= ROUNDING)) {
        found = "outputs that change by " + Finding.number(outputs) + " with the others";
      } else if (!(training <= ROUNDING)) {
        found =
            "outputs while training that change by "
                + Finding.number(training)
                + " with the others";
      } else if (!(kernel <= ROUNDING)) {
        found = "a tangent kernel that changes by " + Finding.number(kernel) + " with the others";
      } else {
        passed = true;
      }
    }
    return Finding.of(
        subject.name(),
        name(),
        graph.place() + ", two examples alone and among others, measured and in training",
        "outputs and tangent kernel of two examples whatever stands beside them"
            + " (a layer that couples examples says so and is refused)",
        found,
        passed);
  }

  /** Two examples with one before and one behind them: either may be what they are mixed with. */
  private static Matrix between(Matrix others, Matrix two) {
    return Matrices.stack(others.rowRange(0, 1), Matrices.stack(two, others.rowRange(1, 2)));
  }

  private static Matrix middle(Matrix gram) {
    Matrix middle = Matrix.zeros(2, 2);
    for (int i = 0; i < 2; i++) {
      for (int j = 0; j < 2; j++) {
        middle.set(i, j, gram.get(i + 1, j + 1));
      }
    }
    return middle;
  }

  /** Outputs of the two examples in the forward pass of a step. */
  private static Matrix training(GraphSubject subject, LayerGraph built, Matrix batch) {
    Matrix[] seen = new Matrix[1];
    try (Network network =
        subject.workbench().network(built, new UnevenScaling(), 1, Workbench.SEED)) {
      network.step(
          batch,
          h -> {
            seen[0] = h.rowRange(1, 3).copy();
            return h.scale(0);
          });
    }
    return seen[0];
  }
}
