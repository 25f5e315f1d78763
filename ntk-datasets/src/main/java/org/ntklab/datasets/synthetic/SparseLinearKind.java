package org.ntklab.datasets.synthetic;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * {@code data: {name: sparse-linear, rows: 2000, features: 100, nonzeros: 5, noise: 0, seed: 0}}.
 */
public final class SparseLinearKind implements Kind<DataSource> {
  private static final int NONZEROS = 5;

  @Override
  public DataSource read(Options options) {
    Size size = Size.read(options, 100);
    int most = size.features();
    int nonzeros =
        options
            .integer("nonzeros")
            .check(r -> r >= 1 && r <= most, "1 to the number of features, " + most)
            .orElse(Math.min(NONZEROS, most));
    double noise = options.number("noise").check(s -> s >= 0, "at least 0").orElse(0.0);
    long seed = options.whole("seed").orElse(0L);
    return new SparseLinear(size, nonzeros, noise, seed);
  }
}
