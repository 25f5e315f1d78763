package org.ntklab.datasets.synthetic;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/** {@code data: {name: sparse-parity, rows: 2000, features: 20, degree: 3, noise: 0, seed: 0}}. */
public final class SparseParityKind implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    Size size = Size.read(options, 20);
    int degree =
        options
            .integer("degree")
            .check(
                k -> k >= 1 && k <= size.features(),
                "1 to " + size.features() + ", the number of features")
            .orElse(Math.min(3, size.features()));
    double noise = options.number("noise").check(p -> p >= 0 && p <= 0.5, "0 to 0.5").orElse(0.0);
    return new SparseParity(size, degree, noise, options.whole("seed").orElse(0L));
  }
}
