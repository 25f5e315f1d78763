package org.ntklab.models.kernel.execution;

import java.util.List;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelCost;
import org.ntklab.core.infinitewidth.KernelLimit;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.KernelProgram;

/** The kernels of a network at infinite width, from its program. Immutable and safe for threads. */
public final class AnalyticKernel implements InfiniteKernel {
  private static final int LANES = LaneLoops.LANES;

  private final KernelProgram program;
  private final Plan plan;
  private final boolean single;

  /**
   * The kernels of a program.
   *
   * @param single whether matrix products and planes are in single precision, where there are such
   *     loops
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

  @Override
  public Shape input() {
    return program.input();
  }

  @Override
  public KernelLimit limit() {
    KernelProgram.Limit limit = program.limit();
    return new KernelLimit(
        limit.atWidth(), limit.covarianceVanishes(), limit.tangentVanishes(), limit.gaussian());
  }

  @Override
  public KernelTiles tiles(Matrix x, List<String> kernels) {
    UnitExamples examples = UnitExamples.of(x, input());
    return new KernelTiles(Survey.of(plan, single, examples), examples, examples, true, kernels);
  }

  @Override
  public KernelTiles tiles(Matrix x, Matrix x2, List<String> kernels) {
    UnitExamples rows = UnitExamples.of(x, input());
    UnitExamples columns = UnitExamples.of(x2, input());
    return new KernelTiles(Survey.of(plan, single, rows, columns), rows, columns, false, kernels);
  }

  @Override
  public KernelCost cost(int rows, int columns, boolean symmetric) {
    return new Expense(plan, single).of(rows, columns, symmetric);
  }

  @Override
  public Matrix diagonal(Matrix x) {
    UnitExamples examples = UnitExamples.of(x, input());
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
        result.set(i, 0, runner.covariances()[i - from]);
        result.set(i, 1, runner.tangents()[i - from]);
      }
    }
    return result;
  }
}
