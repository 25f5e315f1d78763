package org.ntklab.analysis.statistic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.Options;
import org.ntklab.core.evidence.Band;
import org.ntklab.core.evidence.Evidence;
import org.ntklab.core.evidence.MeasuredNumber;
import org.ntklab.core.evidence.Statistic;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.regime.Regime;
import org.ntklab.core.regime.Verdict;

/**
 * The part of the verdicts that name a regime; expected to be all of them.
 *
 * @param regime which one
 * @param measured whether the measured regime is meant, or that of theory
 */
public record RegimeShare(Regime regime, boolean measured) implements Statistic {
  @Override
  public MeasuredNumber of(Evidence evidence) {
    List<Verdict> verdicts = evidence.verdicts();
    if (verdicts.isEmpty()) {
      return MeasuredNumber.absent("there is no verdict: the grid sweeps no width");
    }
    List<Verdict> others = verdicts.stream().filter(verdict -> found(verdict) != regime).toList();
    double share = 1 - (double) others.size() / verdicts.size();
    List<String> remarks =
        others.stream()
            .map(verdict -> verdict.cell() + " is " + found(verdict) + ": " + first(verdict))
            .toList();
    return new MeasuredNumber(share, share, share, remarks);
  }

  private Regime found(Verdict verdict) {
    return measured ? verdict.regime() : verdict.predictedRegime();
  }

  private static String first(Verdict verdict) {
    return verdict.reasons().isEmpty() ? "no reason" : verdict.reasons().get(0);
  }

  @Override
  public Optional<Band> expected() {
    return Optional.of(new Band(1, 1));
  }

  @Override
  public Optional<String> inWords(double share) {
    return Optional.of(
        share == 1
            ? regime.toString()
            : String.format(Locale.ROOT, "%s in %.0f %%", regime, 100 * share));
  }

  private static Statistic read(Options options, boolean measured) {
    Map<String, Regime> regimes = new LinkedHashMap<>();
    for (Regime regime : Regime.values()) {
      regimes.put(regime.toString(), regime);
    }
    String word = options.main("is").oneOf("is", regimes.keySet()).required(Regime.LAZY.toString());
    return new RegimeShare(regimes.getOrDefault(word, Regime.LAZY), measured);
  }

  /** {@code measured-regime: lazy}. */
  public static final class Measured implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return RegimeShare.read(options, true);
    }
  }

  /** {@code predicted-regime: lazy}. */
  public static final class Predicted implements Kind<Statistic> {
    @Override
    public Statistic read(Options options) {
      return RegimeShare.read(options, false);
    }
  }
}
