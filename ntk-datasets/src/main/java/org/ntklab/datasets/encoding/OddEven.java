package org.ntklab.datasets.encoding;

import java.util.List;
import org.ntklab.core.data.Labels;
import org.ntklab.core.linalg.Matrix;

/** y = −1 for classes of odd number and +1 for even ones: {@code [N, 1]}. */
public record OddEven() implements ClassTarget {
  @Override
  public String name() {
    return "odd-even";
  }

  @Override
  public Matrix encode(Labels.Classes labels) {
    List<Integer> values = labels.values();
    Matrix targets = Matrix.zeros(values.size(), 1);
    for (int i = 0; i < values.size(); i++) {
      targets.set(i, 0, values.get(i) % 2 == 0 ? 1 : -1);
    }
    return targets;
  }
}
