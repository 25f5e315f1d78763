package org.ntklab.conformance.activation;

import static org.ntklab.conformance.Finding.number;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;

/** The closed dual is what quadrature makes of value and derivative, also at awkward pairs. */
final class DualCheck implements Check<ActivationSubject> {
  private static final double[][] VARIANCES = {{1, 1}, {0.3, 2}, {1e-4, 0.8}, {4, 0.25}};
  private static final double[] CORRELATIONS = {0, 0.5, -0.7, 0.999, -0.999, 1, -1};

  /** Largest variance looked at, in units of the bound below which moments exist. */
  private static final double FRACTION_OF_BOUND = 0.2;

  private static final double TOLERANCE = 1e-7;

  @Override
  public String name() {
    return "dual";
  }

  @Override
  public List<Finding> findings(ActivationSubject subject) {
    Activation activation = subject.activation();
    if (activation.dual().isEmpty()) {
      return List.of(
          Finding.notApplicable(
              subject.name(), name(), "dual()", "no closed form: kernels come by quadrature"));
    }
    Dual dual = activation.dual().get();
    double scale = 1;
    List<Finding> findings = new ArrayList<>();
    if (dual instanceof PairDual pair) {
      scale = Math.min(1, FRACTION_OF_BOUND * pair.varianceBound() / 4);
      findings.add(compare(subject, "K", activation::value, scale, pair::covariance, false));
      findings.add(
          compare(subject, "K̇", activation::derivative, scale, pair::derivativeCovariance, true));
      findings.add(distances(subject, pair, scale));
    } else {
      Series series = new Series(dual);
      findings.add(compare(subject, "K", activation::value, scale, series::value, false));
      findings.add(compare(subject, "K̇", activation::derivative, scale, series::slope, true));
    }
    return findings;
  }

  /** The moment of one function over all pairs. */
  private Finding compare(
      ActivationSubject subject,
      String moment,
      DoubleUnaryOperator function,
      double scale,
      ToDoubleFunction<GaussianPair> closed,
      boolean isDerivative) {
    PairExpectation expectation = new PairExpectation(function, subject.activation().kinks());
    Worst worst = new Worst();
    for (double[] variances : VARIANCES) {
      double p = scale * variances[0];
      double q = scale * variances[1];
      double size = Math.sqrt(expectation.of(p, p, 1) * expectation.of(q, q, 1));
      for (double rho : CORRELATIONS) {
        worst.meet(
            p, q, rho, expectation.of(p, q, rho), closed.applyAsDouble(pair(p, q, rho)), size);
      }
    }
    boolean kinkAtZero = subject.hasKinkIn(0, 0);
    if (!(isDerivative && kinkAtZero)) {
      double size = Math.abs(function.applyAsDouble(0)) + expectation.of(scale, scale, 1);
      worst.meet(
          0, scale, 0, expectation.of(0, scale, 0), closed.applyAsDouble(pair(0, scale, 0)), size);
    }
    String formula = isDerivative ? "E φ′(u)φ′(v)" : "E φ(u)φ(v)";
    return worst.finding(subject.name(), name(), moment + " = " + formula);
  }

  private Finding distances(ActivationSubject subject, PairDual dual, double scale) {
    PairExpectation expectation =
        new PairExpectation(subject.activation()::value, subject.activation().kinks());
    Worst worst = new Worst();
    for (double[] variances : VARIANCES) {
      double p = scale * variances[0];
      double q = scale * variances[1];
      double ofU = expectation.of(p, p, 1);
      double ofV = expectation.of(q, q, 1);
      for (double rho : CORRELATIONS) {
        double expected = (ofU + ofV) / 2 - expectation.of(p, q, rho);
        worst.meet(p, q, rho, expected, dual.distance(pair(p, q, rho)), ofU + ofV);
      }
    }
    return worst.finding(subject.name(), name(), "distance = ½E(φ(u) − φ(v))²");
  }

  private static GaussianPair pair(double p, double q, double rho) {
    double sum = Math.sqrt(p) + Math.sqrt(q);
    double difference = Math.sqrt(p) - Math.sqrt(q);
    if (rho == 1) {
      return new GaussianPair(p, q, difference * difference / 2);
    }
    return rho == -1
        ? new GaussianPair(p, q, sum * sum / 2)
        : GaussianPair.ofCovariance(p, q, rho * Math.sqrt(p * q));
  }

  /** The pair at which a closed form is farthest from quadrature. */
  private static final class Worst {
    private int pairs;
    private double error = -1;
    private double expected;
    private double found;
    private String place = "";

    void meet(double p, double q, double rho, double expected, double found, double size) {
      pairs++;
      double here = Math.abs(found - expected) / (size + Double.MIN_NORMAL);
      if (!(here <= error)) {
        this.error = here;
        this.expected = expected;
        this.found = found;
        place =
            "p = %s, q = %s, k = %s"
                .formatted(number(p), number(q), number(rho * Math.sqrt(p * q)));
      }
    }

    Finding finding(String subject, String check, String moment) {
      return Finding.of(
          subject,
          check,
          moment + " at " + pairs + " pairs, parallel, opposite, tiny and zero ones among them",
          "%s at %s, by quadrature of value and derivative".formatted(number(expected), place),
          number(found) + ", the worst pair, off by " + number(error),
          error <= TOLERANCE);
    }
  }
}
