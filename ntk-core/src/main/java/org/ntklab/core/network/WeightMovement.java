package org.ntklab.core.network;

/**
 * How far one weight matrix has moved: norms of the effective weight, multiplier included.
 *
 * @param frobenius ‖W − W₀‖_F
 * @param initialFrobenius ‖W₀‖_F
 * @param spectral ‖W − W₀‖₂, the largest singular value
 * @param initialSpectral ‖W₀‖₂
 */
public record WeightMovement(
    double frobenius, double initialFrobenius, double spectral, double initialSpectral) {

  /** That of two matrices as blocks on the diagonal of one, for a layer that has several. */
  public WeightMovement with(WeightMovement other) {
    return new WeightMovement(
        Math.hypot(frobenius, other.frobenius),
        Math.hypot(initialFrobenius, other.initialFrobenius),
        Math.max(spectral, other.spectral),
        Math.max(initialSpectral, other.initialSpectral));
  }
}
