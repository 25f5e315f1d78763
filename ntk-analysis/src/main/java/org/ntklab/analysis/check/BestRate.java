package org.ntklab.analysis.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The learning rate with the least loss, of one network.
 *
 * @param width n
 * @param seed of the network
 * @param rate between the rates that were tried
 * @param edge where it lies among them
 */
public record BestRate(int width, long seed, double rate, Edge edge) {
  /** A loss so many times another is worse, whatever the seed. */
  private static final double CLEARLY = 1.5;

  /** Whether larger and smaller rates were tried. */
  public enum Edge {
    /** Both were. */
    NONE,
    /** It is the smallest that was tried. */
    SMALLEST,
    /** It is the largest that was tried. */
    LARGEST
  }

  /**
   * Finds it among the rates up to the first that is clearly worse than a smaller one: what comes
   * behind are networks that are thrown far and happen to come back. It is the vertex of the
   * parabola of log loss through the best and its two neighbours in log rate; the best itself where
   * a neighbour is missing or diverged.
   *
   * @param losses of one network; empty result when all rates diverged
   */
  static Optional<BestRate> of(List<RateLoss> losses) {
    List<RateLoss> sorted = firstValley(losses);
    int best = 0;
    for (int i = 1; i < sorted.size(); i++) {
      best = sorted.get(i).loss() < sorted.get(best).loss() ? i : best;
    }
    if (sorted.isEmpty() || Double.isInfinite(sorted.get(best).loss())) {
      return Optional.empty();
    }
    RateLoss found = sorted.get(best);
    Edge edge = best == 0 ? Edge.SMALLEST : best == sorted.size() - 1 ? Edge.LARGEST : Edge.NONE;
    double rate = found.rate();
    if (edge == Edge.NONE) {
      rate = vertex(sorted.get(best - 1), found, sorted.get(best + 1));
    }
    return Optional.of(new BestRate(found.width(), found.seed(), rate, edge));
  }

  private static List<RateLoss> firstValley(List<RateLoss> losses) {
    List<RateLoss> sorted =
        losses.stream().sorted(Comparator.comparingDouble(RateLoss::rate)).toList();
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < sorted.size(); i++) {
      if (sorted.get(i).loss() > CLEARLY * least) {
        return sorted.subList(0, i + 1);
      }
      least = Math.min(least, sorted.get(i).loss());
    }
    return sorted;
  }

  private static double vertex(RateLoss below, RateLoss best, RateLoss above) {
    double left = Math.log(below.loss() / best.loss());
    double right = Math.log(above.loss() / best.loss());
    double x0 = Math.log(below.rate() / best.rate());
    double x1 = Math.log(above.rate() / best.rate());
    // Through (x0, left), (0, 0), (x1, right): a x² + b x.
    double a = (left / x0 - right / x1) / (x0 - x1);
    double b = left / x0 - a * x0;
    boolean usable = Double.isFinite(a) && a > 0;
    return usable
        ? best.rate() * Math.exp(Math.max(x0 / 2, Math.min(x1 / 2, -b / (2 * a))))
        : best.rate();
  }
}
