package org.ntklab.conformance.parametrisation;

import static org.ntklab.conformance.Finding.number;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Network;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.RefusedException;

/** Θ and training stay as they are when every (m, s, r) is shifted to (mθ, s/θ, r/θ²). */
final class ShiftSymmetryCheck implements Check<ParametrisationSubject> {
  private static final int WIDTH = 16;
  private static final int STEPS = 3;
  private static final double RATE = 1e-3;
  private static final double TOLERANCE = 1e-9;

  /** Small enough to be nothing, so that Adam's steps do not feel the shift through it. */
  private static final double EPSILON = 1e-60;

  @Override
  public String name() {
    return "shift symmetry";
  }

  @Override
  public List<Finding> findings(ParametrisationSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (String graph : List.of("shallow", "residual")) {
      for (Optimiser rule : List.of(new Sgd(), new Adam(0.9, 0.999, EPSILON))) {
        String lookedAt =
            "%s network under %s, Θ and outputs of %d steps"
                .formatted(graph, RateClassCheck.word(rule.rateClass()), STEPS);
        try {
          findings.add(finding(subject, subject.graph(graph, WIDTH), rule, lookedAt));
        } catch (RefusedException e) {
          String reason = "refused: " + e.getMessage();
          findings.add(Finding.notApplicable(subject.name(), name(), lookedAt, reason));
        }
      }
    }
    return findings;
  }

  private Finding finding(
      ParametrisationSubject subject, LayerGraph graph, Optimiser rule, String lookedAt) {
    List<Matrix> one = trajectory(subject, graph, subject.parametrisation(), rule);
    List<Matrix> other = trajectory(subject, graph, new Shifted(subject.parametrisation()), rule);
    double worst = 0;
    for (int i = 0; i < one.size(); i++) {
      double off = other.get(i).copy().addScaled(-1, one.get(i)).maxAbs() / one.get(i).maxAbs();
      worst = off <= worst ? worst : off;
    }
    return Finding.of(
        subject.name(),
        name(),
        lookedAt,
        "the same from m, s, r and from mθ, s/θ, r/θ² (Adam: r/θ)",
        worst <= TOLERANCE ? "the same, to " + number(worst) : "off by " + number(worst),
        worst <= TOLERANCE);
  }

  private static List<Matrix> trajectory(
      ParametrisationSubject subject, LayerGraph graph, Parametrisation numbers, Optimiser rule) {
    Matrix x = Workbench.normal("examples", 4, graph.input().shape().size());
    List<Matrix> seen = new ArrayList<>();
    try (Network network =
        subject
            .workbench()
            .networks()
            .create(Workbench.description(graph, numbers, rule, RATE, Workbench.SEED))) {
      seen.add(network.tangentKernel().gram(x, x));
      for (int step = 0; step < STEPS; step++) {
        network.step(x, h -> h.addScaled(-1, Workbench.normal("targets", h.rows(), h.columns())));
        seen.add(network.outputs(x));
      }
    }
    return seen;
  }
}
