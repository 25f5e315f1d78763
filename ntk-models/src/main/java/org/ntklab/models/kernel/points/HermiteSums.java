package org.ntklab.models.kernel.points;

import java.util.Arrays;
import org.ntklab.core.activation.Activation;

/**
 * The first Hermite coefficients r_l of φ(√p z), and the second moments of its even and odd part
 * and of their slopes: Σ r_l² and Σ l r_l² over all even and all odd l.
 */
final class HermiteSums {
  private static final int MOMENTS = 4;

  private final double[] coefficients;
  private final double even;
  private final double odd;
  private final double evenSlope;
  private final double oddSlope;

  private HermiteSums(
      double[] coefficients, double even, double odd, double evenSlope, double oddSlope) {
    this.coefficients = coefficients;
    this.even = even;
    this.odd = odd;
    this.evenSlope = evenSlope;
    this.oddSlope = oddSlope;
  }

  /**
   * What coefficients leave of the moments of an even or odd part.
   *
   * @param mass Σ r_l² beyond
   * @param slope Σ l r_l² beyond
   */
  record Rest(double mass, double slope) {}

  /**
   * Sums over the nodes; time nodes · terms multiplications.
   *
   * <p>With ψ_l = h_l·√density, √(k+1) ψ_(k+1) = z ψ_k − √k ψ_(k−1) never over- or underflows where
   * it matters.
   */
  static HermiteSums of(Activation function, double variance, NormalNodes nodes, int terms) {
    double root = Math.sqrt(variance);
    double[] sums = new double[terms];
    double even = 0;
    double odd = 0;
    double evenSlope = 0;
    double oddSlope = 0;
    for (int j = 0; j < nodes.z().length; j++) {
      double z = nodes.z()[j];
      double density = Math.exp(-0.25 * z * z) * Math.pow(2 * Math.PI, -0.25);
      double value = function.value(root * z) * density;
      double mirrored = function.value(-root * z) * density;
      double weight = nodes.weight()[j];
      even += 0.25 * weight * (value + mirrored) * (value + mirrored);
      odd += 0.25 * weight * (value - mirrored) * (value - mirrored);
      double slope = root * function.derivative(root * z) * density;
      double mirroredSlope = root * function.derivative(-root * z) * density;
      evenSlope += 0.25 * weight * (slope - mirroredSlope) * (slope - mirroredSlope);
      oddSlope += 0.25 * weight * (slope + mirroredSlope) * (slope + mirroredSlope);
      double weighted = weight * value;
      double before = 0;
      double psi = density;
      for (int l = 0; l < terms; l++) {
        sums[l] += weighted * psi;
        double next = (z * psi - Roots.of(l) * before) * Roots.inverse(l + 1);
        before = psi;
        psi = next;
      }
    }
    return new HermiteSums(sums, even, odd, evenSlope, oddSlope);
  }

  /** The same from {@link #numbers}. */
  static HermiteSums of(double[] numbers) {
    int terms = numbers.length - MOMENTS;
    return new HermiteSums(
        Arrays.copyOf(numbers, terms),
        numbers[terms],
        numbers[terms + 1],
        numbers[terms + 2],
        numbers[terms + 3]);
  }

  /** Coefficients and, behind them, the four moments; analytic functions of √p. */
  double[] numbers() {
    int terms = coefficients.length;
    double[] numbers = Arrays.copyOf(coefficients, terms + MOMENTS);
    numbers[terms] = even;
    numbers[terms + 1] = odd;
    numbers[terms + 2] = evenSlope;
    numbers[terms + 3] = oddSlope;
    return numbers;
  }

  /** The largest difference to other sums, relative to the root of E φ². */
  double difference(HermiteSums other) {
    double moment = even + odd;
    double largest = Math.abs(moment - other.even - other.odd) / moment;
    for (int l = 0; l < coefficients.length; l++) {
      double difference = Math.abs(coefficients[l] - other.coefficients[l]);
      largest = Math.max(largest, difference / Math.sqrt(moment));
    }
    return moment == 0 ? 0 : largest;
  }

  /** How many terms leave less than a fraction of Σ r_l² and of Σ l r_l². */
  int terms(double fraction) {
    double all = 0;
    double allSlopes = 0;
    for (int l = 0; l < coefficients.length; l++) {
      all += coefficients[l] * coefficients[l];
      allSlopes += l * coefficients[l] * coefficients[l];
    }
    double rest = 0;
    double restSlopes = 0;
    for (int l = coefficients.length - 1; l > 0; l--) {
      rest += coefficients[l] * coefficients[l];
      restSlopes += l * coefficients[l] * coefficients[l];
      if (rest > fraction * all || restSlopes > fraction * allSlopes) {
        return l + 1;
      }
    }
    return 1;
  }

  /** What is left of E φ² beyond some terms, relative to it. */
  double rest(int terms) {
    double moment = even + odd;
    double sum = 0;
    for (int l = 0; l < terms; l++) {
      sum += coefficients[l] * coefficients[l];
    }
    return moment == 0 ? 0 : Math.max(0, 1 - sum / moment);
  }

  /** Copies the first coefficients. */
  void copy(int terms, double[] into) {
    System.arraycopy(coefficients, 0, into, 0, terms);
  }

  /** What the coefficients leave of the part that has the parity of a number. */
  Rest restOf(int parity) {
    boolean isOdd = parity % 2 == 1;
    double mass = isOdd ? odd : even;
    double slope = isOdd ? oddSlope : evenSlope;
    for (int l = isOdd ? 1 : 0; l < coefficients.length; l += 2) {
      double square = coefficients[l] * coefficients[l];
      mass -= square;
      slope -= l * square;
    }
    return new Rest(Math.max(0, mass), Math.max(0, slope));
  }
}
