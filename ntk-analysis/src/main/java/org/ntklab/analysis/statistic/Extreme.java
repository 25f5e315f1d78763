package org.ntklab.analysis.statistic;

import java.util.Arrays;
import java.util.Set;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;

/**
 * The smallest or largest of all observations, for claims on every single one: an exact number,
 * without interval.
 *
 * @param quantity of what
 * @param largest whether the largest is meant
 */
public record Extreme(Quantity quantity, boolean largest) implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    Values values = quantity.of(evidence.observations());
    double[] sorted = values.numbers();
    Arrays.sort(sorted);
    double value =
        sorted.length == 0 ? Double.NaN : largest ? sorted[sorted.length - 1] : sorted[0];
    return new MeasuredNumber(value, value, value, values.remarks());
  }

  @Override
  public Set<String> numbers() {
    return Set.of(quantity.number());
  }

  @Override
  public Set<String> keys() {
    return quantity.keys();
  }

  /** {@code smallest: lossPeak}. */
  public static final class Smallest implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return new Extreme(Quantity.read(options.main("of")), false);
    }
  }

  /** {@code largest: finalLoss}. */
  public static final class Largest implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return new Extreme(Quantity.read(options.main("of")), true);
    }
  }
}
