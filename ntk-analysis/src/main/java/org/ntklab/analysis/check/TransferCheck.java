package org.ntklab.analysis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.analysis.abc.Decimals;
import org.ntklab.analysis.fit.PooledSlope;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.Exponent;

/**
 * Learning-rate transfer: the rate η with the least training loss after some steps, as a power of
 * the width. Required is n^0: a rate that was found on a narrow network serves wide ones.
 */
@Reference(key = "yang2022", where = "Section 4, µTransfer")
public final class TransferCheck {
  private TransferCheck() {}

  /** Checks the losses of a finished {@link RateSearch}. */
  public static CheckResult of(List<RateLoss> losses, CheckTheory theory) {
    List<BestRate> best = RateSearch.best(losses);
    Optional<Exponent> measured =
        PooledSlope.fit(
                best.stream().mapToDouble(BestRate::width).toArray(),
                best.stream().mapToDouble(BestRate::rate).toArray())
            .exponent();
    CheckLine line =
        new CheckLine(
            "network", "best learning rate", measured, theory.bestRate(), CheckLine.exactly(0));
    CheckVerdict verdict = line.verdict();
    List<String> reasons = new ArrayList<>();
    long networks =
        losses.stream().map(loss -> loss.width() + "/" + loss.seed()).distinct().count();
    if (best.size() < networks) {
      verdict = CheckVerdict.FAILS;
      reasons.add(
          "%d of %d networks diverged at every rate".formatted(networks - best.size(), networks));
    }
    long atEdge = best.stream().filter(found -> found.edge() != BestRate.Edge.NONE).count();
    if (atEdge > 0) {
      verdict = verdict == CheckVerdict.PASSES ? CheckVerdict.UNDETERMINED : verdict;
      reasons.add(
          "%d of %d networks have their best rate at the edge of all that was tried"
              .formatted(atEdge, networks));
    }
    switch (verdict) {
      case PASSES -> reasons.add("a rate found on a narrow network serves wide ones");
      case FAILS ->
          measured.ifPresent(
              slope ->
                  reasons.add(
                      "the best rate moves as n^%s: one found on a narrow network does not serve"
                              .formatted(Decimals.of(slope.slope()))
                          + " wide ones"));
      case UNDETERMINED -> reasons.add("more seeds or widths would tell");
    }
    return new CheckResult(List.of(line), verdict, line.agrees(), reasons);
  }

  /** The best rates that the check is made of, one a network. */
  public static List<BestRate> bestRates(List<RateLoss> losses) {
    return RateSearch.best(losses);
  }
}
