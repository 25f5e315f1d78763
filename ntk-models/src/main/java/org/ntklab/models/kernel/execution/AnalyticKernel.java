package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.reference.Reference;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.KernelProgram;

/**
 * The kernels of a network at infinite width: K, the covariance of its outputs at initialisation
 * (NNGP), and Θ, its tangent kernel. Immutable and safe for threads.
 */
@Reference(key = "jacot2018")
@Reference(key = "lee2019")
public final class AnalyticKernel {
  private static final int LANES = LaneLoops.LANES;

  private final KernelProgram program;
  private final Plan plan;
  private final boolean single;

  /**
   * The kernels of a program.
   *
   * @param single whether matrix products, and planes of images, are in single precision
   */
  public AnalyticKernel(KernelProgram program, boolean single) {
    this(program, single, true);
  }

  /**
   * The kernels of a program.
   *
   * @param fast whether image chains may run on a torus; false for the plain twin
   */
  AnalyticKernel(KernelProgram program, boolean single, boolean fast) {
    this.program = program;
    this.plan = Plan.of(program, fast);
    this.single = single;
  }

  /** What the kernels are of. */
  public KernelProgram program() {
    return program;
  }

  /**
   * Tiles of the kernels of a set of examples with itself.
   *
   * @param kernels names, of {@code nngp} and {@code ntk}
   * @throws org.ntklab.core.problem.RefusedException when a moment does not exist for these
   *     examples
   */
  public KernelTiles tiles(UnitExamples examples, List<String> kernels) {
    return new KernelTiles(Survey.of(plan, single, examples), examples, examples, true, kernels);
  }

  /** Tiles of the kernels between two sets of examples, as rows and as columns. */
  public KernelTiles tiles(UnitExamples rows, UnitExamples columns, List<String> kernels) {
    return new KernelTiles(Survey.of(plan, single, rows, columns), rows, columns, false, kernels);
  }

  /**
   * K and Θ of each example with itself.
   *
   * @return {@code [examples, 2]}, K in the first column
   */
  public Matrix diagonal(UnitExamples examples) {
    Prepared prepared = Survey.of(plan, false, examples);
    Matrix result = Matrix.zeros(examples.count(), 2);
    SideComputation sides = new SideComputation(prepared);
    PairRunner runner = new PairRunner(prepared, 1);
    Batch batch = new Batch(prepared);
    ExampleSides columns = new ExampleSides(prepared);
    for (int from = 0; from < examples.count(); from += LANES) {
      int to = Math.min(from + LANES, examples.count());
      columns.load(examples, from, to, 1);
      sides.run(columns);
      batch.selves(columns);
      if (prepared.isVectorInput()) {
        runner.inputPlanes().clear(0, 1);
      }
      runner.run(batch);
      for (int i = from; i < to; i++) {
        result.set(i, 0, runner.covariance(i - from));
        result.set(i, 1, runner.tangent(i - from));
      }
    }
    return result;
  }
}
