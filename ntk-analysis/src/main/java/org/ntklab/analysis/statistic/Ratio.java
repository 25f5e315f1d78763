package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
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
 * How many times larger a quantity is in some cells than in others: the geometric mean over pairs
 * that agree in the seed and in all other keys, with Student's interval of the logarithms.
 *
 * @param quantity of what; values above 0
 * @param of cells of the numerator
 * @param to cells of the denominator, told apart by the same keys
 */
public record Ratio(Quantity quantity, Map<String, Object> of, Map<String, Object> to)
    implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    Values above = quantity.of(evidence.where(of).observations());
    Values below = quantity.of(evidence.where(to).observations());
    Map<List<Object>, Double> partners = new HashMap<>();
    below.values().forEach(value -> partners.put(pair(value), value.number()));
    List<Double> logarithms = new ArrayList<>();
    for (Values.Value value : above.values()) {
      double ratio = value.number() / partners.getOrDefault(pair(value), Double.NaN);
      if (ratio > 0 && Double.isFinite(ratio)) {
        logarithms.add(Math.log(ratio));
      }
    }
    Set<String> remarks = new HashSet<>(above.remarks());
    remarks.addAll(below.remarks());
    if (logarithms.isEmpty()) {
      remarks.add("there is no pair of " + of + " and " + to);
    }
    Estimate log = Student.mean(logarithms.stream().mapToDouble(x -> x).toArray());
    return new MeasuredNumber(
        Math.exp(log.mean()), Math.exp(log.low()), Math.exp(log.high()), List.copyOf(remarks));
  }

  private List<Object> pair(Values.Value value) {
    Map<String, Object> rest = new HashMap<>(value.cell());
    rest.keySet().removeAll(of.keySet());
    return List.of(rest, value.seed());
  }

  @Override
  public Set<String> numbers() {
    return Set.of(quantity.number());
  }

  @Override
  public Set<String> keys() {
    Set<String> keys = new HashSet<>(quantity.keys());
    keys.addAll(of.keySet());
    keys.addAll(to.keySet());
    return keys;
  }

  /** {@code ratio: {of: testError, in: {KEY: 0.01}, to: {KEY: 10}}}. */
  public static final class OfOptions implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      Quantity quantity = Quantity.read(options);
      Map<String, Object> in = Cells.read(options, "in");
      Map<String, Object> to = Cells.read(options, "to");
      if (!in.keySet().equals(to.keySet())) {
        options.problem("", "'in' and 'to' take the same keys");
      }
      return new Ratio(quantity, in, to);
    }
  }
}
