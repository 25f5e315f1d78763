package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.core.evidence.Observation;

/**
 * Where along an axis a number passes a threshold for the first time, between neighbours by a
 * straight line in both logarithms. Lines that never pass it are left out and told.
 *
 * @param number its name; values above 0
 * @param along key of the axis; positions above 0
 * @param at the threshold, above 0
 */
record Crossing(String number, String along, double at) implements Quantity {
  @Override
  public Values of(List<Observation> observations) {
    List<Values.Value> values = new ArrayList<>();
    List<AlongAxis.Line> lines = AlongAxis.lines(observations, along);
    for (AlongAxis.Line line : lines) {
      double position = position(line);
      if (Double.isFinite(position)) {
        values.add(new Values.Value(line.cell(), line.seed(), position));
      }
    }
    int never = lines.size() - values.size();
    return new Values(
        values,
        never == 0
            ? List.of()
            : List.of("%d of %d never pass %s %s".formatted(never, lines.size(), number, at)));
  }

  private double position(AlongAxis.Line line) {
    double before = Double.NaN;
    double height = Double.NaN;
    for (Map.Entry<Double, Observation> place : line.byPosition().entrySet()) {
      Double value = place.getValue().numbers().get(number);
      if (value == null || !(value > 0) || place.getValue().diverged()) {
        continue;
      }
      double x = Math.log(place.getKey());
      double y = Math.log(value / at);
      if (height * y <= 0) {
        return Math.exp(y == height ? x : before - height * (x - before) / (y - height));
      }
      before = x;
      height = y;
    }
    return Double.NaN;
  }

  @Override
  public Set<String> keys() {
    return Set.of(along);
  }
}
