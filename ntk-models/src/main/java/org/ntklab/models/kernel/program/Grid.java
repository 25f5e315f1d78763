package org.ntklab.models.kernel.program;

import java.util.List;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.problem.RefusedException;

/**
 * The positions of a layer's output: those of an image, of a signal (height 1), or the single one
 * of a vector.
 *
 * @param height H
 * @param width W
 */
public record Grid(int height, int width) {
  /** The one position of a vector. */
  public static final Grid VECTOR = new Grid(1, 1);

  /**
   * The positions of a shape.
   *
   * @throws RefusedException for more than two axes
   */
  public static Grid of(Shape shape) {
    List<Integer> extents = shape.positions();
    return switch (extents.size()) {
      case 0 -> VECTOR;
      case 1 -> new Grid(1, extents.get(0));
      case 2 -> new Grid(extents.get(0), extents.get(1));
      default ->
          throw new RefusedException(
              "kernels are computed over one or two axes of positions, found shape " + shape);
    };
  }

  /** T = H · W. */
  public int positions() {
    return height * width;
  }
}
