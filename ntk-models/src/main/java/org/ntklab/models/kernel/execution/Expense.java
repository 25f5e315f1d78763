package org.ntklab.models.kernel.execution;

import org.ntklab.core.infinitewidth.KernelCost;
import org.ntklab.models.kernel.PointwiseRule;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/** What a plan costs, counted before it is run. */
final class Expense {
  /** Operations of a closed form on one entry of K and Θ, as its loop has them. */
  private static final double CLOSED_FORM = 40;

  /** Operations of an expansion: its terms depend on the examples, which are not known yet. */
  private static final double EXPANSION = 200;

  /** High enough for a matrix product to run at full speed. */
  private static final int VECTOR_ROWS = 256;

  /** What is done once a row is spread over so many pairs. */
  private static final int VECTOR_COLUMNS = 512;

  private static final int FLAT_TILE = 128;

  private final Plan plan;
  private final KernelProgram program;
  private final boolean single;

  Expense(Plan plan, boolean single) {
    this.plan = plan;
    this.program = plan.program();
    this.single = single;
  }

  KernelCost of(int rows, int columns, boolean symmetric) {
    double entries = symmetric ? 0.5 * rows * (rows + 1.0) : (double) rows * columns;
    boolean vectors = program.input().isVector();
    boolean allOffsets = plan.targets().stream().anyMatch(target -> pairs(target) > grid(target));
    int columnsOfTile = vectors ? VECTOR_COLUMNS : allOffsets ? 4 * LaneLoops.LANES : FLAT_TILE;
    int rowsOfTile = vectors ? VECTOR_ROWS : allOffsets ? LaneLoops.LANES : FLAT_TILE;
    return new KernelCost(
        algorithm(vectors, allOffsets),
        entries * entry(vectors),
        threadBytes(vectors, columnsOfTile),
        exampleBytes(),
        Math.max(1, Math.min(rowsOfTile, rows)),
        Math.max(1, Math.min(columnsOfTile, columns)));
  }

  private String algorithm(boolean vectors, boolean allOffsets) {
    String numbers = single ? "float32" : "float64";
    if (vectors) {
      return "vectors: a matrix product a tile (" + numbers + "), then entry by entry";
    }
    boolean torus = plan.targets().stream().anyMatch(target -> target.chain().torus());
    return "images: %d pairs side by side (%s), %s%s"
        .formatted(
            LaneLoops.LANES,
            numbers,
            allOffsets ? "offset by offset" : "equal positions and their windows only",
            torus ? " on a torus" : "");
  }

  /** Operations of one entry. */
  private double entry(boolean vectors) {
    double sum = vectors ? 2.0 * program.input().size() : 0;
    for (Plan.Target target : plan.targets()) {
      for (Chain.Link link : target.chain().links()) {
        double pairs = pairs(link.step().grid(), target.cross(), link);
        sum += pairs * operations(link.step());
      }
      for (Step consumer : target.consumers()) {
        sum += mixing(consumer, target);
      }
    }
    return sum;
  }

  private double operations(Step step) {
    Operation operation = step.operation();
    if (operation instanceof Operation.Input) {
      return 2.0 * program.input().channels();
    }
    if (operation instanceof Operation.Pointwise pointwise) {
      PointwiseRule rule = pointwise.rule();
      return rule.dependsOnRange() ? EXPANSION : CLOSED_FORM;
    }
    if (operation instanceof Operation.Affine affine) {
      // Running sums along either axis, of K and of Θ.
      return 6 + affine.window().map(window -> 4.0 * adds(window)).orElse(0.0);
    }
    return 4.0 * Math.max(1, step.inputs().size());
  }

  private static int adds(Operation.Window window) {
    return Math.min(2, window.vertical().size() - 1) + Math.min(2, window.horizontal().size() - 1);
  }

  private double mixing(Step consumer, Plan.Target target) {
    if (consumer.operation() instanceof Operation.Mixing) {
      // G K Gᵀ and G Θ Gᵀ.
      return 8 * Math.pow(consumer.grid().positions(), 3);
    }
    double windows =
        consumer.operation() instanceof Operation.Pool pool
            ? Math.max(1, overlap(pool.window()))
            : 1;
    return 2 * windows * pairs(target);
  }

  /** To how many windows a pair of positions goes. */
  private static double overlap(Operation.Window window) {
    double vertical = (double) window.vertical().size() / window.vertical().stride();
    double horizontal = (double) window.horizontal().size() / window.horizontal().stride();
    return Math.pow(vertical * horizontal, 2);
  }

  private double grid(Plan.Target target) {
    return step(target).grid().positions();
  }

  private double pairs(Plan.Target target) {
    return PlaneStore.chunks(step(target).grid(), target.cross(), 1);
  }

  private static double pairs(Grid grid, Plan.Radius target, Chain.Link link) {
    Plan.Radius radius = target.times(link.downFactor(), link.rightFactor()).within(grid);
    double all = PlaneStore.chunks(grid, radius, 1);
    // Of strided steps only the offsets that are asked for are made.
    return all / ((double) link.downFactor() * link.rightFactor());
  }

  private Step step(Plan.Target target) {
    return program.steps().get(target.chain().target());
  }

  private long threadBytes(boolean vectors, int columns) {
    long groups = vectors ? (columns + LaneLoops.LANES - 1) / LaneLoops.LANES : 1;
    long chunks = 0;
    for (Plan.Target target : plan.targets()) {
      // A plane of each buffer, one that is entered and the running sums of it.
      chunks += (target.chain().buffers() + 2L) * largestGrid(target) * groups;
      for (Step consumer : target.consumers()) {
        chunks += PlaneStore.chunks(consumer.grid(), plan.crossRadius(consumer), 1);
        if (consumer.operation() instanceof Operation.Mixing) {
          chunks += 2L * consumer.grid().positions() * consumer.grid().positions();
        }
      }
    }
    long number = single && !vectors ? Float.BYTES : Double.BYTES;
    return 2 * number * LaneLoops.LANES * chunks;
  }

  private static long largestGrid(Plan.Target target) {
    return target.chain().links().stream()
        .mapToLong(link -> link.step().grid().positions())
        .max()
        .orElse(1);
  }

  /** Variances and what maps keep of them at each position, and the example itself. */
  private long exampleBytes() {
    long numbers = program.input().size();
    for (Step step : program.steps()) {
      numbers += 3L * step.grid().positions();
    }
    return Double.BYTES * numbers;
  }
}
