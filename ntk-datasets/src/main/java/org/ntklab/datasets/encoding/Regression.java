package org.ntklab.datasets.encoding;

import org.ntklab.core.data.Labels;
import org.ntklab.core.data.TargetEncoding;
import org.ntklab.core.linalg.Matrix;

/** y = the real values of the source as they are, in its units: {@code [N, O]}. */
public record Regression() implements TargetEncoding {
  @Override
  public Matrix encode(Labels labels) {
    if (labels instanceof Labels.Values values) {
      return values.values();
    }
    throw new IllegalArgumentException(
        "regression needs real values, this data has classes: use centred-one-hot, one-hot or"
            + " odd-even (or, for a CSV file, 'task: regression')");
  }

  @Override
  public String errorName() {
    return "rmse";
  }

  /** √ of the mean over all N·O entries of (f − y)²; of no rows NaN. */
  @Override
  public double error(Matrix outputs, Matrix targets) {
    SameShape.demand(outputs, targets);
    double sum = 0;
    for (int i = 0; i < targets.rows(); i++) {
      for (int o = 0; o < targets.columns(); o++) {
        double residual = outputs.get(i, o) - targets.get(i, o);
        sum += residual * residual;
      }
    }
    return Math.sqrt(sum / ((double) targets.rows() * targets.columns()));
  }
}
