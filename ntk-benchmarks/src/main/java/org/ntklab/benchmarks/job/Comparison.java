package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;

/** A job beside the same job done by the peer. */
final class Comparison {
  private Comparison() {}

  /**
   * Two rows: the peer's number, and ours by it.
   *
   * @param peer empty if it was not measured
   * @param target of the ratio, if that was decided
   */
  static List<Row> of(
      String job, double ours, OptionalDouble peer, String unit, Optional<Target> target) {
    OptionalDouble ratio =
        peer.isPresent() ? OptionalDouble.of(ours / peer.getAsDouble()) : OptionalDouble.empty();
    return List.of(
        Row.of(job, "neural-tangents", peer, unit),
        new Row(job, "ours / neural-tangents", ratio, "", target));
  }
}
