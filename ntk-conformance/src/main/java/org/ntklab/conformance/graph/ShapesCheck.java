package org.ntklab.conformance.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;

/** The graph can be built at several widths, and its networks give one row of O numbers each. */
final class ShapesCheck implements Check<GraphSubject> {
  static final int[] WIDTHS = {8, 16, 32};
  private static final int[] OUTPUTS = {1, 3};
  private static final int EXAMPLES = 2;

  @Override
  public String name() {
    return "shapes";
  }

  @Override
  public List<Finding> findings(GraphSubject subject) {
    String expected = "one row of O finite numbers for each example";
    if (subject.cases().isEmpty()) {
      String refusals = String.join("; ", subject.refusals());
      return List.of(
          Finding.of(
              subject.name(),
              name(),
              "vectors, signals and images",
              "at least one kind of input that it takes",
              refusals,
              false));
    }
    List<Finding> findings = new ArrayList<>();
    for (GraphCase graph : subject.cases()) {
      String lookedAt = graph.place() + ", widths 8, 16, 32, outputs 1, 3";
      Optional<String> wrong = wrong(subject, graph);
      findings.add(
          Finding.of(
              subject.name(),
              name(),
              lookedAt,
              expected,
              wrong.orElse("rows of O finite numbers"),
              wrong.isEmpty()));
    }
    return findings;
  }

  private static Optional<String> wrong(GraphSubject subject, GraphCase graph) {
    boolean finite = graph.finiteRefusal(subject.workbench()).isEmpty();
    for (int width : WIDTHS) {
      for (int outputs : OUTPUTS) {
        LayerGraph built = graph.graph(width, outputs);
        Shape shape = built.output().shape();
        if (!shape.equals(Shape.vector(outputs))) {
          return Optional.of(
              "width %d, %d outputs: the output has shape %s".formatted(width, outputs, shape));
        }
        if (finite) {
          Optional<String> values = wrongValues(subject, graph, built);
          if (values.isPresent()) {
            return values;
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrongValues(
      GraphSubject subject, GraphCase graph, LayerGraph built) {
    try (Network network =
        subject.workbench().network(built, new NtkScaling(), 1, Workbench.SEED)) {
      Matrix h = network.outputs(graph.examples(EXAMPLES));
      boolean fits = h.rows() == EXAMPLES && h.columns() == built.output().shape().size();
      if (fits && Matrices.isFinite(h)) {
        return Optional.empty();
      }
      return Optional.of(
          (fits ? "outputs that are not finite" : "outputs " + h)
              + " for %d examples of %s".formatted(EXAMPLES, graph.input()));
    }
  }
}
