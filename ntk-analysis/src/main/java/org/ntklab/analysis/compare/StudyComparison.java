package org.ntklab.analysis.compare;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.regime.Exponent;

/**
 * What changed from a study A to a study B. Differences are B − A.
 *
 * @param a name of A, as it was given
 * @param b name of B
 * @param runs which runs both have
 * @param verdicts of the cells that both have
 * @param exponents of the cells, axes and metrics that both have
 * @param metrics at the end, by cell
 * @param curves over the checkpoints, by cell
 * @param remarks what could not be compared, in sentences
 */
public record StudyComparison(
    String a,
    String b,
    Runs runs,
    List<VerdictChange> verdicts,
    List<ExponentChange> exponents,
    List<MetricChange> metrics,
    List<CurveChange> curves,
    List<String> remarks) {
  public StudyComparison {
    verdicts = List.copyOf(verdicts);
    exponents = List.copyOf(exponents);
    metrics = List.copyOf(metrics);
    curves = List.copyOf(curves);
    remarks = List.copyOf(remarks);
  }

  /**
   * Runs of one study or both, told apart by cell and seed.
   *
   * @param common how many both have
   * @param sameHash how many of those have the same specification, data and numerics
   * @param onlyA the others of A
   * @param onlyB the others of B
   * @param ended those that ended otherwise: done in one, diverged or failed in the other
   */
  public record Runs(int common, int sameHash, List<Run> onlyA, List<Run> onlyB, List<Run> ended) {
    public Runs {
      onlyA = List.copyOf(onlyA);
      onlyB = List.copyOf(onlyB);
      ended = List.copyOf(ended);
    }
  }

  /**
   * A run.
   *
   * @param cell the grid's keys with its values
   * @param seed its seed
   * @param status how it ended; {@code done, diverged} where the two studies differ
   */
  public record Run(Map<String, Object> cell, long seed, String status) {}

  /**
   * A cell's verdict in both.
   *
   * @param cell the grid's keys without the axis
   * @param axis of the exponents
   * @param a regime in A
   * @param b regime in B
   */
  public record VerdictChange(Map<String, Object> cell, String axis, String a, String b) {
    /** Whether they differ. */
    public boolean isChanged() {
      return !a.equals(b);
    }
  }

  /**
   * An exponent in both; changed when they differ by more than the root of the sum of their
   * intervals' squares.
   */
  public record ExponentChange(
      Map<String, Object> cell,
      String axis,
      String metric,
      Exponent a,
      Exponent b,
      Change change) {}

  /**
   * A metric at the end, over the seeds that finished in both.
   *
   * @param a mean in A
   * @param b mean in B
   * @param difference mean of B − A, paired by seed
   */
  public record MetricChange(
      Map<String, Object> cell,
      String metric,
      double a,
      double b,
      Estimate difference,
      Change change) {}

  /**
   * A curve over the checkpoints that all paired runs have.
   *
   * @param checkpoints how many those are
   * @param changedAt at how many of them the curves differ; intervals hold for all together
   * @param firstStep the first of those
   * @param step where the curves are furthest apart, in units of the interval where there is one
   * @param a mean in A there
   * @param b mean in B there
   * @param difference mean of B − A there, paired by seed
   */
  public record CurveChange(
      Map<String, Object> cell,
      String curve,
      int checkpoints,
      int changedAt,
      OptionalLong firstStep,
      long step,
      double a,
      double b,
      Estimate difference,
      Change change) {}
}
