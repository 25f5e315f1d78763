package org.ntklab.analysis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.analysis.metrics.SpectralMovement;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Role;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.PredictedRange;

/**
 * Spectral movement: ‖ΔW‖₂/‖W₀‖₂ of each layer as a power of the width.
 *
 * <p>Required is that all layers take part in what the network does: each moves by n^−r, as the
 * features do: 0 in feature learning, −½ in the tangent-kernel limit. A layer that moves less
 * stands still as the width grows; one that moves more takes everything over.
 *
 * <p>The norm of a Gaussian matrix is its deviation times √fan_in + √fan_out, of which one is no
 * width in input and output layers. It is taken off, so that ‖W₀‖₂ is the power of the width that
 * it becomes.
 */
@Reference(key = "yang2023", where = "Condition 1")
public final class SpectralCheck {
  private SpectralCheck() {}

  /**
   * Checks runs at one learning rate, several widths and seeds.
   *
   * @param graphs the network at each of the widths
   */
  public static CheckResult of(
      List<CheckRun> runs, CheckTheory theory, Map<Integer, LayerGraph> graphs) {
    List<CheckLine> lines = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    List<CheckVerdict> verdicts = new ArrayList<>();
    boolean sound = theory.r().isPresent();
    // Without a limit to speak of, the wish remains that all layers move by order one.
    double wanted = -theory.r().orElse(0);
    for (GraphNode node : theory.graph().weighted()) {
      Optional<Exponent> measured =
          ExponentOverWidth.of(runs, run -> movement(run, node.name(), graphs));
      CheckLine line =
          new CheckLine(
              node.name(),
              "spectral movement",
              measured,
              theory.metric(SpectralMovement.NAME + "." + node.name()),
              new PredictedRange(wanted + 0.0, wanted + 0.0));
      lines.add(line);
      verdicts.add(line.verdict());
      if (line.verdict() == CheckVerdict.FAILS) {
        boolean still = measured.orElseThrow().slope() < wanted;
        reasons.add(
            node.name()
                + (still
                    ? " stands still beside the others as the width grows"
                    : " moves more and more as the width grows"));
      }
    }
    DivergedRuns.in(runs)
        .ifPresent(
            sentence -> {
              reasons.add(sentence);
              verdicts.add(CheckVerdict.FAILS);
            });
    CheckVerdict verdict = CheckVerdict.of(verdicts);
    if (verdict == CheckVerdict.PASSES) {
      reasons.add(
          sound
              ? "every layer moves by the same power of the width, as its features do"
              : "every layer moves by order one");
    }
    return new CheckResult(lines, verdict, lines.stream().allMatch(CheckLine::agrees), reasons);
  }

  private static OptionalDouble movement(
      CheckRun run, String layer, Map<Integer, LayerGraph> graphs) {
    boolean there =
        run.isFinished()
            && run.result().metrics().get(SpectralMovement.NAME) instanceof MetricValue.ByLayer;
    if (!there) {
      return OptionalDouble.empty();
    }
    MetricValue.ByLayer found =
        (MetricValue.ByLayer) run.result().metrics().get(SpectralMovement.NAME);
    Double value = found.values().get(layer);
    return value == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(value * excess(graphs.get(run.width()), layer));
  }

  /** (√fan_in + √fan_out)/√n: what ‖W₀‖₂ has beyond a power of the width. */
  private static double excess(LayerGraph graph, String layer) {
    GraphNode node =
        graph.weighted().stream().filter(n -> n.name().equals(layer)).findFirst().orElseThrow();
    WeightShape shape =
        node.weights().stream().filter(weight -> !weight.bias()).findFirst().orElseThrow();
    double in = Math.sqrt(shape.fanIn());
    double out = Math.sqrt(shape.fanOut());
    Role role = graph.role(node);
    return switch (role) {
      case INPUT -> (in + out) / out;
      case OUTPUT -> (in + out) / in;
      case HIDDEN, DIRECT -> 1;
    };
  }
}
