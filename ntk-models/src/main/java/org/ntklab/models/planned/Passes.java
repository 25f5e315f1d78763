package org.ntklab.models.planned;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.NetworkDescription;
import org.ntklab.core.network.NetworkState;
import org.ntklab.core.network.StateArray;
import org.ntklab.models.plan.NativeValues;
import org.ntklab.models.plan.StepPlan;
import org.ntklab.models.plan.WeightUpdates;

/**
 * Passes of any number of examples through a plan of bounded memory: in one piece where it fits, in
 * pieces of equal size where not. How many depends on the network alone, so that results do not
 * depend on the machine.
 */
final class Passes implements AutoCloseable {
  private final PlanCompiler compiler;
  private final WeightUpdates updates;
  private final int each;
  private final int most;
  private final boolean fits;
  private PlanCompiler.Compiled compiled;

  /** What lies in the plan's input: these rows of this matrix. */
  private Matrix loaded;

  private int loadedFrom;
  private int loadedRows;
  private boolean closed;
  private final Repetition repetition = new Repetition();

  /** What is done with a piece that has passed forward. */
  interface Piece {
    /** The first row in the whole, and how many. */
    void accept(PlanCompiler.Compiled plan, int from, int rows);
  }

  /**
   * Passes of a network.
   *
   * @param mostBytes of values and signals in all
   * @param each signals of one example that pass backward at once, 1 in training
   */
  Passes(NetworkDescription description, WeightUpdates updates, long mostBytes, int each) {
    this.compiler = new PlanCompiler(description, updates);
    this.updates = updates;
    this.each = each;
    long bytes = PlanCompiler.bytesPerRow(description, each);
    this.fits = bytes <= mostBytes;
    this.most = (int) Math.max(1, mostBytes / bytes);
  }

  /** The plan as it is, of one row when there was none. */
  StepPlan plan() {
    return planOf(1).plan();
  }

  /** Whether a pass of one row takes no more memory than it may. */
  boolean fits() {
    return fits;
  }

  /** Rows of one pass at most. */
  int most() {
    return most;
  }

  /** The weights as they should be, for whoever reads them. */
  void settle() {
    repetition.end();
  }

  /**
   * Lets somebody read the weights as they should be, and trains on as if nobody had.
   *
   * @return what is to be kept of the passes with the network's state
   */
  Map<String, StateArray> look(Runnable reading) {
    return repetition.look(reading);
  }

  /** Goes on from a state, whose weights took the place of settled ones. */
  void restore(NetworkState state) {
    repetition.restore(state);
  }

  /** Some examples forward, no more than {@link #most}. */
  PlanCompiler.Compiled forward(Matrix x, int from, int rows) {
    settle();
    return pass(x, from, rows);
  }

  private PlanCompiler.Compiled pass(Matrix x, int from, int rows) {
    PlanCompiler.Compiled at = planOf(rows);
    load(x, from, rows);
    at.plan().forward(rows);
    return at;
  }

  /** All examples forward. */
  void forward(Matrix x, Piece piece) {
    settle();
    pass(x, piece);
  }

  private void pass(Matrix x, Piece piece) {
    for (int from = 0; from < x.rows(); from += pieceSize(x.rows())) {
      int rows = Math.min(pieceSize(x.rows()), x.rows() - from);
      piece.accept(pass(x, from, rows), from, rows);
    }
  }

  /**
   * One step of the optimiser.
   *
   * @param h overwritten with the outputs, and handed to {@code gradient}
   */
  void step(
      Matrix x,
      Matrix h,
      UnaryOperator<Matrix> gradient,
      Function<String, Supplier<RandomGenerator>> streams) {
    int size = pieceSize(x.rows());
    boolean whole = size >= x.rows();
    boolean again = whole && repetition.isOf(x);
    if (!again) {
      settle();
    }
    StepPlan plan = planOf(Math.min(size, x.rows())).plan();
    if (again) {
      load(x, 0, x.rows());
      repetition.hold(plan, x.rows());
    }
    updates.begin(whole);
    plan.beginPass(streams);
    pass(
        x,
        (at, from, rows) ->
            at.plan().output().values().copyTo(whole ? h : h.rowRange(from, from + rows)));
    Matrix errors = gradient.apply(h);
    NativeValues signals = plan.output().signals();
    if (whole) {
      signals.assign(errors);
      plan.backward(x.rows());
    } else {
      plan.beginPass(streams);
      pass(
          x,
          (at, from, rows) -> {
            signals.assign(errors.rowRange(from, from + rows));
            plan.backward(rows);
            updates.nextPiece();
          });
    }
    plan.endStep();
    updates.finish();
    if (whole) {
      repetition.follow(plan, x);
    }
  }

  private int pieceSize(int rows) {
    if (rows <= most) {
      return Math.max(1, rows);
    }
    int pieces = (rows + most - 1) / most;
    return (rows + pieces - 1) / pieces;
  }

  private PlanCompiler.Compiled planOf(int rows) {
    if (closed) {
      throw new IllegalStateException("the network is closed, its memory was given back");
    }
    if (compiled == null || compiled.plan().capacity() < rows) {
      release();
      compiled = compiler.compile(rows, each);
    }
    return compiled;
  }

  private void load(Matrix x, int from, int rows) {
    if (loaded == x && loadedFrom == from && loadedRows >= rows) {
      return;
    }
    loaded = x;
    loadedFrom = from;
    loadedRows = rows;
    boolean all = rows == x.rows();
    compiled.plan().input().values().assign(all ? x : x.rowRange(from, from + rows));
  }

  @Override
  public void close() {
    release();
    closed = true;
  }

  private void release() {
    if (compiled != null) {
      compiled.close();
      compiled = null;
    }
    loaded = null;
  }
}
