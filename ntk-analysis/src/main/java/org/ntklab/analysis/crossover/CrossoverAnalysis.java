package org.ntklab.analysis.crossover;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.ntklab.analysis.abc.AbcConditions;
import org.ntklab.analysis.abc.Decimals;
import org.ntklab.analysis.fit.NumericAxes;
import org.ntklab.analysis.fit.PooledSlope;
import org.ntklab.analysis.fit.RunNumbers;
import org.ntklab.analysis.fit.Student;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.analysis.verdict.NetworkRoles;
import org.ntklab.analysis.verdict.OutputScaleTheory;
import org.ntklab.analysis.verdict.RegimePrediction;
import org.ntklab.analysis.verdict.RegimeTheory;
import org.ntklab.analysis.verdict.RunRoles;
import org.ntklab.analysis.verdict.WidthAnalysis;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.Crossover;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.study.RunResult;

/**
 * The plane of output scale α and width n: the crossover α*(n), from which on the kernel drift
 * stays below a threshold, and the exponent s of α* ∝ n^s.
 *
 * <p>Features move by n^−r/α, with r of the parametrisation at the rates that were used, so s = −r:
 * −½ in the ntk parametrisation, 0 in mean-field and mup. Geiger et al. scale the network in the
 * ntk parametrisation, α* ∼ n^−½; the α of a 1/n readout is theirs times √n.
 */
@Reference(key = "geiger2020", where = "Section 4")
public final class CrossoverAnalysis {
  /** The kernel has moved by half of what it was. */
  public static final double THRESHOLD = 0.5;

  private static final String WIDTH = WidthAnalysis.WIDTH;
  private static final String SCALE = OutputScaleTheory.KEY;

  private final Function<RunSpec, NetworkRoles> roles;

  /** An analysis that takes the shape of the data from the cache. */
  @Inject
  public CrossoverAnalysis(RunRoles roles) {
    this(roles::of);
  }

  /** An analysis of networks whose roles are known otherwise. */
  public CrossoverAnalysis(Function<RunSpec, NetworkRoles> roles) {
    this.roles = roles;
  }

  /** Crossovers at the default threshold, by cell; none unless the grid has both numbers. */
  public List<Crossover> of(List<RunResult> runs) {
    return of(runs, THRESHOLD);
  }

  /**
   * Crossovers by cell.
   *
   * @param threshold of the kernel drift, above 0
   */
  public List<Crossover> of(List<RunResult> runs, double threshold) {
    boolean plane =
        !runs.isEmpty()
            && runs.stream()
                .map(run -> run.spec().cell())
                .allMatch(c -> c.get(WIDTH) instanceof Number && c.get(SCALE) instanceof Number);
    if (!plane) {
      return List.of();
    }
    List<Crossover> crossovers = new ArrayList<>();
    NumericAxes.cells(runs, WIDTH, SCALE)
        .forEach((cell, its) -> crossovers.add(crossover(cell, its, threshold)));
    return crossovers;
  }

  private Crossover crossover(Map<String, Object> cell, List<RunResult> runs, double threshold) {
    List<Double> scales = runs.stream().map(DriftCurve::scale).distinct().sorted().toList();
    TreeMap<Double, List<RunResult>> byWidth = new TreeMap<>();
    runs.forEach(run -> byWidth.computeIfAbsent(width(run), none -> new ArrayList<>()).add(run));
    List<Crossover.AtWidth> rows = new ArrayList<>();
    DoubleStream.Builder widths = DoubleStream.builder();
    DoubleStream.Builder crossings = DoubleStream.builder();
    byWidth.forEach(
        (width, its) -> {
          List<DriftCurve> curves = curves(its);
          double[] found =
              curves.stream()
                  .map(curve -> curve.crossing(threshold))
                  .filter(OptionalDouble::isPresent)
                  .mapToDouble(OptionalDouble::getAsDouble)
                  .toArray();
          Crossover.AtWidth row = row(width, scales, its, curves, found, threshold);
          rows.add(row);
          if (row.isInside()) {
            for (double crossing : found) {
              widths.add(width);
              crossings.add(crossing);
            }
          }
        });
    RunSpec first = runs.get(0).spec();
    RegimePrediction theory = RegimeTheory.predict(first, roles.apply(first));
    Optional<PredictedRange> predicted = predicted(first, theory);
    return new Crossover(
        cell,
        threshold,
        scales,
        rows,
        PooledSlope.fit(widths.build().toArray(), crossings.build().toArray()).exponent(),
        predicted,
        remarks(rows, first, predicted));
  }

