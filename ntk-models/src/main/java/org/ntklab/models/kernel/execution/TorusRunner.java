package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Runs a chain that stays on one grid, a frame of the torus at a time: up to four offsets side by
 * side, so that loops run over as many chunks as the grid has positions, and windows that wrap meet
 * nothing beyond the frame. The fast twin of {@link ChainRunner}. Not safe for threads.
 */
final class TorusRunner implements ChainExecution {
  private final Prepared prepared;
  private final Chain chain;
  private final Grid grid;
  private final AffineEntry entry;
  private final TorusWindow[] windows;
  private final List<Planes> buffers = new ArrayList<>();
  private final Planes entered;
  private final Planes sums;
  private final Planes plane;

  TorusRunner(Prepared prepared, Chain chain, boolean single) {
    this.prepared = prepared;
    this.chain = chain;
    this.grid = chain.links().get(0).step().grid();
    this.entry = new AffineEntry(prepared);
    this.windows = new TorusWindow[prepared.steps().size()];
    int positions = grid.positions();
    for (Chain.Link link : chain.links()) {
      if (link.step().operation() instanceof Operation.Affine affine
          && affine.window().isPresent()) {
        windows[link.step().index()] = new TorusWindow(link, affine);
      }
    }
    for (int b = 0; b < chain.buffers(); b++) {
      buffers.add(Planes.of(single, positions));
    }
    this.entered = Planes.of(single, positions);
    this.sums = Planes.of(single, positions);
    this.plane = Planes.of(single, positions);
  }

  /** Whether a chain with these steps stays on one grid. */
  static boolean suits(List<Step> steps) {
    Grid grid = steps.get(0).grid();
    return grid.positions() > 1 && steps.stream().allMatch(step -> stays(step, grid));
  }

  private static boolean stays(Step step, Grid grid) {
    if (!step.grid().equals(grid)) {
      return false;
    }
    if (!(step.operation() instanceof Operation.Affine affine) || affine.window().isEmpty()) {
      return true;
    }
    Operation.Window window = affine.window().get();
    return window.vertical().stride() == 1
        && window.horizontal().stride() == 1
        && window.vertical().extent() == grid.height()
        && window.horizontal().extent() == grid.width();
  }

  @Override
  public void run(
      Batch batch, PlaneStore[] stores, Plan.Radius radius, boolean withNone, Consumer consumer) {
    for (int right : residues(radius.right(), grid.width())) {
      batch.turn(right);
      for (int down : residues(radius.down(), grid.height())) {
        TorusFrame frame = new TorusFrame(grid, down, right);
        if (withNone || !frame.isNone()) {
          chain.links().forEach(link -> run(batch, stores, link, frame));
          int last = chain.links().size() - 1;
          hand(frame, buffers.get(chain.links().get(last).output()), radius, consumer);
        }
      }
    }
    batch.turn(0);
  }

  private static SortedSet<Integer> residues(int radius, int extent) {
    SortedSet<Integer> residues = new TreeSet<>();
    for (int offset = -radius; offset <= radius; offset++) {
      residues.add(Math.floorMod(offset, extent));
    }
    return residues;
  }

  private void run(Batch batch, PlaneStore[] stores, Chain.Link link, TorusFrame frame) {
    Step step = link.step();
    Planes out = buffers.get(link.output());
    if (Chain.isSource(step)) {
      source(batch, stores, step, frame, out);
    } else if (step.operation() instanceof Operation.Affine weights) {
      affine(batch, link, weights, frame, buffers.get(link.inputs()[0]), out);
    } else {
      List<Planes> inputs = new ArrayList<>();
      for (int buffer : link.inputs()) {
        inputs.add(buffers.get(buffer));
      }
      EntrySteps.run(prepared, batch, link, inputs, out, frame);
    }
  }

  private void affine(
      Batch batch,
      Chain.Link link,
      Operation.Affine affine,
      TorusFrame frame,
      Planes in,
      Planes out) {
    Planes from = in;
    for (PairShape.Stretch stretch : frame.stretches()) {
      int at = stretch.pair();
      from = entry.enter(batch, link, affine.factors(), stretch, in, at, entered, at);
    }
    if (affine.window().isPresent()) {
      windows[link.step().index()].run(batch, frame, from, sums, out);
    } else {
      AffineRunner.scale(affine.factors(), from, 0, out, 0, frame.pairs());
    }
  }

  private void source(Batch batch, PlaneStore[] stores, Step step, TorusFrame frame, Planes out) {
    if (step.inputs().isEmpty()) {
      for (PairShape.Stretch stretch : frame.stretches()) {
        out.load(batch, stretch.place(), stretch.pair(), stretch.pairs());
      }
      return;
    }
    PlaneStore store = stores[step.index()];
    for (PlaneShape shape : frame.planes()) {
      Offset offset = shape.offset();
      boolean there = store.has(offset.down(), offset.right());
      int from = there ? store.start(offset.down(), offset.right()) : 0;
      for (int r = 0; r < shape.rows(); r++) {
        if (there) {
          int at = from + r * shape.columns();
          out.copy(store.planes(), at, shape.position(r), shape.columns());
        } else {
          // Offsets that nobody asked for, and that no window mixes with those that were.
          out.clear(shape.position(r), shape.columns());
        }
      }
    }
  }

  /** Cuts a frame into its planes. */
  private void hand(TorusFrame frame, Planes out, Plan.Radius radius, Consumer consumer) {
    for (PlaneShape shape : frame.planes()) {
      Offset offset = shape.offset();
      if (Math.abs(offset.down()) > radius.down() || Math.abs(offset.right()) > radius.right()) {
        continue;
      }
      Planes cut = out;
      if (!frame.isNone()) {
        cut = plane;
        for (int r = 0; r < shape.rows(); r++) {
          cut.copy(out, shape.position(r), r * shape.columns(), shape.columns());
        }
      }
      consumer.take(cut, shape);
    }
  }

  @Override
  public Planes inputPlanes() {
    throw new IllegalStateException("vectors are not on a torus");
  }
}
