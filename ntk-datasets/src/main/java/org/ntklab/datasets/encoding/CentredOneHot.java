package org.ntklab.datasets.encoding;

import org.ntklab.core.data.Labels;
import org.ntklab.core.linalg.Matrix;

/** y_c = 1 − 1/C for the class of the row, −1/C for the others: {@code [N, C]}, rows sum to 0. */
public record CentredOneHot() implements ClassTarget {
  @Override
  public String name() {
    return "centred-one-hot";
  }

  @Override
  public Matrix encode(Labels.Classes labels) {
    return OneHot.indicators(name(), labels, 1.0 / labels.classes());
  }
}
