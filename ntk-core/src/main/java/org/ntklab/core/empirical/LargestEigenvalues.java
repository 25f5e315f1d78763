package org.ntklab.core.empirical;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.core.linalg.Lanczos;

/**
 * λ_max of the tangent kernel of finite networks at initialisation, all outputs against all.
 *
 * @param examples n
 * @param outputs O: Θ is of n·O rows
 * @param draws what the iteration found, one a draw; at least one
 * @param whyMatrix why Θ was formed in the place of products; empty where it was not
 */
public record LargestEigenvalues(
    int examples, int outputs, List<Lanczos.Largest> draws, Optional<String> whyMatrix) {
  public LargestEigenvalues {
    draws = List.copyOf(draws);
  }

  /** The mean over draws. */
  public double mean() {
    return draws.stream().mapToDouble(Lanczos.Largest::value).average().orElseThrow();
  }

  /** s/√D with s² the unbiased variance over draws; empty for a single draw. */
  public OptionalDouble standardError() {
    int d = draws.size();
    if (d == 1) {
      return OptionalDouble.empty();
    }
    double mean = mean();
    double squares =
        draws.stream().mapToDouble(one -> (one.value() - mean) * (one.value() - mean)).sum();
    return OptionalDouble.of(Math.sqrt(squares / (d - 1) / d));
  }

  /** Largest ‖Θv − λv‖/λ of the draws, which bounds the distance to an eigenvalue. */
  public double relativeResidual() {
    return draws.stream()
        .mapToDouble(one -> one.value() == 0 ? 0 : one.residual() / one.value())
        .max()
        .orElseThrow();
  }

  /** Products Θv of all draws. */
  public int products() {
    return draws.stream().mapToInt(Lanczos.Largest::iterations).sum();
  }

  /** Whether the iteration came to its end in every draw. */
  public boolean converged() {
    return draws.stream().allMatch(Lanczos.Largest::converged);
  }
}
