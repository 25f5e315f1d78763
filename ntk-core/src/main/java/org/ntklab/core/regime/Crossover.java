package org.ntklab.core.regime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where networks of a cell stop moving their kernel as the output scale α grows, at each width.
 *
 * @param cell the grid's keys with the cell's values, without width and output scale
 * @param threshold kernel drift ‖Θ_T − Θ₀‖/‖Θ₀‖ that is passed at the crossover α*
 * @param scales values of α, ascending
 * @param widths one a width, ascending
 * @param exponent s of α* ∝ width^s; empty with fewer than two widths that have a crossover
 * @param predicted what theory says of s; empty where it says nothing
 * @param remarks convention, and what is missing, in sentences
 */
public record Crossover(
    Map<String, Object> cell,
    double threshold,
    List<Double> scales,
    List<AtWidth> widths,
    Optional<Exponent> exponent,
    Optional<PredictedRange> predicted,
    List<String> remarks) {
  public Crossover {
    cell = Collections.unmodifiableMap(new LinkedHashMap<>(cell));
    scales = List.copyOf(scales);
    widths = List.copyOf(widths);
    remarks = List.copyOf(remarks);
  }

  /**
   * A width's row of the plane.
   *
   * @param width n
   * @param drift mean over seeds at each α; NaN where no run came to its end
   * @param scale α*, geometric mean over the seeds that pass the threshold, with its interval
   * @param below seeds whose drift is below the threshold at every α
   * @param above seeds whose drift is above it at the largest α
   */
  public record AtWidth(double width, List<Double> drift, Estimate scale, int below, int above) {
    public AtWidth {
      drift = List.copyOf(drift);
    }

    /** Whether every seed passes the threshold within the grid. */
    public boolean isInside() {
      return scale.seeds() > 0 && below == 0 && above == 0;
    }
  }
}
