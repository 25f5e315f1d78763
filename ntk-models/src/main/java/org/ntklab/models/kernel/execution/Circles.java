package org.ntklab.models.kernel.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.ntklab.models.kernel.program.Grid;
import org.ntklab.models.kernel.program.Operation;
import org.ntklab.models.layers.window.AxisWindow;

/**
 * Offsets under circular padding: two positions that are d apart are also d − H apart, the other
 * way round, and a window that wraps takes a pair from one plane to the other.
 */
final class Circles {
  private Circles() {}

  /** All offsets of one residue up to a radius; the offset alone without a period. */
  static List<Integer> residues(int offset, int period, int radius) {
    List<Integer> same = new ArrayList<>();
    if (period == 0) {
      same.add(offset);
      return same;
    }
    for (int d = -radius; d <= radius; d++) {
      if (Math.floorMod(d - offset, period) == 0) {
        same.add(d);
      }
    }
    return same;
  }

  /** Whether a link's window wraps around. */
  static boolean wraps(Chain.Link link) {
    return link.step().operation() instanceof Operation.Affine affine
        && affine.window().filter(Chain::wraps).isPresent();
  }

  /** For each link the offsets that are needed for some of the target. */
  static List<List<Offset>> offsets(Chain chain, List<Offset> wanted) {
    List<Chain.Link> links = chain.links();
    List<Set<Offset>> needed = new ArrayList<>();
    links.forEach(link -> needed.add(new LinkedHashSet<>()));
    needed.get(links.size() - 1).addAll(wanted);
    for (int l = links.size() - 1; l >= 0; l--) {
      Chain.Link link = links.get(l);
      for (int input : producers(chain, l)) {
        for (Offset offset : needed.get(l)) {
          needed.get(input).addAll(before(link, offset, links.get(input).step().grid()));
        }
      }
    }
    return needed.stream().map(set -> List.copyOf(set)).toList();
  }

  /** Offsets of the planes that a link reads, as its producer made them. */
  static List<Offset> inputOffsets(Chain chain, Chain.Link link, List<List<Offset>> offsets) {
    return offsets.get(producers(chain, chain.links().indexOf(link)).get(0));
  }

  /** The place among an input's planes of the one that a step without circles reads. */
  static int input(
      Chain chain, Chain.Link link, int which, Offset offset, List<List<Offset>> offsets) {
    int producer = producers(chain, chain.links().indexOf(link)).get(which);
    Offset from = before(link, offset, chain.links().get(producer).step().grid()).get(0);
    return offsets.get(producer).indexOf(from);
  }

  /** The offsets at a link's input for one at its output. */
  private static List<Offset> before(Chain.Link link, Offset offset, Grid grid) {
    if (!(link.step().operation() instanceof Operation.Affine affine)
        || affine.window().isEmpty()) {
      return List.of(offset);
    }
    Operation.Window window = affine.window().get();
    List<Offset> offsets = new ArrayList<>();
    for (int down : along(window.vertical(), offset.down(), grid.height())) {
      for (int right : along(window.horizontal(), offset.right(), grid.width())) {
        offsets.add(new Offset(down, right));
      }
    }
    return offsets;
  }

  private static List<Integer> along(AxisWindow window, int offset, int extent) {
    int there = offset * window.stride();
    return Chain.wraps(window) ? residues(there, extent, extent - 1) : List.of(there);
  }

  /** Places in the chain of the links that wrote what a link reads. */
  private static List<Integer> producers(Chain chain, int at) {
    Chain.Link link = chain.links().get(at);
    List<Integer> found = new ArrayList<>();
    if (Chain.isSource(link.step())) {
      return found;
    }
    for (int input : link.reads()) {
      for (int l = 0; l < at; l++) {
        if (chain.links().get(l).step().index() == input) {
          found.add(l);
        }
      }
    }
    return found;
  }
}
