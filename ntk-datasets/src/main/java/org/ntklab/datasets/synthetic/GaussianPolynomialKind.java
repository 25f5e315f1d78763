package org.ntklab.datasets.synthetic;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.plugin.Kind;

/**
 * {@code data: {name: gaussian-polynomial, rows: 2000, features: 10, degree: 2, noise: 0, seed:
 * 0}}.
 */
public final class GaussianPolynomialKind implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    Size size = Size.read(options, 10);
    int degree =
        options
            .integer("degree")
            .check(k -> k >= 1 && k <= GaussianPolynomial.HIGHEST_DEGREE, "1 to 5")
            .orElse(2);
    double noise = options.number("noise").check(s -> s >= 0, "at least 0").orElse(0.0);
    long seed = options.whole("seed").orElse(0L);
    return new GaussianPolynomial(size.rows(), size.features(), degree, noise, seed);
  }
}
