package org.ntklab.analysis.verdict;

import java.util.Optional;
import org.ntklab.analysis.abc.AbcConditions;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.analysis.abc.InitialKernelGrowth;
import org.ntklab.analysis.abc.RoleExponents;
import org.ntklab.analysis.metrics.FeatureMovement;
import org.ntklab.analysis.metrics.InitialRateFraction;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.analysis.metrics.LinearisationError;
import org.ntklab.analysis.metrics.OutputMovement;
import org.ntklab.analysis.metrics.SignFlips;
import org.ntklab.analysis.metrics.SpectralMovement;
import org.ntklab.analysis.metrics.WeightMovement;
import org.ntklab.core.layer.Role;
import org.ntklab.core.optimiser.RateClass;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.regime.PredictedRange;
import org.ntklab.core.regime.Regime;

/**
 * Exponents in the width that theory predicts, as n → ∞; finite widths bend them.
 *
 * <p>With r of features that move by n^−r, 0 in feature learning:
 *
 * <ul>
 *   <li>kernelDrift and linearisationError −2r (smooth activations) to −r (the bound, about which
 *       ReLU lies); kernelDistance twice that.
 *   <li>featureMovement and signFlips of a layer −r of the layers up to it.
 *   <li>weightMovement of a layer: ΔW has entries of size (folded rate) × (backprop signal), n^−(2a
 *       + c + β) with β = min(a_o + b_o, 2a_o + c_o), in the readout without β; under Adam n^−(a +
 *       c). Divided by W₀'s n^−(a + b).
 *   <li>spectralMovement: the same; in hidden layers ½ more, since ‖W₀‖₂ is smaller than ‖W₀‖_F by
 *       √n and ΔW, of low rank, has both alike.
 *   <li>initialRateFraction: κ of λ_max(Θ₀) ∝ n^κ at the rates that were used.
 *   <li>outputMovement: 0; in the trivial regime what the conditions leave.
 * </ul>
 */
@Reference(key = "yang2021", where = "Section 4")
@Reference(key = "yang2023", where = "Condition 1")
@Reference(key = "geiger2020")
public final class PredictedExponents {
  private final RegimePrediction prediction;
  private final NetworkRoles roles;

  /** Exponents that go with a predicted regime. */
  public PredictedExponents(RegimePrediction prediction, NetworkRoles roles) {
    this.prediction = prediction;
    this.roles = roles;
  }

  /** What theory says of a metric, {@code name} or {@code name.layer}; empty where nothing. */
  public Optional<PredictedRange> of(String metric) {
    Optional<AbcExponents> known = prediction.exponents();
    if (known.isEmpty() || prediction.depth() == 0) {
      return Optional.empty();
    }
    AbcExponents exponents = known.get();
    int dot = metric.indexOf('.');
    String name = dot < 0 ? metric : metric.substring(0, dot);
    if (name.equals(InitialRateFraction.NAME)) {
      return point(InitialKernelGrowth.exponent(exponents, prediction.depth()));
    }
    if (name.equals(OutputMovement.NAME)) {
      return outputs(exponents);
    }
    if (prediction.regime() != Regime.LAZY && prediction.regime() != Regime.FEATURE_LEARNING) {
      return Optional.empty();
    }
    return dot < 0
        ? whole(name, exponents)
        : Optional.ofNullable(roles.byLayer().get(metric.substring(dot + 1)))
            .flatMap(role -> layer(name, exponents, role));
  }

  private Optional<PredictedRange> whole(String name, AbcExponents exponents) {
    double r = AbcConditions.movement(exponents, prediction.depth(), prediction.rateClass());
    return switch (name) {
      case KernelDrift.NAME, LinearisationError.NAME -> range(-2 * r, -r);
      case KernelDistance.NAME -> range(-4 * r, -2 * r);
      default -> Optional.empty();
    };
  }

  private Optional<PredictedRange> layer(String name, AbcExponents exponents, Role role) {
    return switch (name) {
      case FeatureMovement.NAME, SignFlips.NAME ->
          point(
              -AbcConditions.movement(
                  exponents, role == Role.HIDDEN ? 2 : 1, prediction.rateClass()));
      case WeightMovement.NAME -> point(weights(exponents, role));
      case SpectralMovement.NAME ->
          point(weights(exponents, role) + (role == Role.HIDDEN ? 0.5 : 0));
      default -> Optional.empty();
    };
  }

  private double weights(AbcExponents exponents, Role role) {
    RateClass rateClass = prediction.rateClass();
    RoleExponents output = exponents.output();
    double signal =
        rateClass == RateClass.ADAPTIVE
            ? 0
            : Math.min(output.initial(), output.rate(RateClass.GRADIENT));
    return switch (role) {
      case INPUT -> relative(exponents.input(), rateClass, signal);
      case HIDDEN -> relative(exponents.hidden().orElseThrow(), rateClass, signal);
      case OUTPUT -> relative(output, rateClass, 0);
      case DIRECT -> 0;
    };
  }

  private static double relative(RoleExponents role, RateClass rateClass, double signal) {
    return role.initial() - role.rate(rateClass) - signal;
  }

  private Optional<PredictedRange> outputs(AbcExponents exponents) {
    RateClass rateClass = prediction.rateClass();
    return switch (prediction.regime()) {
      case LAZY, FEATURE_LEARNING -> point(0);
      case TRIVIAL -> {
        double byFeatures =
            exponents.output().initial()
                + AbcConditions.movement(exponents, prediction.depth(), rateClass);
        double least = Math.min(exponents.output().rate(rateClass), byFeatures);
        yield least > 1 ? point(1 - least) : Optional.empty();
      }
      default -> Optional.empty();
    };
  }

  private static Optional<PredictedRange> point(double exponent) {
    return range(exponent, exponent);
  }

  /** Adding 0 turns −0 into 0. */
  private static Optional<PredictedRange> range(double low, double high) {
    return Optional.of(new PredictedRange(low + 0.0, high + 0.0));
  }
}
