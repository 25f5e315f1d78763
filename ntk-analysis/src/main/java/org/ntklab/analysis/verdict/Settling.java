package org.ntklab.analysis.verdict;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ntklab.analysis.abc.Decimals;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.core.regime.Exponent;

/** What would settle a verdict that is undetermined. */
final class Settling {
  /** A metric that no run has. */
  static final SlopeFit NOTHING = new SlopeFit(Optional.empty(), 0, 0, 0);

  /** A slope so near the cut is not told from it by any number of seeds. */
  private static final double NEAR = 0.05;

  /** More repetitions of the study than this are not worth proposing. */
  private static final double MOST_REPETITIONS = 10;

  private Settling() {}

  /** Of a distance without an interval. */
  static List<String> withoutInterval(CellRuns cell, SlopeFit fit) {
    if (cell.finished().isEmpty()) {
      return List.of("no run finished: nothing can be said before one does");
    }
    String found =
        "kernelDistance has %d usable %s at %d %s"
            .formatted(
                fit.points(),
                fit.points() == 1 ? "value" : "values",
                fit.distinct(),
                fit.distinct() == 1 ? "width" : "widths");
    return List.of(
        found
            + ", a slope with an interval takes three at two widths or more: add widths or seeds");
  }

  /** Of an interval that lies across a cut. */
  static String ofInterval(Exponent s, SlopeFit fit) {
    if (s.low() >= RegimeRule.CUT) {
      return "the kernel moves more the wider the network: lower the learning rate, or add larger"
          + " widths";
    }
    double cut = s.slope() > 0 ? RegimeRule.CUT : -RegimeRule.CUT;
    double distance = Math.abs(s.slope() - cut);
    double reach = (s.high() - s.low()) / 2;
    double repetitions = Math.pow(reach / distance, 2);
    if (distance < NEAR || repetitions > MOST_REPETITIONS) {
      return "larger widths would tell: the slope is too near "
          + Decimals.of(cut)
          + " for more seeds to";
    }
    return String.format(
        Locale.ROOT,
        "about %d runs in place of %d would narrow the interval enough: add seeds, or better larger"
            + " widths",
        (int) Math.ceil(repetitions * fit.points()) + 1,
        fit.points());
  }

  /** {@code architecture.width = 512}. */
  static String place(String axis, double position) {
    return axis + " = " + Decimals.of(position);
  }
}
