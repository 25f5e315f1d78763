package org.ntklab.models.finite;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectralNorm;
import org.ntklab.core.network.WeightMovement;

/** How far the layers of a network are from where they began; biases are left out. */
public final class WeightMovements {
  private final LayerGraph graph;
  private final Function<Weight, Matrix> initial;
  private final Function<Weight, Matrix> present;
  private final Map<String, double[]> initialNorms = new LinkedHashMap<>();

  /**
   * Movements of a network. Both give {@code [fanIn, fanOut]}, or both its transpose.
   *
   * @param initial W₀; not modified
   * @param present W, a copy; modified
   */
  public WeightMovements(
      LayerGraph graph, Function<Weight, Matrix> initial, Function<Weight, Matrix> present) {
    this.graph = graph;
    this.initial = initial;
    this.present = present;
  }

  /** By layer, in graph order; several matrices of a layer count as blocks of one. */
  public Map<String, WeightMovement> now() {
    Map<String, WeightMovement> movements = new LinkedHashMap<>();
    for (Weight weight : graph.weights()) {
      if (!weight.shape().bias()) {
        Matrix w0 = initial.apply(weight);
        double[] norms =
            initialNorms.computeIfAbsent(
                weight.name(), any -> new double[] {w0.frobeniusNorm(), SpectralNorm.of(w0)});
        Matrix moved = present.apply(weight).addScaled(-1, w0);
        movements.merge(
            weight.layer(),
            new WeightMovement(moved.frobeniusNorm(), norms[0], SpectralNorm.of(moved), norms[1]),
            WeightMovement::with);
      }
    }
    return movements;
  }
}
