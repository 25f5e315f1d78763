package org.ntklab.analysis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.analysis.abc.AbcConditions;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.verdict.NetworkRoles;
import org.ntklab.analysis.verdict.PredictedExponents;
import org.ntklab.analysis.verdict.RegimePrediction;
import org.ntklab.analysis.verdict.RegimeTheory;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Join;
import org.ntklab.core.layer.JoinLayer;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Role;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;

/**
 * What theory says of the exponents that are checked, from a parametrisation's own numbers at a
 * constant learning rate.
 */
@Reference(key = "yang2021", where = "Section 4")
@Reference(key = "yang2023", where = "Condition 1")
public final class CheckTheory {
  /** Rates of any parametrisation lie within n^±this of stable ones. */
  private static final double FARTHEST = 8;

  private static final double FINE = 1e-6;

  private final LayerGraph graph;
  private final RegimePrediction prediction;
  private final PredictedExponents exponents;

  private CheckTheory(LayerGraph graph, RegimePrediction prediction, NetworkRoles roles) {
    this.graph = graph;
    this.prediction = prediction;
    this.exponents = new PredictedExponents(prediction, roles);
  }

  /**
   * Theory of a run at a constant rate.
   *
   * @param graph the run's, at any width
   */
  public static CheckTheory of(RunSpec run, LayerGraph graph) {
    NetworkRoles roles = NetworkRoles.of(graph);
    return new CheckTheory(graph, RegimeTheory.predict(run, roles), roles);
  }

  /** The graph that theory was asked about. */
  LayerGraph graph() {
    return graph;
  }

  /** The regime that is predicted; undetermined for parametrisations that are no power laws. */
  public Regime regime() {
    return prediction.regime();
  }

  /** Why, in sentences. */
  public List<String> reasons() {
    return prediction.reasons();
  }

  /** r, by whose power features move, n^−r; empty unless the regime is lazy or learns features. */
  public OptionalDouble r() {
    boolean sound = regime() == Regime.LAZY || regime() == Regime.FEATURE_LEARNING;
    if (!sound || prediction.depth() == 0) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        AbcConditions.movement(
            prediction.exponents().orElseThrow(), prediction.depth(), prediction.rateClass()));
  }

  /** Movement of a layer's pre-activations, of the spectral norm, of the outputs. */
  Optional<PredictedRange> metric(String name) {
    return exponents.of(name);
  }

  /**
   * Exponent of a layer's pre-activations at the start: 0 − (a + b) behind data, ½ − (a + b) more
   * behind units; of branches the largest.
   */
  Optional<PredictedRange> initial(GraphNode node) {
    return prediction
        .exponents()
        .filter(own -> own.hidden().isPresent() || prediction.depth() < 2)
        .map(own -> CheckLine.exactly(initial(own)[node.index()]));
  }

  private double[] initial(AbcExponents own) {
    double[] size = new double[graph.nodes().size()];
    for (GraphNode node : graph.nodes()) {
      List<Double> in = new ArrayList<>();
      node.inputs().forEach(i -> in.add(size[i]));
      double before = in.stream().mapToDouble(Double::doubleValue).max().orElse(0);
      if (node.isWeighted()) {
        before += growth(own, graph.role(node));
      } else if (node.layer() instanceof JoinLayer join && join.join() == Join.PRODUCT) {
        before = in.stream().mapToDouble(Double::doubleValue).sum();
      }
      size[node.index()] = before;
    }
    return size;
  }

  private static double growth(AbcExponents own, Role role) {
    return switch (role) {
      case INPUT -> -own.input().initial();
      case HIDDEN -> 0.5 - own.hidden().orElseThrow().initial();
      case OUTPUT -> 0.5 - own.output().initial();
      case DIRECT -> 0;
    };
  }

  /**
   * Exponent of the best learning rate in units of η: n^−κ with the least κ for which rates η n^−κ
   * n^−c are stable. Empty where activations vanish or blow up at the start.
   */
  Optional<PredictedRange> bestRate() {
    if (prediction.exponents().isEmpty() || prediction.depth() == 0) {
      return Optional.empty();
    }
    AbcExponents own = prediction.exponents().get();
    boolean keepsSize =
        graph.weighted().stream()
            .filter(node -> graph.role(node) != Role.OUTPUT)
            .allMatch(node -> Math.abs(initial(own)[node.index()]) <= AbcConditions.EQUAL);
    double low = -FARTHEST;
    double high = FARTHEST;
    if (!keepsSize || !isStable(own, high) || isStable(own, low)) {
      return Optional.empty();
    }
    while (high - low > FINE) {
      double middle = (low + high) / 2;
      if (isStable(own, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return Optional.of(CheckLine.exactly(-Math.rint(high / FINE / 10) * FINE * 10));
  }

  private boolean isStable(AbcExponents own, double kappa) {
    return AbcConditions.instabilities(
            own.slower(kappa), prediction.depth(), prediction.rateClass())
        .isEmpty();
  }
}
