package org.ntklab.conformance.graph;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.LayerLanguage;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.problem.Problems;

/** The canonical form, which a run is stored and hashed by, reads as the same network. */
final class CanonicalFormCheck implements Check<GraphSubject> {
  private static final int WIDTH = 8;

  @Override
  public String name() {
    return "canonical form";
  }

  @Override
  public List<Finding> findings(GraphSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (GraphCase graph : subject.cases()) {
      String found = reread(subject, graph);
      findings.add(
          Finding.of(
              subject.name(),
              name(),
              graph.place() + ", the layers with all defaults, read again",
              "the same form and the same outputs",
              found.isEmpty() ? "the same form and the same outputs" : found,
              found.isEmpty()));
    }
    return findings;
  }

  private static String reread(GraphSubject subject, GraphCase graph) {
    Problems problems = new Problems();
    List<Object> canonical = graph.read().canonical();
    LayerLanguage.Read again =
        subject
            .workbench()
            .language()
            .read(Options.none(problems), "layers", (ConfigNode.Items) ConfigNode.of(canonical, 0));
    if (!problems.isEmpty()) {
      return "it cannot be read: " + problems.list().get(0);
    }
    if (!again.canonical().equals(canonical)) {
      return again.canonical() + " instead of " + canonical;
    }
    GraphCase twin = new GraphCase(graph.place(), graph.input(), again);
    LayerGraph one = graph.graph(WIDTH, 2);
    LayerGraph other = twin.graph(WIDTH, 2);
    if (!one.weights().equals(other.weights())) {
      return "other weights: " + other.weights() + " instead of " + one.weights();
    }
    boolean isFinite = graph.finiteRefusal(subject.workbench()).isEmpty();
    return isFinite && !Matrices.same(outputs(subject, graph), outputs(subject, twin))
        ? "other outputs from the same weights: an option is missing from " + canonical
        : "";
  }

  private static Matrix outputs(GraphSubject subject, GraphCase graph) {
    try (Network network =
        subject.workbench().network(graph.graph(WIDTH, 2), new NtkScaling(), 1, Workbench.SEED)) {
      return network.outputs(graph.examples(2));
    }
  }
}
