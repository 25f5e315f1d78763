package org.ntklab.benchmarks.job;

import java.util.List;
import org.ntklab.core.network.Precision;

/** All jobs, in the order of the table. */
public final class Jobs {
  private Jobs() {}

  /** The jobs in a setting. */
  public static List<Job> in(Setting setting) {
    return List.of(
        new MachineJob(setting),
        new DenseGramJob(setting, Precision.SINGLE),
        new DenseGramJob(setting, Precision.DOUBLE),
        new AveragedImagesJob(setting),
        new FlattenedImagesJob(setting),
        new GramFileJob(setting));
  }
}
