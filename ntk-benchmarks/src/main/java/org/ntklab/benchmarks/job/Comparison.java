package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.ntklab.benchmarks.table.Row;
import org.ntklab.benchmarks.table.Target;

/** A job beside the same job done by a peer. */
final class Comparison {
  private Comparison() {}

  /**
   * Two rows: the peer's number, and ours by it.
   *
   * @param peer who
   * @param theirs empty if it was not measured
   * @param target of the ratio, if that was decided
   */
  static List<Row> of(
      String job,
      double ours,
      String peer,
      OptionalDouble theirs,
      String unit,
      Optional<Target> target) {
    OptionalDouble ratio =
        theirs.isPresent()
            ? OptionalDouble.of(ours / theirs.getAsDouble())
            : OptionalDouble.empty();
    return List.of(
        Row.of(job, peer, theirs, unit), new Row(job, "ours / " + peer, ratio, "", target));
  }
}
