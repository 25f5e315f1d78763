package org.ntklab.models.kernel.execution;

import java.util.Arrays;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.kernel.PointMap;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * The range of the variances that come to each pointwise step over all examples, from which its map
 * is made: how many terms a series needs, whether a moment exists.
 */
final class Survey {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared provisional;
  private final double[] smallest;
  private final double[] largest;
  private final double[] madeFor;

  private Survey(Plan plan, boolean single) {
    int steps = plan.program().steps().size();
    this.provisional = Prepared.of(plan, new PointMap[steps], single);
    this.smallest = new double[steps];
    this.largest = new double[steps];
    this.madeFor = new double[steps];
    Arrays.fill(smallest, Double.POSITIVE_INFINITY);
  }

  /**
   * Makes the maps of a plan for some examples. Looks at each example once if a map depends on
   * them, else at none.
   *
   * @throws RefusedException naming the layer, when a moment does not exist
   */
  static Prepared of(Plan plan, boolean single, UnitExamples... sets) {
    Survey survey = new Survey(plan, single);
    boolean depends =
        plan.program().steps().stream()
            .anyMatch(
                step ->
                    step.operation() instanceof Operation.Pointwise pointwise
                        && pointwise.rule().dependsOnRange());
    if (depends) {
      for (UnitExamples examples : sets) {
        survey.look(examples);
      }
    }
    PointMap[] maps = new PointMap[plan.program().steps().size()];
    for (Step step : plan.program().steps()) {
      if (step.operation() instanceof Operation.Pointwise pointwise) {
        double low = Math.min(survey.smallest[step.index()], survey.largest[step.index()]);
        maps[step.index()] = map(step, pointwise.rule(), low, survey.largest[step.index()]);
      }
    }
    return Prepared.of(plan, maps, single);
  }

  private void look(UnitExamples examples) {
    SideComputation computation = new SideComputation(provisional).observedBy(this::see);
    ExampleSides sides = new ExampleSides(provisional);
    for (int from = 0; from < examples.count(); from += LANES) {
      sides.load(examples, from, Math.min(from + LANES, examples.count()), 1);
      computation.run(sides);
    }
  }

  private PointMap see(Step step, double[] variances, int length) {
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int k = 0; k < length; k++) {
      double p = variances[k];
      if (!(p < Double.POSITIVE_INFINITY)) {
        throw new RefusedException(
            "layer '%s': the variance of its input overflows".formatted(step.name()));
      }
      low = Math.min(low, p);
      high = Math.max(high, p);
    }
    int i = step.index();
    smallest[i] = Math.min(smallest[i], low);
    largest[i] = Math.max(largest[i], high);
    PointwiseRule rule = ((Operation.Pointwise) step.operation()).rule();
    // For the planes of this batch; made anew only when it meets larger variances.
    boolean outside = rule.dependsOnRange() && largest[i] > madeFor[i];
    if (provisional.maps()[i] == null || outside) {
      provisional.maps()[i] = map(step, rule, smallest[i], largest[i]);
      madeFor[i] = largest[i];
    }
    return provisional.maps()[i];
  }

  private static PointMap map(Step step, PointwiseRule rule, double low, double high) {
    try {
      return rule.over(low, high);
    } catch (RefusedException e) {
      throw new RefusedException("layer '%s': %s".formatted(step.name(), e.getMessage()));
    }
  }
}
