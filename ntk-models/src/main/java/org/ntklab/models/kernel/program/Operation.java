package org.ntklab.models.kernel.program;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.ntklab.models.kernel.MixingRule;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.layers.window.AxisWindow;

/** One step of a kernel program, on K and Θ between all positions of two examples. */
public sealed interface Operation {
  /**
   * Whether pairs of positions with different offsets never meet: such steps in series can be run
   * offset by offset, in cache.
   */
  default boolean isLocal() {
    return true;
  }

  /**
   * The data: K = x·x′/C at each pair of positions, Θ = 0.
   *
   * @param channels C
   */
  record Input(int channels) implements Operation {}

  /**
   * Every entry by itself.
   *
   * @param rule what the layer does
   */
  record Pointwise(PointwiseRule rule) implements Operation {}

  /** Examples of unit length get back the length that they have in the data. */
  record Restore() implements Operation {}

  /**
   * Random weights over a window.
   *
   * @param window along height and width; empty for one position
   * @param factors gains and rates
   */
  record Affine(Optional<Window> window, AffineFactors factors) implements Operation {}

  /**
   * A window along both axes.
   *
   * @param vertical along the height
   * @param horizontal along the width
   */
  record Window(AxisWindow vertical, AxisWindow horizontal) {
    /** Positions in it, |F|. */
    public int positions() {
      return vertical.size() * horizontal.size();
    }
  }

  /**
   * A weighted sum of branches, which also stands for branches side by side: the weights are then
   * their shares of the channels.
   *
   * @param covariance weights of K, one a branch
   * @param tangent weights of Θ
   */
  @SuppressWarnings("ArrayRecordComponent") // Numerics; never compared.
  record Sum(double[] covariance, double[] tangent) implements Operation {}

  /**
   * A product of branches: K′ = Π K, Θ′ = Σ_i w_i Θ_i Π_{j≠i} K_j.
   *
   * @param tangent w, 1, or 0 for a branch of lower order in the width
   */
  @SuppressWarnings("ArrayRecordComponent") // Numerics; never compared.
  record Product(double[] tangent) implements Operation {}

  /**
   * Sums over windows of both positions independently.
   *
   * @param window the window
   * @param scale what the sum is multiplied by: 1/|F|² for a mean
   */
  record Pool(Window window, double scale) implements Operation {
    @Override
    public boolean isLocal() {
      return false;
    }
  }

  /** The mean over equal positions. */
  record Flatten() implements Operation {
    @Override
    public boolean isLocal() {
      return false;
    }
  }

  /**
   * Weighted means over positions.
   *
   * @param rule gives the weights
   * @param gains of the layer's weight arrays
   */
  record Mixing(MixingRule rule, ToDoubleFunction<String> gains) implements Operation {
    @Override
    public boolean isLocal() {
      return false;
    }
  }
}
