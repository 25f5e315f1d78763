package org.ntklab.models.duals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.activation.Dual;
import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.activation.SeriesDual;
import org.ntklab.models.activations.AbRelu;
import org.ntklab.models.activations.Abs;
import org.ntklab.models.activations.Cos;
import org.ntklab.models.activations.Erf;
import org.ntklab.models.activations.Exp;
import org.ntklab.models.activations.Gaussian;
import org.ntklab.models.activations.Gelu;
import org.ntklab.models.activations.Hermite;
import org.ntklab.models.activations.LeakyRelu;
import org.ntklab.models.activations.Monomial;
import org.ntklab.models.activations.Polynomial;
import org.ntklab.models.activations.Rbf;
import org.ntklab.models.activations.RectifiedMonomial;
import org.ntklab.models.activations.Relu;
import org.ntklab.models.activations.Sign;
import org.ntklab.models.activations.Sin;

/** Functions with a dual, pairs to try them on, and series as formulas of a pair. */
public final class ClosedForms {
  static final double[][] VARIANCES = {{0.01, 0.01}, {1, 1}, {4, 4}, {0.3, 2.5}, {4, 0.5}};

  private static final double[] ANGLES = {0, 1e-4, 0.1, 1, 1.6, 2.5, Math.PI - 0.1, Math.PI};

  private ClosedForms() {}

  /** Every shipped function that has a dual, with options that tell them apart. */
  public static Stream<Activation> functions() {
    return Stream.concat(kinked(), smooth());
  }

  static Stream<Activation> kinked() {
    return Stream.of(
        new Relu(),
        new LeakyRelu(0.2),
        new Abs(),
        new AbRelu(-0.3, 1.7),
        new AbRelu(1, 1),
        new Sign(),
        new RectifiedMonomial(0),
        new RectifiedMonomial(1),
        new RectifiedMonomial(2),
        new RectifiedMonomial(3),
        new RectifiedMonomial(7));
  }

  static Stream<Activation> smooth() {
    return Stream.of(
        new Erf(),
        new Gelu(),
        new Sin(1, 1, 0),
        new Sin(1.5, 0.7, 0.4),
        new Cos(1, 1, 0),
        new Cos(1.5, 0.7, 0.4),
        new Rbf(0.6),
        new Exp(0.5, -0.7),
        new Gaussian(2, -0.6),
        new Gaussian(2, 0.05),
        new Monomial(0),
        new Monomial(1),
        new Monomial(4),
        new Monomial(5),
        new Hermite(0),
        new Hermite(1),
        new Hermite(4),
        new Hermite(5),
        new Polynomial(new double[] {0.5, -1, 0, 0.25}));
  }

  static Stream<Activation> oddFunctions() {
    return Stream.of(
        new AbRelu(1, 1),
        new Sign(),
        new Erf(),
        new Sin(1.5, 0.7, 0),
        new Monomial(5),
        new Hermite(5),
        new Polynomial(new double[] {0, -1, 0, 0.25}));
  }

  /** Functions whose dual does not subtract covariances to get the distance. */
  static Stream<Activation> functionsWithExactDistance() {
    return functions()
        .filter(f -> f.dual().orElseThrow() instanceof PairDual && !(f instanceof Gelu));
  }

  static PairDual dual(Activation f) {
    return ofPairs(f.dual().orElseThrow());
  }

  static PairDual ofPairs(Dual dual) {
    return dual instanceof SeriesDual series ? new SeriesOfPairs(series) : (PairDual) dual;
  }

  /** Variances from small to large, equal and not, at angles from parallel to antiparallel. */
  static List<AnglePair> pairs() {
    return Stream.of(VARIANCES)
        .flatMap(v -> Arrays.stream(ANGLES).mapToObj(a -> new AnglePair(v[0], v[1], a)))
        .toList();
  }

  /** A pair by its angle θ, with the distance to its last digits. */
  record AnglePair(double p, double q, double angle) {
    GaussianPair pair() {
      double difference = p == q ? 0 : (p - q) / (Math.sqrt(p) + Math.sqrt(q));
      double half = Math.sin(angle / 2);
      double apart = 2 * Math.sqrt(p) * Math.sqrt(q) * half * half;
      return new GaussianPair(p, q, 0.5 * difference * difference + apart);
    }
  }

  /** Sums a series term by term. */
  private record SeriesOfPairs(SeriesDual series) implements PairDual {
    @Override
    public double covariance(GaussianPair pair) {
      double sum = 0;
      double[] products = products(pair);
      for (int l = products.length - 1; l >= 0; l--) {
        sum = sum * pair.covariance() + products[l];
      }
      return sum;
    }

    @Override
    public double derivativeCovariance(GaussianPair pair) {
      double sum = 0;
      double[] products = products(pair);
      for (int l = products.length - 1; l > 0; l--) {
        sum = sum * pair.covariance() + l * products[l];
      }
      return sum;
    }

    private double[] products(GaussianPair pair) {
      double[] products = new double[series.degree() + 1];
      double[] ofV = new double[series.degree() + 1];
      series.coefficients(pair.p(), products);
      series.coefficients(pair.q(), ofV);
      for (int l = 0; l < products.length; l++) {
        products[l] *= ofV[l];
      }
      return products;
    }
  }
}
