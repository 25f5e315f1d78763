package org.ntklab.analysis.check;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import org.ntklab.analysis.fit.PooledSlope;
import org.ntklab.core.regime.Exponent;

/** Exponents of a number of each run, over all widths and seeds. */
final class ExponentOverWidth {
  private ExponentOverWidth() {}

  /** Fits; runs without the number are left out. */
  static Optional<Exponent> of(List<CheckRun> runs, Function<CheckRun, OptionalDouble> number) {
    DoubleStream.Builder widths = DoubleStream.builder();
    DoubleStream.Builder values = DoubleStream.builder();
    for (CheckRun run : runs) {
      number
          .apply(run)
          .ifPresent(
              value -> {
                widths.add(run.width());
                values.add(value);
              });
    }
    return PooledSlope.fit(widths.build().toArray(), values.build().toArray()).exponent();
  }
}
