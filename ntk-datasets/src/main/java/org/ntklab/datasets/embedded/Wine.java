package org.ntklab.datasets.embedded;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;

/** Wines, three cultivars by chemical analysis. */
public final class Wine implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    return new EmbeddedTable(
        "wine",
        "chemistry of wines: 178 rows, 13 features, 3 classes (59, 71, 48), sorted: shuffle",
        "UCI, Aeberhard and Forina 1992",
        EmbeddedTable.CC_BY,
        "wine.csv",
        "81a33d28b3d7448ae8b52ffd7874402b80ae86ec4b9d586dac0530a31cc8c9a6",
        Shape.vector(13),
        Shape.vector(13),
        true);
  }
}
