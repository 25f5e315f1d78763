package org.ntklab.models.kernel.execution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.AffineFactors;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * Affine steps: what the weights' own gradient adds to Θ, the window's mean, the gains.
 *
 * <p>A window's mean is taken along rows and then over rows, of which as many are kept as the
 * window is high; a pointwise step before it runs on each row as it comes. So a plane goes through
 * cache once, and may be written over as it is read. Not safe for threads.
 */
final class AffineRunner {
  private static final int LANES = LaneLoops.LANES;

  private final Prepared prepared;
  private final AffineEntry entry;
  private final boolean single;
  private final Map<Integer, PlaneEdges> edges = new HashMap<>();
  private final Planes row;
  private Planes ring;
  private int[] starts = new int[1];

  /**
   * A runner.
   *
   * @param single whether planes are in single precision
   * @param width chunks of the longest row
   */
  AffineRunner(Prepared prepared, boolean single, int width) {
    this.prepared = prepared;
    this.entry = new AffineEntry(prepared);
    this.single = single;
    this.row = Planes.of(single, width);
    this.ring = Planes.of(single, width);
  }

  /** Runs a step whose window does not wrap; out may be in where that is exclusive. */
  void run(
      Batch batch,
      Chain.Link link,
      Operation.Affine affine,
      Planes in,
      Planes out,
      PlaneShape shape) {
    if (prepared.plan().isCovarianceForm(link.step())) {
      covarianceForm(affine.factors(), in, out, shape.pairs() * batch.groups());
    } else if (affine.window().isEmpty()) {
      withoutWindow(batch, link, affine.factors(), in, out, shape);
    } else {
      windowed(batch, link, affine, in, out, shape);
    }
  }

  /** Where K itself is held: K′ = g K + b², Θ′ = g Θ + ρ K + ρ_b. */
  private static void covarianceForm(AffineFactors f, Planes in, Planes out, int chunks) {
    for (int i = 0; i < chunks * LANES; i++) {
      double k = in.m(i);
      out.set(
          i, f.gain() * k + f.bias(), f.tangentGain() * in.theta(i) + f.own() * k + f.ownBias());
    }
  }

  private void withoutWindow(
      Batch batch, Chain.Link link, AffineFactors f, Planes in, Planes out, PlaneShape shape) {
    int columns = shape.columns() * batch.groups();
    for (int r = 0; r < shape.rows(); r++) {
      Planes from = enter(batch, link, f, in, shape, r);
      scale(f, from, from == in ? r * columns : 0, out, r * columns, columns);
    }
  }

  /** g K and g Θ + ρ_b, or ρ K + ρ_b where the gradient ends here. */
  static void scale(AffineFactors f, Planes from, int at, Planes out, int outAt, int chunks) {
    int[] start = {at * LANES};
    double tangent = f.tangentGain() != 0 ? f.tangentGain() : f.own();
    from.sumRows(start, 1, out, outAt, chunks, f.gain(), tangent, f.ownBias());
  }

  private void windowed(
      Batch batch,
      Chain.Link link,
      Operation.Affine affine,
      Planes in,
      Planes out,
      PlaneShape shape) {
    AxisWindow vertical = affine.window().orElseThrow().vertical();
    AxisWindow horizontal = affine.window().orElseThrow().horizontal();
    PlaneShape inShape = inputShape(affine, shape);
    AffineFactors f = affine.factors();
    int size = vertical.size();
    int columns = shape.columns();
    demandRing(size * columns, size);
    double mean = 1.0 / affine.window().orElseThrow().positions();
    double tangent = f.tangentGain() != 0 ? f.tangentGain() : f.own();
    PlaneEdges edge =
        edges.computeIfAbsent(
            link.step().index(), unused -> new PlaneEdges(link, affine.window().orElseThrow()));
    boolean hasEdges = edge.at(inShape, shape);
    int next = -vertical.before();
    for (int r = 0; r < shape.rows(); r++) {
      int first = r * vertical.stride() - vertical.before();
      int end = first + size;
      int count = 0;
      for (next = Math.max(next, first); next < end; next++) {
        int slot = Math.floorMod(next, size) * columns;
        if (next >= 0 && next < inShape.rows()) {
          along(batch, link, f, in, inShape, next, horizontal, slot, columns);
          if (hasEdges) {
            edge.addEnds(next, batch, ring, slot);
          }
        } else if (hasEdges && edge.hasRow(next)) {
          edge.fillRow(next, batch, ring, slot);
        }
      }
      for (int i = first; i < end; i++) {
        boolean inside = i >= 0 && i < inShape.rows();
        if (inside || (hasEdges && edge.hasRow(i))) {
          starts[count++] = Math.floorMod(i, size) * columns * LANES;
        }
      }
      ring.sumRows(
          starts, count, out, r * columns, columns, mean * f.gain(), mean * tangent, f.ownBias());
    }
  }

