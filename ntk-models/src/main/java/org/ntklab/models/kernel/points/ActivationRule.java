package org.ntklab.models.kernel.points;

import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.activation.SeriesDual;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.duals.ArcCosineDual;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.PointwiseRule;

/**
 * An activation as a layer: its dual in closed form if it has one, else the Hermite expansion of
 * its values.
 *
 * @param function φ
 */
public record ActivationRule(Activation function) implements PointwiseRule {
  @Override
  public boolean needsGaussian() {
    return !isLinear();
  }

  @Override
  public boolean keepsGaussian() {
    return isLinear();
  }

  @Override
  public boolean isHomogeneous() {
    return function
        .dual()
        .map(dual -> dual instanceof PairDual p && p.isHomogeneous())
        .orElse(false);
  }

  @Override
  public boolean dependsOnRange() {
    Dual dual = function.dual().orElse(null);
    return dual == null
        || (dual instanceof PairDual pair && pair.varianceBound() < Double.POSITIVE_INFINITY);
  }

  @Override
  public PointMap over(double smallest, double largest) {
    Optional<Dual> dual = function.dual();
    if (dual.isEmpty()) {
      return HermiteExpansion.of(function, smallest, largest);
    }
    if (dual.get() instanceof SeriesDual series) {
      return new SeriesMap(new PowerSeries(series));
    }
    if (dual.get() instanceof ArcCosineDual arcCosine) {
      return new ArcCosineMap(arcCosine.negative(), arcCosine.positive());
    }
    PairDual pair = (PairDual) dual.get();
    if (largest >= pair.varianceBound()) {
      throw new RefusedException(
          ("its input has a variance of %.4g, and from %.4g on the second moment of the function"
                  + " does not exist; a smaller weight-std before it would do")
              .formatted(largest, pair.varianceBound()));
    }
    return new PairDualMap(pair);
  }

  private boolean isLinear() {
    return function.dual().orElse(null) instanceof ArcCosineDual line
        && line.negative() == line.positive();
  }
}
