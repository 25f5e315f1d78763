package org.ntklab.models.duals;

import org.ntklab.core.activation.GaussianPair;
import org.ntklab.core.activation.PairDual;
import org.ntklab.core.reference.Reference;

/**
 * The dual of a·sin(bx + c) and of a·cos(bx + c). Sine and cosine of bx are uncorrelated, so with
 * their shares o and e of the wave, and m̄ = ½E(u + v)²,
 *
 * <pre>
 * K = a²(o·½(E₊ − E₋) + e·½(E₊ + E₋)),   K̇ = a²b²(o·½(E₊ + E₋) + e·½(E₊ − E₋))
 * E₊ = exp(−b²m),   E₋ = exp(−b²m̄)
 * </pre>
 *
 * @param amplitude a
 * @param frequency b
 * @param odd o, the share of sin(bx)
 * @param even e = 1 − o, the share of cos(bx)
 */
@Reference(key = "novak2020", where = "stax.Sin")
@Reference(key = "han2022")
public record WaveDual(double amplitude, double frequency, double odd, double even)
    implements PairDual {
  /** For φ(x) = a·sin(b·x + c). */
  public static WaveDual ofSine(double amplitude, double frequency, double phase) {
    double sine = Math.sin(phase);
    double cosine = Math.cos(phase);
    return new WaveDual(amplitude, frequency, cosine * cosine, sine * sine);
  }

  /** For φ(x) = a·cos(b·x + c). */
  public static WaveDual ofCosine(double amplitude, double frequency, double phase) {
    double sine = Math.sin(phase);
    double cosine = Math.cos(phase);
    return new WaveDual(amplitude, frequency, sine * sine, cosine * cosine);
  }

  @Override
  public double covariance(GaussianPair pair) {
    return amplitude * amplitude * mixed(odd, even, pair);
  }

  @Override
  public double derivativeCovariance(GaussianPair pair) {
    double slope = amplitude * frequency;
    return slope * slope * mixed(even, odd, pair);
  }

  /**
   * a²(o·½[(1 − E₊)(1 + E₋) − ½δ²] + e·½[(1 − E₊)(1 − E₋) + ½δ²]) with δ = e^(−b²p) − e^(−b²q), of
   * which nothing is much larger than the result.
   */
  @Override
  public double distance(GaussianPair pair) {
    double square = frequency * frequency;
    double lost = -Math.expm1(-square * pair.distance());
    double reflected = square * pair.reflectedDistance();
    double delta =
        Math.exp(-square * Math.min(pair.p(), pair.q()))
            * Math.expm1(-square * Math.abs(pair.p() - pair.q()));
    double ofSine = lost * (1 + Math.exp(-reflected)) - 0.5 * delta * delta;
    double ofCosine = lost * -Math.expm1(-reflected) + 0.5 * delta * delta;
    return Math.max(0, 0.5 * amplitude * amplitude * (odd * ofSine + even * ofCosine));
  }

  /** f·½(E₊ − E₋) + g·½(E₊ + E₋), the difference to rounding relative to itself. */
  private double mixed(double f, double g, GaussianPair pair) {
    double square = frequency * frequency;
    double plus = Math.exp(-square * pair.distance());
    double minus = Math.exp(-square * pair.reflectedDistance());
    double k = pair.covariance();
    double difference =
        k < 0 ? minus * Math.expm1(2 * square * k) : -plus * Math.expm1(-2 * square * k);
    return 0.5 * (f * difference + g * (plus + minus));
  }
}
