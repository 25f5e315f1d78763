package org.ntklab.datasets.encoding;

import java.util.List;
import org.ntklab.core.data.Labels;
import org.ntklab.core.linalg.Matrix;

/** y_c = 1 for the class of the row, 0 for the others: {@code [N, C]}. */
public record OneHot() implements ClassTarget {
  @Override
  public String name() {
    return "one-hot";
  }

  @Override
  public Matrix encode(Labels.Classes labels) {
    return indicators(name(), labels, 0);
  }

  @Override
  public boolean isDistribution() {
    return true;
  }

  /** One column a class: 1 at the class of the row, everything lowered by the offset. */
  static Matrix indicators(String name, Labels.Classes labels, double offset) {
    if (labels.classes() < 2) {
      throw new IllegalArgumentException(
          name + " needs two classes or more, this data has " + labels.classes());
    }
    List<Integer> values = labels.values();
    Matrix targets = Matrix.zeros(values.size(), labels.classes());
    for (int i = 0; i < values.size(); i++) {
      for (int c = 0; c < labels.classes(); c++) {
        targets.set(i, c, (values.get(i) == c ? 1.0 : 0.0) - offset);
      }
    }
    return targets;
  }
}
