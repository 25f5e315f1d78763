package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.fit.Student;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.regime.Estimate;

/**
 * How much larger a quantity is in some cells than in others, over pairs that agree in the seed and
 * in all other keys: the mean difference, or how many times larger, which is the geometric mean of
 * the ratios; with Student's interval of the differences or of the ratios' logarithms.
 *
 * @param quantity of what; for ratios values above 0
 * @param in cells whose quantity comes first
 * @param to cells that they are compared to, told apart by the same keys
 * @param ratio whether ratios are meant, or differences
 */
public record PairedComparison(
    Quantity quantity, Map<String, Object> in, Map<String, Object> to, boolean ratio)
    implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    Values first = quantity.of(evidence.where(in).observations());
    Values second = quantity.of(evidence.where(to).observations());
    Map<List<Object>, Double> partners = new HashMap<>();
    second.values().forEach(value -> partners.put(pair(value), value.number()));
    List<Double> pairs = new ArrayList<>();
    for (Values.Value value : first.values()) {
      Double partner = partners.get(pair(value));
      if (partner != null) {
        double compared = ratio ? Math.log(value.number() / partner) : value.number() - partner;
        if (Double.isFinite(compared)) {
          pairs.add(compared);
        }
      }
    }
    Set<String> remarks = new LinkedHashSet<>(first.remarks());
    remarks.addAll(second.remarks());
    if (pairs.isEmpty()) {
      remarks.add("there is no pair of " + in + " and " + to);
    }
    Estimate mean = Student.mean(pairs.stream().mapToDouble(x -> x).toArray());
    return new MeasuredNumber(
        back(mean.mean()), back(mean.low()), back(mean.high()), List.copyOf(remarks));
  }

  private double back(double compared) {
    return ratio ? Math.exp(compared) : compared;
  }

  private List<Object> pair(Values.Value value) {
    Map<String, Object> rest = new HashMap<>(value.cell());
    rest.keySet().removeAll(in.keySet());
    return List.of(rest, value.seed());
  }

  @Override
  public Set<String> numbers() {
    return Set.of(quantity.number());
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(quantity.keys());
    keys.addAll(in.keySet());
    keys.addAll(to.keySet());
    return keys;
  }

  private static PairedComparison read(Options options, boolean ratio) {
    Quantity quantity = Quantity.read(options);
    Map<String, Object> in = Cells.read(options, "in");
    Map<String, Object> to = Cells.read(options, "to");
    if (!in.keySet().equals(to.keySet())) {
      options.problem("", "'in' and 'to' take the same keys");
    }
    return new PairedComparison(quantity, in, to, ratio);
  }

  /** {@code ratio: {of: testError, in: {KEY: 0.01}, to: {KEY: 10}}}. */
  public static final class Ratio implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return PairedComparison.read(options, true);
    }
  }

  /** {@code difference: {of: accuracy, in: {KEY: a}, to: {KEY: b}}}. */
  public static final class Difference implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return PairedComparison.read(options, false);
    }
  }
}
