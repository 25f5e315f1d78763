package org.ntklab.core.layer;

import java.util.List;
import java.util.Locale;

/**
 * The node at which parallel branches come together.
 *
 * @param join how
 * @param residual whether it closes a residual block, whose last branch a parametrisation may scale
 */
public record JoinLayer(Join join, boolean residual) implements Layer {
  @Override
  public String kind() {
    return join.name().toLowerCase(Locale.ROOT);
  }

  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    Shape first = inputs.get(0);
    for (Shape shape : inputs) {
      boolean fits =
          join == Join.CONCATENATE
              ? shape.positions().equals(first.positions())
              : shape.equals(first);
      if (!fits) {
        throw new IllegalArgumentException(
            "the branches of a " + kind() + " end in shapes " + inputs + ", which must agree");
      }
    }
    return join == Join.CONCATENATE
        ? first.withChannels(inputs.stream().mapToInt(Shape::channels).sum())
        : first;
  }
}
