package org.ntklab.models.finite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** DL4J updaters with the parametrisation folded into their rates. */
final class FoldedUpdaters {
  private final Parametrisation parametrisation;
  private final Optimiser optimiser;
  private final double eta;

  FoldedUpdaters(Parametrisation parametrisation, Optimiser optimiser, double eta) {
    this.parametrisation = parametrisation;
    this.optimiser = optimiser;
    this.eta = eta;
  }

  LayerUpdaters of(List<Weight> weights) {
    Map<String, IUpdater> byName = new HashMap<>();
    weights.forEach(weight -> byName.put(weight.shape().name(), of(weight)));
    return new LayerUpdaters(byName);
  }

  private IUpdater of(Weight weight) {
    Scaling scaling = parametrisation.scaling(weight);
    double rate = eta * scaling.foldedRate(optimiser.rateClass());
    if (optimiser instanceof Sgd) {
      return new org.nd4j.linalg.learning.config.Sgd(rate);
    }
    if (optimiser instanceof HeavyBall heavyBall) {
      return new HeavyBallUpdater(rate, heavyBall.momentum());
    }
    if (optimiser instanceof Nesterov nesterov) {
      return new Nesterovs(rate, nesterov.momentum());
    }
    Adam adam = (Adam) optimiser;
    return new org.nd4j.linalg.learning.config.Adam(
        rate, adam.beta1(), adam.beta2(), adam.epsilon() * scaling.foldedEpsilon());
  }
}
