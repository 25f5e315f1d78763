package org.ntklab.models.layers.conv;

import java.util.List;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * What a convolution reads, as it stands in a saved network.
 *
 * @param channels of the input, C
 * @param axes the window along each axis
 */
public record PatchShape(int channels, List<AxisWindow> axes) {
  public PatchShape {
    axes = List.copyOf(axes);
  }

  /** The patches, ready to run. */
  Patches patches() {
    return new Patches(channels, axes);
  }
}
