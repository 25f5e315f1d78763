package org.ntklab.datasets.embedded;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;

/** Progress of diabetes after a year, a real value. */
public final class Diabetes implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    return new EmbeddedTable(
        "diabetes",
        "progress of diabetes: 442 rows, 10 features, real target of 25 to 346",
        "Efron, Hastie, Johnstone and Tibshirani 2004 (Least Angle Regression)",
        "BSD-3-Clause, with scikit-learn",
        "diabetes.csv",
        "461ee313b848f6288ff3f3032b02846ca3261fcb4809542d156564ecf718c0e8",
        Shape.vector(10),
        Shape.vector(10),
        false);
  }
}