  /** Sums along one row of the input, into the ring. */
  private void along(
      Batch batch,
      Chain.Link link,
      AffineFactors f,
      Planes in,
      PlaneShape inShape,
      int r,
      AxisWindow horizontal,
      int slot,
      int columns) {
    Planes from = enter(batch, link, f, in, inShape, r);
    from.boxAlong(
        from == in ? r * inShape.columns() : 0,
        inShape.columns(),
        horizontal.size(),
        horizontal.stride(),
        horizontal.before(),
        ring,
        slot,
        columns);
  }

  /** The plane that a window without circles reads for one of its output. */
  private static PlaneShape inputShape(Operation.Affine affine, PlaneShape shape) {
    AxisWindow vertical = affine.window().orElseThrow().vertical();
    AxisWindow horizontal = affine.window().orElseThrow().horizontal();
    return new PlaneShape(
        new Grid(vertical.extent(), horizontal.extent()),
        shape.offset().times(vertical.stride(), horizontal.stride()));
  }

  /**
   * A row of the input as it enters the mean.
   *
   * @return the input itself, changed in place, or {@link #row}, where the row then begins at 0
   */
  private Planes enter(
      Batch batch, Chain.Link link, AffineFactors f, Planes in, PlaneShape shape, int r) {
    int at = r * shape.columns() * batch.groups();
    return entry.enter(batch, link, f, shape.stretch(r), in, at, row, 0);
  }

  private void demandRing(int chunks, int rows) {
    if (ring.capacity() < chunks) {
      ring = Planes.of(single, chunks);
    }
    if (starts.length < rows) {
      starts = new int[rows];
    }
  }

  /**
   * Runs a step whose window wraps, on all planes that meet in it at once.
   *
   * @param from offsets of the inputs: whenever one is there, so are those it wraps to
   * @param to offsets of the outputs
   */
  void runCircular(
      Batch batch,
      Chain.Link link,
      List<Offset> from,
      List<Planes> inputs,
      List<Offset> to,
      List<Planes> outputs) {
    Operation.Affine affine = (Operation.Affine) link.step().operation();
    Operation.Window window = affine.window().orElseThrow();
    AffineFactors f = affine.factors();
    Grid grid = new Grid(window.vertical().extent(), window.horizontal().extent());
    Planes[] entered = new Planes[inputs.size()];
    for (int k = 0; k < entered.length; k++) {
      PlaneShape shape = new PlaneShape(grid, from.get(k));
      entered[k] = Planes.of(single, Math.max(1, shape.pairs()));
      for (int r = 0; r < shape.rows() && shape.pairs() > 0; r++) {
        Planes source = enter(batch, link, f, inputs.get(k), shape, r);
        entered[k].copy(
            source,
            source == inputs.get(k) ? r * shape.columns() : 0,
            r * shape.columns(),
            shape.columns());
      }
    }
    CircularWindow circle = new CircularWindow(window, grid, from, entered);
    double mean = 1.0 / window.positions();
    double tangent = f.tangentGain() != 0 ? f.tangentGain() : f.own();
    for (int k = 0; k < to.size(); k++) {
      circle.sum(
          new PlaneShape(link.step().grid(), to.get(k)),
          outputs.get(k),
          mean * f.gain(),
          mean * tangent,
          f.ownBias());
    }
  }
}
