package org.ntklab.cli.kernel;

import java.util.List;
import org.ntklab.core.empirical.LargestEigenvalues;
import org.ntklab.core.prediction.StabilityLimits;

/**
 * λ_max that was found.
 *
 * @param title of what, for a heading
 * @param found one a draw
 * @param limits rates below which steps on the squared error of these examples converge
 * @param algorithm how it was found
 * @param bytes of the iteration's vectors
 * @param seconds that it took
 * @param remarks what a person should know of the numbers
 */
public record LargestAnswer(
    String title,
    LargestEigenvalues found,
    StabilityLimits limits,
    String algorithm,
    double bytes,
    double seconds,
    List<String> remarks) {

  /** γ λ_max, for the squared error λ_max/M. */
  public double sharpness() {
    return limits.curvature() * limits.lambdaMax();
  }
}
