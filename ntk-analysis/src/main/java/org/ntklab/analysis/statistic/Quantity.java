package org.ntklab.analysis.statistic;

import java.util.List;
import java.util.Set;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Observation;

/** What a statistic reads of observations: a number of each, or one along a whole axis of them. */
public interface Quantity {
  /** The quantity wherever there is one. */
  Values of(List<Observation> observations);

  /** Name of the number that it reads. */
  String number();

  /** Keys of cells that it reads. */
  Set<String> keys();

  /**
   * Reads {@code of: kernelDrift}, {@code of: {crossing: {of: kernelDrift, along: KEY, at: 0.1}}}
   * or {@code of: {best: {of: finalLoss, along: KEY}}}.
   */
  static Quantity read(Options options) {
    if (!(options.node("of").orElse(null) instanceof ConfigNode.Entries)) {
      return new Plain(options.text("of").required(""));
    }
    Options group = options.group("of");
    boolean crossing = group.node("crossing").isPresent();
    if (crossing == group.node("best").isPresent()) {
      group.problem("", "takes one of 'crossing' and 'best'");
    }
    Options inner = group.group(crossing ? "crossing" : "best");
    String of = inner.text("of").required("");
    String along = inner.text("along").required("");
    Quantity quantity =
        crossing
            ? new Crossing(
                of, along, inner.number("at").check(x -> x > 0, "a number above 0").required(1.0))
            : new Best(of, along);
    inner.reportUnknown();
    group.reportUnknown();
    return quantity;
  }
}
