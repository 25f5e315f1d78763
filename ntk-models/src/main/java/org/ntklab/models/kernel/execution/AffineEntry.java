package org.ntklab.models.kernel.execution;

import org.ntklab.models.kernel.program.AffineFactors;

/**
 * What comes before the mean of an affine step, entry by entry: the pointwise step that runs within
 * it, if there is one, and what the weights' own gradient adds to Θ, ρ/g K.
 */
final class AffineEntry {
  private final Prepared prepared;

  AffineEntry(Prepared prepared) {
    this.prepared = prepared;
  }

  /**
   * Enters a stretch.
   *
   * @param in changed in place where the link may do so
   * @param at chunk of the stretch there
   * @param other room of its own, from a chunk on
   * @return where the stretch then is: in or other
   */
  Planes enter(
      Batch batch,
      Chain.Link link,
      AffineFactors f,
      PairShape.Stretch stretch,
      Planes in,
      int at,
      Planes other,
      int otherAt) {
    int chunks = stretch.pairs() * batch.groups();
    Planes.Place place = stretch.place();
    double ratio = f.tangentGain() != 0 ? f.own() / f.tangentGain() : 0;
    Planes from = in;
    int fromAt = at;
    if (link.prelude() >= 0) {
      if (!link.exclusive()) {
        other.copy(in, at, otherAt, chunks);
        from = other;
        fromAt = otherAt;
      }
      int step = link.prelude();
      from.point(prepared.map(step), step, ratio, batch, place, fromAt, chunks);
    }
    int input = link.step().input();
    if (f.tangentGain() == 0) {
      double own = f.own() == 0 ? 0 : 1;
      from.addCovariance(0, own, input, batch, place, fromAt, chunks, other, otherAt);
      return other;
    }
    if (link.prelude() < 0 && ratio != 0) {
      from.addCovariance(1, ratio, input, batch, place, fromAt, chunks, other, otherAt);
      return other;
    }
    return from;
  }
}
