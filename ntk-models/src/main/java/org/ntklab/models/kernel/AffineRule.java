package org.ntklab.models.kernel;

import java.util.Optional;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.layers.window.SlidingWindow;

/**
 * Random weights, which make a zero-mean Gaussian of anything: with A(K)[i, j] the mean over the
 * window of K[i + a, j + a] (K itself without a window), gain g, own rate ρ and bias variance and
 * rate b², ρ_b, K′ = g A(K) + b² and Θ′ = g A(Θ) + ρ A(K) + ρ_b.
 *
 * @param weight name of the layer's matrix
 * @param bias name of the layer's bias, which may be absent from the weights
 * @param window the filter's window; empty for a dense layer, and for one that acts at each
 *     position by itself
 */
@Reference(key = "jacot2018", where = "Theorem 1")
@Reference(key = "arora2019", where = "Section 4")
public record AffineRule(String weight, String bias, Optional<SlidingWindow> window)
    implements KernelRule {
  /** A dense layer with the weight arrays W and b. */
  public static AffineRule dense() {
    return new AffineRule("W", "b", Optional.empty());
  }

  /** A convolution with the weight arrays W and b. */
  public static AffineRule convolution(SlidingWindow window) {
    return new AffineRule("W", "b", Optional.of(window));
  }
}
