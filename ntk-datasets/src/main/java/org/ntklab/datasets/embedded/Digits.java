package org.ntklab.datasets.embedded;

import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DataSource;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.plugin.Kind;

/**
 * Handwritten digits of 8 × 8 pixels; {@code image} keeps their shape {@code [1, 8, 8]} (false:
 * vectors of 64).
 */
public final class Digits implements Kind<DataSource> {
  private static final Shape PIXELS = new Shape(1, List.of(8, 8));

  @Override
  public DataSource read(Options options) {
    boolean image = options.flag("image").orElse(false);
    return new EmbeddedTable(
        "digits",
        "handwritten digits, 8 × 8 pixels of 0 to 16: 1797 rows, 64 features, 10 classes",
        "UCI, optical recognition of handwritten digits, Alpaydin and Kaynak 1998",
        EmbeddedTable.CC_BY,
        "digits.csv.gz",
        "368668319112a6de17ff5d4025dd42091924b7866164b1c37868fe05ab3c6244",
        image ? PIXELS : Shape.vector(64),
        PIXELS,
        true);
  }
}
