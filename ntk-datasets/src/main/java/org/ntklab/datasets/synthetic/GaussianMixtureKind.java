package org.ntklab.datasets.synthetic;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * {@code data: {name: gaussian-mixture, rows: 2000, features: 10, components: 2, separation: 3,
 * seed: 0}}. The number of classes is {@code components}, since {@code classes} picks some of them.
 */
public final class GaussianMixtureKind implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    Size size = Size.read(options, 10);
    int classes =
        options
            .integer("components")
            .check(c -> c >= 2 && c <= size.rows(), "2 to " + size.rows() + ", a row each")
            .orElse(2);
    double separation = options.number("separation").check(s -> s >= 0, "at least 0").orElse(3.0);
    return new GaussianMixture(size, classes, separation, options.whole("seed").orElse(0L));
  }
}
