package org.ntklab.datasets.embedded;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;

/** Iris flowers, three species by four lengths. */
public final class Iris implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    return new EmbeddedTable(
        "iris",
        "iris flowers: 150 rows, 4 features, 3 classes of 50, sorted: shuffle",
        "UCI, Fisher 1936",
        EmbeddedTable.CC_BY,
        "iris.csv",
        "0ec5376d012b0ebfcd73045de1143e270e8e2dda2622776b109efbe434448a83",
        Shape.vector(4),
        Shape.vector(4),
        true);
  }
}
