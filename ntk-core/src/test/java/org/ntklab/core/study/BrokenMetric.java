package org.ntklab.core.study;

import org.ntklab.core.metric.Metric;
import org.ntklab.core.metric.MetricValue;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;

/** A metric that throws in runs of seed 1. */
public final class BrokenMetric implements Metric {
  @Override
  public String description() {
    return "throws in runs of seed 1";
  }

  @Override
  public MetricValue measure(RunTrace run) {
    if (run.checkpoints().metadata().get("ntk.seed").equals("1")) {
      throw new IllegalStateException("no metric today");
    }
    return new MetricValue.Single(0);
  }

  /** Contributes it. */
  static final class BrokenPlugin implements NtkPlugin {
    @Override
    public String name() {
      return "broken";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "a metric that throws";
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions.add(ExtensionPoint.METRIC, "broken", BrokenMetric.class);
    }
  }
}
