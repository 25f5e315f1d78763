package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.ntklab.analysis.fit.PooledSlope;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Estimate;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;

/**
 * The exponent p of quantity ∝ key^p, by {@link PooledSlope} over all cells and seeds at once.
 *
 * @param quantity what is fitted
 * @param over numeric key of the cells
 */
public record Slope(Quantity quantity, String over) implements Statistic {
  @Override
  public Estimate of(Evidence evidence) {
    Values values = quantity.of(evidence.observations());
    List<Values.Value> placed =
        values.values().stream().filter(value -> value.cell().get(over) instanceof Number).toList();
    SlopeFit fit =
        PooledSlope.fit(
            placed.stream()
                .mapToDouble(value -> ((Number) value.cell().get(over)).doubleValue())
                .toArray(),
            placed.stream().mapToDouble(Values.Value::number).toArray());
    List<String> remarks = new ArrayList<>(values.remarks());
    if (fit.dropped() > 0) {
      remarks.add(fit.dropped() + " are zero or below and have no logarithm");
    }
    if (fit.exponent().isEmpty()) {
      remarks.add("an exponent takes two values of " + over + ", found " + fit.distinct());
      return new Estimate(Double.NaN, Double.NaN, Double.NaN, remarks);
    }
    return new Estimate(
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
