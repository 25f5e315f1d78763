package org.ntklab.core.evidence;

import java.util.List;
import java.util.Map;
import org.ntklab.core.regime.Verdict;

/**
 * All that was measured in one experiment or measurement.
 *
 * @param observations in the order of the grid
 * @param verdicts of an experiment's cells; none for a measurement
 */
public record Evidence(List<Observation> observations, List<Verdict> verdicts) {
  public Evidence {
    observations = List.copyOf(observations);
    verdicts = List.copyOf(verdicts);
  }

  /** What lies in cells with these values; verdicts by the keys that they have. */
  public Evidence where(Map<String, Object> values) {
    return new Evidence(
        observations.stream().filter(seen -> seen.isIn(values)).toList(),
        verdicts.stream().filter(verdict -> isIn(verdict, values)).toList());
  }

  private static boolean isIn(Verdict verdict, Map<String, Object> values) {
    return values.entrySet().stream()
        .filter(entry -> verdict.cell().containsKey(entry.getKey()))
        .allMatch(
            entry -> Observation.isSame(verdict.cell().get(entry.getKey()), entry.getValue()));
  }
}
