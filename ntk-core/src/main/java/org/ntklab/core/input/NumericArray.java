package org.ntklab.core.input;

import java.util.List;
import org.ntklab.core.linalg.Matrix;

/**
 * Real numbers as a file holds them.
 *
 * @param extents extent of each axis, one axis at least; the first counts the examples and may be 0
 * @param values {@code [extents[0], product of the others]}; the other axes are flattened, the last
 *     of them fastest
 * @param whole whether the elements are of a type of whole numbers, as class labels are
 */
public record NumericArray(List<Integer> extents, Matrix values, boolean whole) {
  public NumericArray {
    extents = List.copyOf(extents);
    int size = extents.stream().skip(1).reduce(1, Math::multiplyExact);
    if (extents.isEmpty() || values.rows() != extents.get(0) || values.columns() != size) {
      throw new IllegalArgumentException("extents are " + extents + ", values " + values);
    }
  }
}
