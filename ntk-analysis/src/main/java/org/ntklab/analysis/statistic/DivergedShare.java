package org.ntklab.analysis.statistic;

import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Observation;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;

/**
 * The part of the runs that diverged; expected to be all of them unless the check says otherwise.
 */
public record DivergedShare() implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    long diverged = evidence.observations().stream().filter(Observation::diverged).count();
    return MeasuredNumber.exact((double) diverged / evidence.observations().size());
  }

  @Override
  public Optional<Band> expected() {
    return Optional.of(new Band(1, 1));
  }

  /** {@code diverged: {}}. */
  public static final class OfOptions implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return new DivergedShare();
    }
  }
}
