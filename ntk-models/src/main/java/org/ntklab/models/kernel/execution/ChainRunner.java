package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ntklab.models.kernel.lanes.LaneLoops;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.kernel.program.Step;

/**
 * Runs one chain for one offset after the other, in planes that stay in cache. Not safe for
 * threads.
 */
final class ChainRunner implements ChainExecution {
  private final Prepared prepared;
  private final Chain chain;
  private final List<List<Planes>> buffers = new ArrayList<>();
  private final AffineRunner affine;
  private final boolean single;
  private final int most;

  /**
   * A runner.
   *
   * @param single whether planes are in single precision
   * @param groups chunks at each pair of positions, at most
   */
  ChainRunner(Prepared prepared, Chain chain, boolean single, int groups) {
    this.prepared = prepared;
    this.chain = chain;
    this.single = single;
    int pairs = 0;
    int width = 0;
    for (Chain.Link link : chain.links()) {
      pairs = Math.max(pairs, link.step().grid().positions());
      width = Math.max(width, link.step().grid().width());
    }
    this.most = pairs * groups;
    this.affine = new AffineRunner(prepared, single, width * groups);
    for (int b = 0; b < chain.buffers(); b++) {
      buffers.add(new ArrayList<>());
    }
  }

  @Override
  public void run(
      Batch batch, PlaneStore[] stores, Plan.Radius radius, boolean withNone, Consumer consumer) {
    for (List<Offset> together : groups(radius)) {
      List<Offset> wanted =
          withNone ? together : together.stream().filter(o -> !o.isNone()).toList();
      if (!wanted.isEmpty()) {
        runTogether(batch, stores, wanted, consumer);
      }
    }
  }

  /** Offsets that meet in circular convolutions side by side, all others alone. */
  private List<List<Offset>> groups(Plan.Radius radius) {
    List<List<Offset>> groups = new ArrayList<>();
    Set<Offset> done = new LinkedHashSet<>();
    for (int down = -radius.down(); down <= radius.down(); down++) {
      for (int right = -radius.right(); right <= radius.right(); right++) {
        Offset offset = new Offset(down, right);
        if (done.contains(offset)) {
          continue;
        }
        List<Offset> group = new ArrayList<>();
        for (int d : Circles.residues(down, chain.periodDown(), radius.down())) {
          for (int r : Circles.residues(right, chain.periodRight(), radius.right())) {
            group.add(new Offset(d, r));
          }
        }
        done.addAll(group);
        groups.add(group);
      }
    }
    return groups;
  }

  private void runTogether(
      Batch batch, PlaneStore[] stores, List<Offset> wanted, Consumer consumer) {
    List<List<Offset>> offsets =
        chain.circular() ? Circles.offsets(chain, wanted) : plain(wanted.get(0));
    for (int l = 0; l < chain.links().size(); l++) {
      Chain.Link link = chain.links().get(l);
      if (chain.circular() && Circles.wraps(link)) {
        circular(batch, l, offsets);
        continue;
      }
      List<Offset> here = offsets.get(l);
      for (int k = 0; k < here.size(); k++) {
        run(batch, stores, link, here.get(k), k, offsets);
      }
    }
    int last = chain.links().size() - 1;
    Chain.Link target = chain.links().get(last);
    for (Offset offset : wanted) {
      int k = offsets.get(last).indexOf(offset);
      consumer.take(plane(target.output(), k), new PlaneShape(target.step().grid(), offset));
    }
  }

  private List<List<Offset>> plain(Offset target) {
    List<List<Offset>> offsets = new ArrayList<>(chain.links().size());
    for (Chain.Link link : chain.links()) {
      offsets.add(List.of(link.at(target)));
    }
    return offsets;
  }

  private void run(
      Batch batch,
      PlaneStore[] stores,
      Chain.Link link,
      Offset offset,
      int k,
      List<List<Offset>> offsets) {
    Step step = link.step();
    PlaneShape shape = new PlaneShape(step.grid(), offset);
    if (shape.pairs() == 0) {
      return;
    }
    Planes out = plane(link.output(), k);
    Operation operation = step.operation();
    if (Chain.isSource(step)) {
      source(batch, stores, step, shape, out);
    } else if (operation instanceof Operation.Affine weights) {
      int from = chain.circular() ? Circles.input(chain, link, 0, offset, offsets) : k;
      Planes in = plane(link.inputs()[0], from);
      affine.run(batch, link, weights, in, out, shape);
    } else {
      List<Planes> inputs = new ArrayList<>();
      for (int i = 0; i < link.inputs().length; i++) {
        int from = chain.circular() ? Circles.input(chain, link, i, offset, offsets) : k;
        inputs.add(plane(link.inputs()[i], from));
      }
      EntrySteps.run(prepared, batch, link, inputs, out, shape);
    }
  }

  private void circular(Batch batch, int at, List<List<Offset>> offsets) {
    Chain.Link link = chain.links().get(at);
    List<Offset> from = Circles.inputOffsets(chain, link, offsets);
    List<Planes> inputs = new ArrayList<>();
    for (int k = 0; k < from.size(); k++) {
      inputs.add(plane(link.inputs()[0], k));
    }
    List<Planes> outputs = new ArrayList<>();
    for (int k = 0; k < offsets.get(at).size(); k++) {
      outputs.add(plane(link.output(), k));
    }
    affine.runCircular(batch, link, from, inputs, offsets.get(at), outputs);
  }

  private void source(Batch batch, PlaneStore[] stores, Step step, PlaneShape shape, Planes out) {
    int groups = batch.groups();
    if (!step.inputs().isEmpty()) {
      PlaneStore store = stores[step.index()];
      out.copy(
          store.planes(),
          store.start(shape.offset().down(), shape.offset().right()),
          0,
          shape.pairs() * groups);
      return;
    }
    if (prepared.isVectorInput()) {
      // The tile's matrix product was put there before.
      return;
    }
    for (PairShape.Stretch row : shape.stretches()) {
      out.load(batch, row.place(), row.pair(), row.pairs());
    }
  }

  @Override
  public Planes inputPlanes() {
    for (Chain.Link link : chain.links()) {
      if (link.step().inputs().isEmpty()) {
        return plane(link.output(), 0);
      }
    }
    throw new IllegalStateException("this chain does not begin with the data");
  }

  private Planes plane(int buffer, int k) {
    List<Planes> planes = buffers.get(buffer);
    while (planes.size() <= k) {
      planes.add(Planes.of(single, most));
    }
    return planes.get(k);
  }

  /** Bytes of the planes of a runner that has run without circles. */
  static double bytes(Chain chain, boolean single, int groups) {
    int pairs =
        chain.links().stream().mapToInt(link -> link.step().grid().positions()).max().orElse(1);
    double entry = 2.0 * (single ? Float.BYTES : Double.BYTES) * LaneLoops.LANES;
    return entry * pairs * groups * chain.buffers();
  }
}
