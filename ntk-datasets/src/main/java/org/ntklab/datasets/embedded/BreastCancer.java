package org.ntklab.datasets.embedded;

import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;

/** Breast tumours of Wisconsin, malignant or benign by cell nuclei. */
public final class BreastCancer implements Kind<DataSource> {
  @Override
  public DataSource read(Options options) {
    return new EmbeddedTable(
        "breast-cancer",
        "breast tumours: 569 rows, 30 features, 2 classes (0 malignant 212, 1 benign 357)",
        "UCI, Wisconsin diagnostic, Wolberg, Mangasarian, Street and Street 1995",
        EmbeddedTable.CC_BY,
        "breast_cancer.csv.gz",
        "b6c3ab52df53a9c0e08bd6fb79f95248c45d23b670dfc1dcf6bc60938c347c8c",
        Shape.vector(30),
        Shape.vector(30),
        true);
  }
}
