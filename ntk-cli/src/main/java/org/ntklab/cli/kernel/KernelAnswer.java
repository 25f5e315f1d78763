package org.ntklab.cli.kernel;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectrumEnds;

/**
 * Kernels that were computed.
 *
 * @param title what they are, for a heading
 * @param shape {@code [n1, n2]}, {@code [n]} for diagonals, {@code [n1, n2, O, O]} for all outputs
 * @param kernels by name, of as many entries as the shape has, in its order
 * @param standardErrors of the kernels, of the same shape; empty where there are none
 * @param estimate how good the kernels are; empty where they are exact to rounding
 * @param spectra by kernel, where they are square and symmetric
 * @param algorithm how they were computed
 * @param flops floating-point operations, estimated; 0 if nobody counts them
 * @param bytes of the kernels and of the threads' memory
 * @param seconds that the computation took, without reading and writing
 * @param remarks what a person should know of the numbers
 */
public record KernelAnswer(
    String title,
    List<Integer> shape,
    Map<String, Matrix> kernels,
    Map<String, Matrix> standardErrors,
    Optional<Estimate> estimate,
    Map<String, SpectrumEnds> spectra,
    String algorithm,
    double flops,
    double bytes,
    double seconds,
    List<String> remarks) {
  /**
   * What is known of kernels from random directions.
   *
   * @param directions of each draw
   * @param relativeError of the kernel in Frobenius norm, as expected
   */
  public record Estimate(int directions, double relativeError) {}
}
