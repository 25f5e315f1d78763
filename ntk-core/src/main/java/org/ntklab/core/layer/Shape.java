package org.ntklab.core.layer;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Shape of one example: channels, and positions for signals and images.
 *
 * @param channels features of a vector, channels of an image; at least 1
 * @param positions empty for vectors, {@code [height, width]} or {@code [length]} otherwise
 */
public record Shape(int channels, List<Integer> positions) {
  public Shape {
    positions = List.copyOf(positions);
    if (channels < 1 || positions.stream().anyMatch(extent -> extent < 1)) {
      throw new IllegalArgumentException("a shape has extents of at least 1, found " + positions);
    }
  }

  /** Shape of a vector of features. */
  public static Shape vector(int features) {
    return new Shape(features, List.of());
  }

  /** Whether an example is a plain vector. */
  public boolean isVector() {
    return positions.isEmpty();
  }

  /** Numbers in one example: channels × positions. */
  public int size() {
    return positions.stream().reduce(channels, Math::multiplyExact);
  }

  /** The same positions with other channels. */
  public Shape withChannels(int changed) {
    return new Shape(changed, positions);
  }

  @Override
  public String toString() {
    String extents = positions.stream().map(e -> ", " + e).collect(Collectors.joining());
    return "[" + channels + extents + "]";
  }
}
