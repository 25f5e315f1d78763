package org.ntklab.datasets.encoding;

import java.util.List;
import org.ntklab.core.data.Labels;
import org.ntklab.core.linalg.Matrix;

/** y = −1 for class 0 and +1 for class 1 of two classes: {@code [N, 1]}. */
public record PlusMinusOne() implements ClassTarget {
  @Override
  public String name() {
    return "plus-minus-one";
  }

  @Override
  public Matrix encode(Labels.Classes labels) {
    if (labels.classes() != 2) {
      throw new IllegalArgumentException(
          name()
              + " needs exactly two classes, this data has "
              + labels.classes()
              + ": use centred-one-hot, one-hot or odd-even");
    }
    List<Integer> values = labels.values();
    Matrix targets = Matrix.zeros(values.size(), 1);
    for (int i = 0; i < values.size(); i++) {
      targets.set(i, 0, values.get(i) == 1 ? 1 : -1);
    }
    return targets;
  }
}