  private static List<DriftCurve> curves(List<RunResult> runs) {
    TreeMap<Long, List<RunResult>> bySeed = new TreeMap<>();
    runs.forEach(
        run -> bySeed.computeIfAbsent(run.spec().seed(), none -> new ArrayList<>()).add(run));
    return bySeed.values().stream().map(DriftCurve::of).filter(curve -> !curve.isEmpty()).toList();
  }

  private static Crossover.AtWidth row(
      double width,
      List<Double> scales,
      List<RunResult> runs,
      List<DriftCurve> curves,
      double[] found,
      double threshold) {
    int below = (int) curves.stream().filter(curve -> curve.isBelow(threshold)).count();
    int above = (int) curves.stream().filter(curve -> curve.isAbove(threshold)).count();
    Estimate log = Student.mean(DoubleStream.of(found).map(Math::log).toArray());
    Estimate scale =
        new Estimate(Math.exp(log.mean()), Math.exp(log.low()), Math.exp(log.high()), log.seeds());
    List<Double> drift = scales.stream().map(alpha -> meanDrift(runs, alpha)).toList();
    return new Crossover.AtWidth(width, drift, scale, below, above);
  }

  private static double meanDrift(List<RunResult> runs, double scale) {
    return runs.stream()
        .filter(run -> DriftCurve.scale(run) == scale && RunNumbers.isFinished(run))
        .flatMapToDouble(run -> run.number(KernelDrift.NAME).stream())
        .average()
        .orElse(Double.NaN);
  }

  private static Optional<PredictedRange> predicted(RunSpec run, RegimePrediction theory) {
    boolean moves = theory.regime() == Regime.LAZY || theory.regime() == Regime.FEATURE_LEARNING;
    if (!moves || theory.depth() == 0 || !OutputScaleTheory.applies(run)) {
      return Optional.empty();
    }
    return theory
        .exponents()
        .map(abc -> 0.0 - AbcConditions.movement(abc, theory.depth(), theory.rateClass()))
        .map(s -> new PredictedRange(s, s));
  }

  private static List<String> remarks(
      List<Crossover.AtWidth> rows, RunSpec run, Optional<PredictedRange> predicted) {
    List<String> remarks = new ArrayList<>();
    if (predicted.isEmpty() && !OutputScaleTheory.applies(run)) {
      remarks.add(
          "theory says nothing here: it is about centred outputs (training.centred: true), the"
              + " squared error and gradient descent");
    }
    for (Crossover.AtWidth row : rows) {
      String place = "at width " + Decimals.of(row.width()) + " the kernel of ";
      if (row.above() > 0) {
        remarks.add(place + seeds(row.above()) + " still moves at the largest scale: add larger");
      }
      if (row.below() > 0) {
        remarks.add(place + seeds(row.below()) + " moves less at every scale: add smaller");
      }
    }
    long inside = rows.stream().filter(Crossover.AtWidth::isInside).count();
    if (inside < rows.size()) {
      remarks.add(
          "%d of %d widths have a crossover for every seed; the exponent is fitted to those"
              .formatted(inside, rows.size()));
    }
    return remarks;
  }

  private static String seeds(int count) {
    return count == 1 ? "1 seed" : count + " seeds";
  }

  private static double width(RunResult run) {
    return ((Number) run.spec().cell().get(WIDTH)).doubleValue();
  }
}
