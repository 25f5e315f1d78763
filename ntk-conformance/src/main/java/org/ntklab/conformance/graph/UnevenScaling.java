package org.ntklab.conformance.graph;

import org.ntklab.core.layer.Weight;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;

/** Like {@link NtkScaling}, with a rate of its own for each role and for biases. */
final class UnevenScaling implements Parametrisation {
  @Override
  public Scaling scaling(Weight weight) {
    WeightShape shape = weight.shape();
    double rate =
        switch (weight.role()) {
          case INPUT -> 0.7;
          case HIDDEN -> 1.3;
          case OUTPUT -> 0.9;
          case DIRECT -> 1.1;
        };
    double biased = shape.bias() ? 1.7 * rate : rate;
    return new Scaling(shape.std() / Math.sqrt(shape.fanIn()), 1, biased, biased);
  }
}
