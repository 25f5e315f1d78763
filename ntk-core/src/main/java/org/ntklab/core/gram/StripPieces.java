package org.ntklab.core.gram;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Of what pieces a strip is put together, each by any thread. */
final class StripPieces {
  /** Entries that are moved in one piece: they stay in the second-level cache. */
  private static final int MOVED = 1 << 16;

  private final GramPlan plan;
  private final StripIndex written;
  private final RowReaders earlier;
  private final RowReaders known;
  private final Tally tally;

  /**
   * Pieces of a plan's strips.
   *
   * @param written which strips are in the file
   * @param earlier reads them
   * @param known reads the older Gram
   */
  StripPieces(
      GramPlan plan, StripIndex written, RowReaders earlier, RowReaders known, Tally tally) {
    this.plan = plan;
    this.written = written;
    this.earlier = earlier;
    this.known = known;
    this.tally = tally;
  }

  /** Every piece of a strip. */
  List<WorkQueue.Work> of(Strip strip) {
    List<WorkQueue.Work> pieces = new ArrayList<>();
    for (Tile tile : plan.tiles(strip.number())) {
      pieces.add(
          own -> {
            strip.compute(tile, own);
            tally.add(tile);
          });
    }
    for (Tile tile : cut(plan.known(strip.number()))) {
      pieces.add(own -> strip.takeKnown(tile, known));
    }
    // Last, so that what they mirror is written by then.
    for (Tile tile : cut(plan.mirrored(strip.number()))) {
      pieces.add(own -> mirror(strip, tile));
    }
    return pieces;
  }

  /** Completes a strip when all earlier ones are written. */
  void complete(Strip strip) throws IOException {
    strip.mirrorPostponed(earlier);
  }

  private void mirror(Strip strip, Tile tile) throws IOException {
    if (tile.r1() <= written.rows()) {
      strip.mirror(tile, earlier);
    } else {
      strip.postpone(tile);
    }
  }

  private static List<Tile> cut(Tile tile) {
    List<Tile> pieces = new ArrayList<>();
    if (tile.entries() > 0) {
      int step = Math.max(1, MOVED / tile.columns());
      for (long r0 = tile.r0(); r0 < tile.r1(); r0 += step) {
        int r1 = (int) Math.min(r0 + step, tile.r1());
        pieces.add(new Tile((int) r0, r1, tile.c0(), tile.c1()));
      }
    }
    return pieces;
  }
}
