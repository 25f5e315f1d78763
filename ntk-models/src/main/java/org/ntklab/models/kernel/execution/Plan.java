package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.KernelProgram;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * In which order a program is run, and for which offsets: from what is asked at the output back to
 * the data, no plane is made that nobody needs.
 */
final class Plan {
  private final KernelProgram program;
  private final boolean fast;
  private final boolean[] covarianceForm;
  private final boolean[] varianceNeeded;
  private final List<Target> targets;
  private final Radius[] crossRadius;
  private final Radius[] selfRadius;

  /**
   * The end of a chain.
   *
   * @param chain the steps that lead there
   * @param consumers the mixing steps that take its planes; none for the program's output
   * @param cross offsets that are needed between two examples
   * @param self offsets that are needed of an example with itself, to know later variances; null
   *     for none
   */
  record Target(Chain chain, List<Step> consumers, Radius cross, Radius self) {}

  /**
   * All offsets up to a size.
   *
   * @param down largest offset along the height
   * @param right largest offset along the width
   */
  record Radius(int down, int right) {
    static final Radius NONE = new Radius(0, 0);

    Radius within(Grid grid) {
      return new Radius(Math.min(down, grid.height() - 1), Math.min(right, grid.width() - 1));
    }

    Radius max(Radius other) {
      return other == null
          ? this
          : new Radius(Math.max(down, other.down), Math.max(right, other.right));
    }

    Radius times(int downFactor, int rightFactor) {
      return new Radius(down * downFactor, right * rightFactor);
    }
  }

  private Plan(KernelProgram program, boolean fast) {
    this.program = program;
    this.fast = fast;
    this.covarianceForm = CovarianceForm.of(program);
    this.varianceNeeded = varianceNeeded();
    this.crossRadius = new Radius[program.steps().size()];
    this.selfRadius = new Radius[program.steps().size()];
    this.targets = targets();
  }

  /**
   * The plan of a program.
   *
   * @param fast whether offsets may run side by side on a torus, with the same results to rounding
   */
  static Plan of(KernelProgram program, boolean fast) {
    return new Plan(program, fast);
  }

  KernelProgram program() {
    return program;
  }

  /** In order: whatever a chain begins with is complete when its turn comes. */
  List<Target> targets() {
    if (targets != null) {
      return targets;
    }
    TreeMap<Integer, List<Step>> consumers = new TreeMap<>();
    for (Step step : program.steps()) {
      if (!step.operation().isLocal()) {
        consumers.computeIfAbsent(step.input(), unused -> new ArrayList<>()).add(step);
      }
    }
    Step output = program.output();
    crossRadius[output.index()] = Radius.NONE;
    if (output.operation().isLocal()) {
      consumers.computeIfAbsent(output.index(), unused -> new ArrayList<>());
    }
    List<Target> result = new ArrayList<>();
    for (int target : consumers.descendingKeySet()) {
      result.add(0, target(target, consumers.get(target)));
    }
    return result;
  }

  private Target target(int index, List<Step> consumers) {
    Grid grid = program.steps().get(index).grid();
    Radius cross = Radius.NONE;
    Radius self = null;
    for (Step consumer : consumers) {
      cross = cross.max(demand(consumer, crossRadius[consumer.index()], grid));
      if (varianceNeeded[consumer.index()]
          && !(consumer.operation() instanceof Operation.Flatten)) {
        Radius ofOutput =
            selfRadius[consumer.index()] == null ? Radius.NONE : selfRadius[consumer.index()];
        self = demand(consumer, ofOutput, grid).max(self);
      }
    }
    Chain chain = Chain.to(program.steps(), index, fast);
    for (Chain.Link link : chain.links()) {
      if (Chain.isSource(link.step())) {
        int source = link.step().index();
        crossRadius[source] = before(chain, link, cross).max(crossRadius[source]);
        if (self != null) {
          selfRadius[source] = before(chain, link, self).max(selfRadius[source]);
        }
      }
    }
    return new Target(chain, List.copyOf(consumers), cross, self);
  }

  /** Offsets at the beginning of a chain for some at its end. */
  private static Radius before(Chain chain, Chain.Link source, Radius radius) {
    Grid grid = source.step().grid();
    // Where a window wraps, small offsets meet those that are as large as the grid.
    return chain.links().stream().anyMatch(Circles::wraps)
        ? whole(grid)
        : radius.times(source.downFactor(), source.rightFactor()).within(grid);
  }

  /** Offsets at a mixing step's input for some at its output. */
  private static Radius demand(Step consumer, Radius output, Grid grid) {
    if (consumer.operation() instanceof Operation.Pool pool) {
      Operation.Window window = pool.window();
      boolean wraps = Chain.wraps(window);
      int down = output.down() * window.vertical().stride() + window.vertical().size() - 1;
      int right = output.right() * window.horizontal().stride() + window.horizontal().size() - 1;
      return wraps ? whole(grid) : new Radius(down, right).within(grid);
    }
    return consumer.operation() instanceof Operation.Flatten ? Radius.NONE : whole(grid);
  }

  private static Radius whole(Grid grid) {
    return new Radius(grid.height() - 1, grid.width() - 1);
  }

  /** Offsets of the planes that a mixing step leaves, between two examples. */
  Radius crossRadius(Step step) {
    Radius radius = crossRadius[step.index()];
    return radius == null ? Radius.NONE : radius;
  }

  /** The same of an example with itself; null when no planes are kept. */
  Radius selfRadius(Step step) {
    return selfRadius[step.index()];
  }

  /** Whether a step's planes hold K in place of the distance, since variances are not known. */
  boolean isCovarianceForm(Step step) {
    return covarianceForm[step.index()];
  }

  /** Whether the variances of a step's output are needed. */
  boolean isVarianceNeeded(Step step) {
    return varianceNeeded[step.index()];
  }

  private boolean[] varianceNeeded() {
    boolean[] needed = new boolean[program.steps().size()];
    Arrays.fill(needed, true);
    for (Step step : program.steps()) {
      needed[step.index()] = !covarianceForm[step.index()];
    }
    return needed;
  }
}
