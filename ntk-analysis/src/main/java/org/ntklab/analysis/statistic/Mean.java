package org.ntklab.analysis.statistic;

import java.util.Set;
import org.ntklab.analysis.fit.Student;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.regime.Estimate;

/**
 * The mean over all observations, each an independent repetition, with Student's interval.
 *
 * @param quantity of what
 */
public record Mean(Quantity quantity) implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    Values values = quantity.of(evidence.observations());
    Estimate mean = Student.mean(values.numbers());
    return new MeasuredNumber(mean.mean(), mean.low(), mean.high(), values.remarks());
  }

  @Override
  public Set<String> numbers() {
    return Set.of(quantity.number());
  }

  @Override
  public Set<String> keys() {
    return quantity.keys();
  }

  /** {@code mean: testError} or {@code mean: {of: testError}}. */
  public static final class OfOptions implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return new Mean(Quantity.read(options.main("of")));
    }
  }
}
