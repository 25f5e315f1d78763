package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.fit.PairedSlope;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;

/**
 * The exponent p of quantity ∝ key^p, by {@link PairedSlope}: every seed in every cell has a level
 * of its own, and one exponent is fitted to all.
 *
 * @param quantity what is fitted
 * @param over numeric key of the cells
 */
public record Slope(Quantity quantity, String over) implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    Values values = quantity.of(evidence.observations());
    List<PairedSlope.Point> points = new ArrayList<>();
    Map<List<Object>, Long> levels = new HashMap<>();
    for (Values.Value value : values.values()) {
      Map<String, Object> rest = new HashMap<>(value.cell());
      if (rest.remove(over) instanceof Number position) {
        long level =
            levels.computeIfAbsent(List.of(rest, value.seed()), none -> (long) levels.size());
        points.add(new PairedSlope.Point(level, position.doubleValue(), value.number()));
      }
    }
    SlopeFit fit = PairedSlope.fit(points);
    List<String> remarks = new ArrayList<>(values.remarks());
    if (fit.dropped() > 0) {
      remarks.add(fit.dropped() + " are zero or below and have no logarithm");
    }
    if (fit.exponent().isEmpty()) {
      remarks.add("an exponent takes two values of " + over + ", found " + fit.distinct());
      return new MeasuredNumber(Double.NaN, Double.NaN, Double.NaN, remarks);
    }
    return new MeasuredNumber(
        fit.exponent().get().slope(),
        fit.exponent().get().low(),
        fit.exponent().get().high(),
        remarks);
  }

  @Override
  public Set<String> numbers() {
    return Set.of(quantity.number());
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(quantity.keys());
    keys.add(over);
    return keys;
  }

  /** {@code slope: {of: kernelDrift, over: architecture.width}}. */
  public static final class OfOptions implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return new Slope(Quantity.read(options), options.text("over").required(""));
    }
  }
}
