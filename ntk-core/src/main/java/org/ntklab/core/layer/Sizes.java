package org.ntklab.core.layer;

/**
 * The numbers that stand for the words of a {@link Width}.
 *
 * @param width n
 * @param outputs number of the network's outputs, O
 */
public record Sizes(int width, int outputs) {
  public Sizes {
    if (width < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "width and outputs are at least 1: " + width + ", " + outputs);
    }
  }
}
