package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.ntklab.core.evidence.Observation;

/**
 * Where along an axis a number is smallest, of the positions that were tried; runs that diverged
 * are the worst. A smallest value at an end of the axis may not be the best there is: such lines
 * are left out and told.
 *
 * @param number its name
 * @param along key of the axis
 */
record Best(String number, String along) implements Quantity {
  @Override
  public Values of(List<Observation> observations) {
    List<Values.Value> values = new ArrayList<>();
    List<AlongAxis.Line> lines = AlongAxis.lines(observations, along);
    int atEnd = 0;
    for (AlongAxis.Line line : lines) {
      TreeMap<Double, Observation> places = line.byPosition();
      double best = position(places);
      if (best == places.firstKey() || best == places.lastKey()) {
        atEnd++;
      } else {
        values.add(new Values.Value(line.cell(), line.seed(), best));
      }
    }
    return new Values(
        values,
        atEnd == 0
            ? List.of()
            : List.of(
                "%d of %d have their smallest %s at an end of %s and are left out"
                    .formatted(atEnd, lines.size(), number, along)));
  }

  private double position(TreeMap<Double, Observation> places) {
    double best = places.firstKey();
    double least = Double.POSITIVE_INFINITY;
    for (Map.Entry<Double, Observation> place : places.entrySet()) {
      Double value = place.getValue().numbers().get(number);
      if (value != null && value < least && !place.getValue().diverged()) {
        least = value;
        best = place.getKey();
      }
    }
    return best;
  }

  @Override
  public Set<String> keys() {
    return Set.of(along);
  }
}
