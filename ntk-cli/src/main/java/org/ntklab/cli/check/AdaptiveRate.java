package org.ntklab.cli.check;

import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** A first learning rate for optimisers that have no largest stable one. */
final class AdaptiveRate {
  /** A step changes weights by this part of their deviation at the start. */
  private static final double STEP = 1.0 / 128;

  private AdaptiveRate() {}

  /** η at which no weight matrix changes by more than 1/128 of its deviation in a step. */
  static double of(LayerGraph graph, Parametrisation parametrisation) {
    double least = Double.POSITIVE_INFINITY;
    for (Weight weight : graph.weights()) {
      if (!weight.shape().bias()) {
        Scaling scaling = parametrisation.scaling(weight);
        least = Math.min(least, scaling.deviation() / scaling.adaptiveRate());
      }
    }
    return least * STEP;
  }
}
