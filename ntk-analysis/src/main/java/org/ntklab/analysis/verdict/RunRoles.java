package org.ntklab.analysis.verdict;

import jakarta.inject.Inject;
import org.ntklab.core.data.Dataset;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.experiment.RunSpec;

/** The roles in the network of a run, whose shape depends on the data. */
public final class RunRoles {
  private final DatasetCache datasets;

  @Inject
  RunRoles(DatasetCache datasets) {
    this.datasets = datasets;
  }

  /** Where the weighted layers of a run's network stand. */
  public NetworkRoles of(RunSpec run) {
    Dataset data = datasets.get(run.data());
    return NetworkRoles.of(run.architecture().graph(data.shape(), data.outputs()));
  }
}
