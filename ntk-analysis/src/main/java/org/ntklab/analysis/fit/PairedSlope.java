package org.ntklab.analysis.fit;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.regime.Exponent;

/**
 * The exponent p of quantity ∝ axis^p where runs of one seed start from one network, as along an
 * output scale or a number of examples: every seed has a factor of its own, log y = a_seed + p log
 * x.
 *
 * <p>With p_s the least-squares slope of seed s, S_s its sum of squares of log x about the mean and
 * W = Σ S_s, the exponent is p = Σ S_s p_s / W: the mean of the seeds' slopes when all seeds are at
 * all positions. Its 95% interval is p ± t₀.₉₇₅(ν)·√V. With S seeds, N points, E = Σ_s RSS_s / ν_E,
 * ν_E = N − 2S, and B = Σ_s S_s (p_s − p)² / (S − 1):
 *
 * <ul>
 *   <li>B ≤ E, the slopes scatter no more than the points: both are pooled, V = (residuals about
 *       parallel lines)/(ν W), ν = N − S − 1.
 *   <li>B > E, the seeds have slopes of their own: V = E/W + τ²Σ(S_s/W)², τ² = (B − E)(S − 1)/(W −
 *       ΣS_s²/W), ν = S − 1; B/W when all seeds are at all positions.
 * </ul>
 *
 * <p>A seed at a single position tells nothing of the slope and is left out. Where fewer than two
 * seeds have two positions nothing is paired, and the fit is that of {@link PooledSlope}.
 */
public final class PairedSlope {
  private PairedSlope() {}

  /**
   * A value of one run.
   *
   * @param seed the run's
   * @param axis where it stands
   * @param quantity what was measured
   */
  public record Point(long seed, double axis, double quantity) {
    boolean hasLogarithms() {
      return axis > 0 && quantity > 0 && Double.isFinite(axis) && Double.isFinite(quantity);
    }
  }

  /** Fits; values that are zero, negative or not finite are left out and counted. */
  public static SlopeFit fit(Collection<Point> points) {
    Map<Long, SeedLine> bySeed = new HashMap<>();
    points.stream()
        .filter(Point::hasLogarithms)
        .forEach(point -> bySeed.computeIfAbsent(point.seed(), none -> new SeedLine()).add(point));
    List<SeedLine> lines = bySeed.values().stream().filter(SeedLine::hasSlope).toList();
    if (lines.size() < 2) {
      return PooledSlope.fit(
          points.stream().mapToDouble(Point::axis).toArray(),
          points.stream().mapToDouble(Point::quantity).toArray());
    }
    int used = lines.stream().mapToInt(SeedLine::points).sum();
    int dropped = (int) points.stream().filter(point -> !point.hasLogarithms()).count();
    int distinct = (int) lines.stream().flatMapToDouble(SeedLine::positions).distinct().count();
    return new SlopeFit(Optional.of(exponent(lines, used)), used, dropped, distinct);
  }

  private static Exponent exponent(List<SeedLine> lines, int points) {
    int seeds = lines.size();
    double w = lines.stream().mapToDouble(SeedLine::squares).sum();
    double p = lines.stream().mapToDouble(line -> line.squares() * line.slope()).sum() / w;
    double between = 0;
    double residuals = 0;
    double squaredShares = 0;
    for (SeedLine line : lines) {
      between += line.squares() * (line.slope() - p) * (line.slope() - p);
      residuals += line.residuals();
      squaredShares += (line.squares() / w) * (line.squares() / w);
    }
    int dofResiduals = points - 2 * seeds;
    double b = between / (seeds - 1);
    double e = dofResiduals > 0 ? residuals / dofResiduals : 0;
    double reach;
    if (dofResiduals > 0 && b <= e) {
      int dof = points - seeds - 1;
      reach = Student.reach((between + residuals) / dof / w, dof);
    } else {
      double tau2 = (b - e) * (seeds - 1) / (w * (1 - squaredShares));
      reach = Student.reach(e / w + tau2 * squaredShares, seeds - 1);
    }
    return new Exponent(p, p - reach, p + reach);
  }
}
