package org.ntklab.analysis.statistic;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.ntklab.core.evidence.Observation;

/**
 * A number of each observation; where it is missing or not finite, or the run diverged, it is left
 * out and told.
 *
 * @param number its name
 */
record Plain(String number) implements Quantity {
  @Override
  public Values of(List<Observation> observations) {
    List<Values.Value> values = new ArrayList<>();
    int diverged = 0;
    int missing = 0;
    for (Observation seen : observations) {
      Double x = seen.numbers().get(number);
      if (seen.diverged()) {
        diverged++;
      } else if (x == null || !Double.isFinite(x)) {
        missing++;
      } else {
        values.add(new Values.Value(seen.cell(), seen.seed(), x));
      }
    }
    List<String> remarks = new ArrayList<>();
    if (diverged > 0) {
      remarks.add("%d of %d diverged and are left out".formatted(diverged, observations.size()));
    }
    if (missing > 0) {
      remarks.add("%d of %d have no %s".formatted(missing, observations.size(), number));
    }
    return new Values(values, remarks);
  }

  @Override
  public Set<String> keys() {
    return Set.of();
  }
}
