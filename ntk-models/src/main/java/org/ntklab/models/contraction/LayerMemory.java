package org.ntklab.models.contraction;

import org.ntklab.core.network.Precision;
import org.ntklab.models.plan.NativeValues;

/**
 * What passed through one weighted layer for a set of examples.
 *
 * @param examples n
 * @param outputs O, of the network
 * @param inputSize numbers of one example's input
 * @param outputSize numbers of one example's output
 * @param inputs A, {@code [n, inputSize]}
 * @param signals B, ∂h_o/∂z, {@code [n·O, outputSize]}, an example's outputs one below the other
 */
public record LayerMemory(
    int examples,
    int outputs,
    int inputSize,
    int outputSize,
    NativeValues inputs,
    NativeValues signals)
    implements AutoCloseable {

  /** Zeros. */
  public static LayerMemory of(
      Precision precision, int examples, int outputs, int inputSize, int outputSize) {
    return new LayerMemory(
        examples,
        outputs,
        inputSize,
        outputSize,
        NativeValues.zeros(precision, (long) examples * inputSize),
        NativeValues.zeros(precision, (long) examples * outputs * outputSize));
  }

  /** Whether both are one memory: the kernel between them is symmetric. */
  public boolean isSameAs(LayerMemory other) {
    return signals == other.signals;
  }

  @Override
  public void close() {
    inputs.close();
    signals.close();
  }
}
