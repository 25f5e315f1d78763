package org.ntklab.conformance.parametrisation;

import static org.ntklab.conformance.Finding.number;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.ntklab.analysis.abc.AbcExponents;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.conformance.graph.Workbench;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;
import org.ntklab.core.reference.Reference;

/**
 * Pre-activations, and their first update, grow with the width as the parametrisation's own
 * exponents say: it treats the arrays of real networks as it treats those that exponents are read
 * off.
 */
@Reference(key = "yang2022", where = "Appendix D, coordinate checks")
final class CoordinateCheck implements Check<ParametrisationSubject> {
  private static final int[] WIDTHS = {64, 128, 256, 512};
  private static final int SEEDS = 4;
  private static final double EPSILON = 1e-60;

  /** Exponents come in halves; where two terms cross, slopes over these widths are off by less. */
  private static final double TOLERANCE = 0.25;

  @Override
  public String name() {
    return "coordinates";
  }

  @Override
  public List<Finding> findings(ParametrisationSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (Optimiser rule : List.of(new Sgd(), new Adam(0.9, 0.999, EPSILON))) {
      String under = RateClassCheck.word(rule.rateClass());
      Exponents exponents = Exponents.of(subject, rule.rateClass());
      if (exponents.known().isEmpty()) {
        findings.add(Finding.notApplicable(subject.name(), name(), under, exponents.reason()));
      } else {
        findings.addAll(compare(subject, exponents.known().get(), rule, under));
      }
    }
    return findings;
  }

  private List<Finding> compare(
      ParametrisationSubject subject, AbcExponents exponents, Optimiser rule, String under) {
    int depth = exponents.defaultDepth();
    CoordinatePrediction predicted = CoordinatePrediction.of(exponents, depth, rule.rateClass());
    List<List<CoordinateSizes>> sizes = new ArrayList<>();
    for (int width : WIDTHS) {
      LayerGraph graph = subject.perceptron(depth, width);
      List<CoordinateSizes> ofWidth = new ArrayList<>();
      for (int seed = 0; seed < SEEDS; seed++) {
        ofWidth.add(CoordinateSizes.of(subject, graph, rule, Workbench.SEED + seed));
      }
      sizes.add(ofWidth);
    }
    return List.of(
        finding(subject, "at the start", under, predicted.start(), sizes, CoordinateSizes::start),
        finding(
            subject, "first update", under, predicted.update(), sizes, CoordinateSizes::update));
  }

  private Finding finding(
      ParametrisationSubject subject,
      String quantity,
      String under,
      List<Double> predicted,
      List<List<CoordinateSizes>> sizes,
      Function<CoordinateSizes, List<Double>> part) {
    List<String> expected = new ArrayList<>();
    List<String> found = new ArrayList<>();
    boolean passed = true;
    for (int l = 0; l < predicted.size(); l++) {
      double slope = slope(sizes, part, l);
      passed &= Math.abs(slope + predicted.get(l)) <= TOLERANCE;
      String layer = l == predicted.size() - 1 ? "outputs" : "layer " + (l + 1);
      expected.add(layer + " n^" + number(0.0 - predicted.get(l)));
      found.add(layer + " n^" + String.format(Locale.ROOT, "%.2f", slope));
    }
    return Finding.of(
        subject.name(),
        name(),
        "pre-activations, %s, %s, widths %s, %d seeds"
            .formatted(quantity, under, Arrays.toString(WIDTHS), SEEDS),
        String.join(", ", expected) + " (± " + TOLERANCE + ") by its exponents",
        String.join(", ", found),
        passed);
  }

  private static double slope(
      List<List<CoordinateSizes>> sizes, Function<CoordinateSizes, List<Double>> part, int layer) {
    double meanX = 0;
    double meanY = 0;
    double[] logs = new double[WIDTHS.length];
    for (int w = 0; w < WIDTHS.length; w++) {
      for (CoordinateSizes seed : sizes.get(w)) {
        logs[w] += Math.log(part.apply(seed).get(layer)) / SEEDS;
      }
      meanX += Math.log(WIDTHS[w]) / WIDTHS.length;
      meanY += logs[w] / WIDTHS.length;
    }
    double above = 0;
    double below = 0;
    for (int w = 0; w < WIDTHS.length; w++) {
      double x = Math.log(WIDTHS[w]) - meanX;
      above += x * (logs[w] - meanY);
      below += x * x;
    }
    return above / below;
  }
}
