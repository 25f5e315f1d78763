package org.ntklab.models.kernel.program;

import java.util.List;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.problem.RefusedException;

/**
 * A network at infinite width as operations on K and Θ, with everything about widths, rates and
 * branches resolved. Immutable.
 *
 * @param steps in topological order; step 0 is the data
 * @param input shape of one example
 * @param unitInputs whether the program runs on examples of unit length and its result is to be
 *     multiplied by the lengths of both: no step before the output asks for the length
 * @param limit what the numbers stand for
 */
public record KernelProgram(List<Step> steps, Shape input, boolean unitInputs, Limit limit) {
  public KernelProgram {
    steps = List.copyOf(steps);
  }

  /**
   * What becomes of the kernels as the width grows.
   *
   * @param atWidth whether Θ grows with the width and is therefore given at the graph's own width
   * @param covariance K ∝ n^κ at the output; 0 is the rule, less than 0 means that K vanishes
   * @param tangent the same of Θ
   * @param gaussian whether outputs become zero-mean Gaussians
   */
  public record Limit(boolean atWidth, double covariance, double tangent, boolean gaussian) {
    /** Whether K tends to 0. */
    public boolean covarianceVanishes() {
      return covariance < -PowerLaw.SAME;
    }

    /** Whether Θ tends to 0. */
    public boolean tangentVanishes() {
      return tangent < -PowerLaw.SAME;
    }
  }

  /**
   * Compiles a graph.
   *
   * <p>Where Θ has a limit, the program computes it, and widths are forgotten. Where Θ grows with
   * the width, as in the standard parametrisation at a constant rate, it computes the same formulas
   * at the widths of the graph.
   *
   * @throws RefusedException naming the layer, when a layer has no kernel, when its conditions do
   *     not hold, or when a signal vanishes or blows up before it
   */
  public static KernelProgram of(LayerGraph graph, Parametrisation parametrisation) {
    demandVector(graph);
    ProgramBuilder inLimit = new ProgramBuilder(graph, parametrisation, false);
    WidthOrder order = inLimit.outputOrder();
    boolean grows = order.tangent() > PowerLaw.SAME;
    ProgramBuilder chosen = grows ? new ProgramBuilder(graph, parametrisation, true) : inLimit;
    UnitInputs inputs = UnitInputs.of(chosen.steps());
    Limit limit =
        new Limit(
            grows,
            order.covariance(),
            grows ? 0 : order.tangent(),
            chosen.outputState().gaussian());
    return new KernelProgram(inputs.steps(), graph.input().shape(), inputs.toTheEnd(), limit);
  }

  private static void demandVector(LayerGraph graph) {
    if (!graph.output().shape().isVector()) {
      throw new RefusedException(
          ("the output of '%s' keeps positions, shape %s, and has a kernel for each pair of them:"
                  + " end the graph in 'flatten' or 'global-average-pool'")
              .formatted(graph.output().name(), graph.output().shape()));
    }
  }

  /** The step whose K and Θ are the result. */
  public Step output() {
    return steps.get(steps.size() - 1);
  }
}
