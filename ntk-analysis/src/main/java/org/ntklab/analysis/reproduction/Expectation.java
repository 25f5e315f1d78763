package org.ntklab.analysis.reproduction;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;

/**
 * One number that was published or follows from what was, and how near a measured one has to come.
 *
 * @param what the number, in words
 * @param evidence name of the experiment or measurement that it is taken from
 * @param where which of its cells: keys with values
 * @param statistic what is made of them
 * @param published the number, or from where to where it lies
 * @param tolerance by which the measured interval may leave that, at least 0
 * @param because why so much; empty where there is no tolerance
 */
public record Expectation(
    String what,
    String evidence,
    Map<String, Object> where,
    Statistic statistic,
    Band published,
    double tolerance,
    String because) {
  public Expectation {
    where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
  }

  /** What passes. */
  public Band allowed() {
    return published.widened(tolerance);
  }

  /** Holds the evidence against it. */
  public Outcome judge(Evidence all) {
    Evidence chosen = all.where(where);
    MeasuredNumber found =
        chosen.observations().isEmpty()
            ? MeasuredNumber.absent("nothing was measured where " + where)
            : statistic.of(chosen);
    return new Outcome(this, found, Outcome.verdict(allowed(), found));
  }
}
