package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.ntklab.analysis.abc.AbcClassification;
import org.ntklab.analysis.abc.AbcConditions;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.Decimals;
import org.ntklab.analysis.abc.ExponentsOf;
import org.ntklab.analysis.abc.InitialKernelGrowth;
import org.ntklab.core.experiment.LearningRate;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.Regime;

/**
 * The regime that theory predicts for a run: from its parametrisation's exponents, the optimiser,
 * the depth and the rule by which the learning rate was chosen.
 *
 * <p>A rate that is a fraction of the largest stable one keeps η λ_max(Θ₀) of order one: with
 * λ_max(Θ₀) ∝ n^κ it is η ∝ n^−κ, and every layer's effective exponent is c + κ. That makes the
 * standard parametrisation the one at η/n, lazy.
 */
@Reference(key = "yang2021", where = "Section 4")
public final class RegimeTheory {
  private static final double NO_GROWTH = 1e-6;

  private RegimeTheory() {}

  /** Predicts; undetermined, with the reason, for parametrisations that are no power laws. */
  public static RegimePrediction predict(RunSpec run, NetworkRoles roles) {
    RateClass rateClass = run.training().optimiser().rateClass();
    int depth = roles.depth();
    try {
      AbcExponents own =
          ExponentsOf.of(run.parametrisation().name(), run.parametrisation().value(), rateClass);
      RegimePrediction prediction =
          depth > 0 && run.training().learningRate() instanceof LearningRate.OfMaximum
              ? atFractionOfMaximum(own, depth, rateClass)
              : asIs(own, depth, rateClass);
      return withLoss(prediction, run);
    } catch (RefusedException e) {
      return new RegimePrediction(
          Regime.UNDETERMINED, Optional.empty(), depth, rateClass, List.of(e.getMessage()));
    }
  }

  private static RegimePrediction asIs(AbcExponents exponents, int depth, RateClass rateClass) {
    AbcClassification classified = AbcConditions.classify(exponents, depth, rateClass);
    return new RegimePrediction(
        classified.regime(), Optional.of(exponents), depth, rateClass, classified.reasons());
  }

  private static RegimePrediction atFractionOfMaximum(
      AbcExponents own, int depth, RateClass rateClass) {
    // Refuses exponents that lack hidden layers before they are asked for.
    AbcClassification atConstantRate = AbcConditions.classify(own, depth, rateClass);
    double kappa = InitialKernelGrowth.exponent(own, depth);
    AbcExponents effective = own.slower(kappa);
    List<String> reasons = new ArrayList<>();
    if (Math.abs(kappa) > NO_GROWTH) {
      reasons.add(
          "a fraction of the largest stable rate makes η ∝ n^%s, since λ_max(Θ₀) ∝ n^%s"
              .formatted(Decimals.of(-kappa), Decimals.of(kappa)));
    }
    List<String> tooFast = AbcConditions.instabilities(effective, depth, rateClass);
    if (atConstantRate.regime() == Regime.TRIVIAL && !tooFast.isEmpty()) {
      reasons.add("this rate is too large once training brings the vanished signal back");
      reasons.addAll(tooFast);
      return new RegimePrediction(
          Regime.UNSTABLE, Optional.of(effective), depth, rateClass, reasons);
    }
    RegimePrediction shifted = asIs(effective, depth, rateClass);
    reasons.addAll(shifted.reasons());
    return new RegimePrediction(shifted.regime(), shifted.exponents(), depth, rateClass, reasons);
  }

  private static RegimePrediction withLoss(RegimePrediction prediction, RunSpec run) {
    boolean mayBeControlled =
        prediction.regime() == Regime.UNSTABLE && run.loss().value().needsDistribution();
    if (!mayBeControlled) {
      return prediction;
    }
    List<String> reasons = new ArrayList<>(prediction.reasons());
    reasons.add(
        "under "
            + run.loss().name()
            + " the divergence may be a controlled one: outputs grow with the width while the"
            + " loss falls and features are learnt");
    return new RegimePrediction(
        prediction.regime(),
        prediction.exponents(),
        prediction.depth(),
        prediction.rateClass(),
        reasons);
  }
}
