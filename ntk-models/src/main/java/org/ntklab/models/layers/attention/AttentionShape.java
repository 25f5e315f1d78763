package org.ntklab.models.layers.attention;

/**
 * The sizes of a finite attention layer, as they stand in a saved network.
 *
 * @param channels of the input, C
 * @param positions T
 * @param keys numbers in a key, of each head, K
 * @param values numbers in a value, of each head, V
 * @param heads H
 * @param outputs output channels
 * @param bias whether a bias is added to the outputs
 * @param mechanism ζ
 */
record AttentionShape(
    int channels,
    int positions,
    int keys,
    int values,
    int heads,
    int outputs,
    boolean bias,
    Mechanism mechanism) {

  /** H·K. */
  int allKeys() {
    return heads * keys;
  }

  /** H·V. */
  int allValues() {
    return heads * values;
  }
}
