package org.ntklab.analysis.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.analysis.metrics.LambdaMaxGrowth;
import org.ntklab.analysis.metrics.OutputMovement;
import org.ntklab.core.regime.Exponent;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;

/**
 * The rule by which a regime is measured over widths.
 *
 * <ol>
 *   <li>Unstable: two seeds or more diverged at the largest width, or η λ_max(Θ₀)/2M grows with a
 *       slope of ¼ or more. Drift cannot tell.
 *   <li>Trivial: λ_max(Θ) went to 0, all units off, or the outputs do not move, or ever less.
 *   <li>s = ½ × the slope of kernelDistance with its 95% interval: below −¼ lazy, inside (−¼, ¼)
 *       feature learning, otherwise undetermined.
 * </ol>
 */
final class RegimeRule {
  /** The cut between exponents of lazy networks, −½ and less, and 0. */
  static final double CUT = 0.25;

  /** Seeds that must diverge: one may be bad luck. */
  private static final int DIVERGED_SEEDS = 2;

  /** λ_max below this part of what it was is no sharpness that trains anything. */
  private static final double DEAD = 1e-6;

  /** Motion of the outputs, in units of the targets, that is none but for rounding. */
  private static final double STILL = 1e-12;

  /** Motion of the outputs below which a run has hardly begun. */
  private static final double HARDLY = 1e-3;

  /** Distances of kernels that are the same to rounding, 1e-12 squared. */
  private static final double SAME_KERNEL = 1e-24;

  private final CellRuns cell;
  private final Map<String, SlopeFit> fits;
  private final List<RunResult> wide;

  private RegimeRule(CellRuns cell, Map<String, SlopeFit> fits) {
    this.cell = cell;
    this.fits = fits;
    this.wide = cell.atLargest().stream().filter(RunNumbers::isFinished).toList();
  }

  /** Decides from the runs of a cell and the fits over their widths. */
  static Judgement judge(CellRuns cell, Map<String, SlopeFit> fits) {
    RegimeRule rule = new RegimeRule(cell, fits);
    return rule.unstable().or(rule::trivial).or(rule::constantKernel).orElseGet(rule::byDistance);
  }

  private Optional<Judgement> unstable() {
    List<RunResult> at = cell.atLargest();
    long diverged = at.stream().filter(run -> run.status() == RunStatus.DIVERGED).count();
    if (diverged >= DIVERGED_SEEDS) {
      return decided(
          Regime.UNSTABLE, "%d of %d seeds diverged at %s", diverged, at.size(), place());
    }
    Optional<Exponent> growth = exponent(InitialRateFraction.NAME);
    if (growth.filter(found -> found.slope() >= CUT).isPresent()) {
      return decided(
          Regime.UNSTABLE,
          "η λ_max(Θ₀)/2M grows as n^%.2f (from 0.25 on): at some width it passes the limit of"
              + " stability",
          growth.get().slope());
    }
    return diverged == at.size()
        ? decided(
            Regime.UNDETERMINED,
            "the only seed at %s diverged, which may be bad luck: add seeds",
            place())
        : Optional.empty();
  }

  private Optional<Judgement> trivial() {
    long dead =
        wide.stream().filter(run -> run.number(LambdaMaxGrowth.NAME).orElse(1) <= DEAD).count();
    if (2 * dead > wide.size()) {
      return decided(
          Regime.TRIVIAL,
          "dead: λ_max(Θ) went to 0 in %d of %d seeds at %s, all units are off",
          dead,
          wide.size(),
          place());
    }
    double[] moved =
        wide.stream()
            .flatMapToDouble(run -> run.number(OutputMovement.NAME).stream())
            .sorted()
            .toArray();
    if (moved.length == 0) {
      return Optional.empty();
    }
    double median = moved[moved.length / 2];
    if (median <= STILL) {
      return decided(Regime.TRIVIAL, "the outputs did not move at %s", place());
    }
    Optional<Exponent> slope = exponent(OutputMovement.NAME);
    boolean vanishes =
        slope.filter(s -> s.hasInterval() && s.high() < -CUT).isPresent()
            || (median < HARDLY && slope.filter(s -> s.slope() < -CUT).isPresent());
    if (vanishes) {
      return decided(
          Regime.TRIVIAL,
          "the motion of the outputs vanishes as n^%.2f, at %s it is %.1e of the targets",
          slope.orElseThrow().slope(),
          place(),
          median);
    }
    return median < HARDLY
        ? decided(
            Regime.UNDETERMINED,
            "the outputs have moved by only %.1e of the targets at %s: more steps, or a larger"
                + " learning rate, would show where they go",
            median,
            place())
        : Optional.empty();
  }

  private Optional<Judgement> constantKernel() {
    double[] distances =
        cell.finished().stream()
            .flatMapToDouble(run -> run.number(KernelDistance.NAME).stream())
            .toArray();
    boolean constant = distances.length > 0;
    for (double distance : distances) {
      constant &= distance <= SAME_KERNEL;
    }
    return constant
        ? decided(Regime.LAZY, "the tangent kernel is the same after training, at every width")
        : Optional.empty();
  }

  private Judgement byDistance() {
    SlopeFit fit = fits.getOrDefault(KernelDistance.NAME, Settling.NOTHING);
    Optional<Exponent> found = fit.withInterval().map(distance -> distance.times(0.5));
    if (found.isEmpty()) {
      return new Judgement(Regime.UNDETERMINED, Settling.withoutInterval(cell, fit));
    }
    Exponent s = found.get();
    String measured =
        text(
            "half the slope of kernelDistance is %.2f, 95%% interval %.2f to %.2f",
            s.slope(), s.low(), s.high());
    if (s.high() < -CUT) {
      return Judgement.of(Regime.LAZY, measured + ", below -0.25");
    }
    if (s.low() > -CUT && s.high() < CUT) {
      return Judgement.of(Regime.FEATURE_LEARNING, measured + ", inside -0.25 to 0.25");
    }
    return Judgement.of(
        Regime.UNDETERMINED, measured + ", which does not decide", Settling.ofInterval(s, fit));
  }

  private Optional<Exponent> exponent(String metric) {
    return Optional.ofNullable(fits.get(metric)).flatMap(SlopeFit::exponent);
  }

  private String place() {
    return Settling.place(cell.axis(), cell.largest());
  }

  private static Optional<Judgement> decided(Regime regime, String reason, Object... numbers) {
    return Optional.of(Judgement.of(regime, text(reason, numbers)));
  }

  private static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
