package org.ntklab.plugins.parametrisations;

import java.util.Optional;

/**
 * The exponents of every role whose layers grow with the width.
 *
 * @param input of layers that read data, and of the biases of input and hidden layers
 * @param hidden of layers between two others; empty for exponents of networks without such layers
 * @param output of layers that end in the outputs
 */
record AbcExponents(Exponents input, Optional<Exponents> hidden, Exponents output) {
  /** Exponents for networks of any depth. */
  static AbcExponents of(Exponents input, Exponents hidden, Exponents output) {
    return new AbcExponents(input, Optional.of(hidden), output);
  }

  /** Exponents for networks without hidden layers, those with one hidden layer of units. */
  static AbcExponents withoutHidden(Exponents input, Exponents output) {
    return new AbcExponents(input, Optional.empty(), output);
  }
}
