package org.ntklab.analysis.verdict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.ntklab.analysis.abc.Decimals;
import org.ntklab.analysis.fit.SlopeFit;
import org.ntklab.analysis.fit.Student;
import org.ntklab.analysis.metrics.KernelDistance;
import org.ntklab.core.regime.Exponent;

/**
 * What would make a small study firmer, reckoned from its own scatter.
 *
 * <p>The interval of a slope reaches t₀.₉₇₅(K − 2)·σ/√Sxx to either side, with K points and Sxx the
 * sum of squares of log n about its mean. σ follows from the fit; K and Sxx of a larger study are
 * known beforehand, if its points scatter alike.
 */
final class Firmness {
  /** Widths and seeds from which a verdict is firm. */
  private static final int FIRM = 5;

  private static final int DIGITS = 2;

  private final CellRuns cell;
  private final double[] positions;
  private final double[] distinct;

  private Firmness(CellRuns cell) {
    this.cell = cell;
    this.positions =
        cell.finished().stream()
            .filter(run -> run.number(KernelDistance.NAME).orElse(0) > 0)
            .mapToDouble(cell::position)
            .toArray();
    this.distinct = DoubleStream.of(positions).distinct().sorted().toArray();
  }

  /** A sentence, empty for a study that is firm. */
  static Optional<String> of(CellRuns cell, SlopeFit distance) {
    boolean firm = cell.positions() >= FIRM && cell.seeds() >= FIRM;
    return firm ? Optional.empty() : Optional.of(new Firmness(cell).sentence(distance));
  }

  private String sentence(SlopeFit distance) {
    List<String> few = new ArrayList<>();
    if (cell.positions() < FIRM) {
      few.add(values(cell.positions()));
    }
    if (cell.seeds() < FIRM) {
      few.add(cell.seeds() + (cell.seeds() == 1 ? " seed" : " seeds"));
    }
    String found = String.join(" and ", few) + " finished";
    Optional<Exponent> s = distance.withInterval().map(slope -> slope.times(0.5));
    if (s.isEmpty() || distinct.length < 2) {
      return found + ": five or more would make this firmer";
    }
    double reach = (s.get().high() - s.get().low()) / 2;
    List<String> ways = new ArrayList<>();
    if (cell.positions() < FIRM) {
      List<Double> more = further();
      ways.add(
          "%d more, %s, would make that about ± %s"
              .formatted(
                  more.size(),
                  String.join(" and ", more.stream().map(Decimals::of).toList()),
                  reach(reach, with(more))));
    }
    if (cell.seeds() < FIRM) {
      ways.add(
          "%d seeds in place of %d would make that about ± %s"
              .formatted(FIRM, cell.seeds(), reach(reach, repeated())));
    }
    return "%s, s is known to ± %s: %s".formatted(found, number(reach), String.join("; ", ways));
  }

  /** Positions beyond the largest, as far apart as those that are there. */
  private List<Double> further() {
    double largest = distinct[distinct.length - 1];
    double ratio = Math.pow(largest / distinct[0], 1.0 / (distinct.length - 1));
    List<Double> more = new ArrayList<>();
    for (int i = 1; i <= FIRM - distinct.length; i++) {
      double next = largest * Math.pow(ratio, i);
      more.add(largest >= FIRM ? Math.rint(next) : next);
    }
    return more;
  }

  private double[] with(List<Double> more) {
    int seeds = Math.max(1, (int) Math.round((double) positions.length / distinct.length));
    return DoubleStream.concat(
            DoubleStream.of(positions),
            more.stream().flatMapToDouble(x -> DoubleStream.generate(() -> x).limit(seeds)))
        .toArray();
  }

  private double[] repeated() {
    return DoubleStream.of(distinct)
        .flatMap(x -> DoubleStream.generate(() -> x).limit(FIRM))
        .toArray();
  }

  private String reach(double now, double[] then) {
    double scatter = now / unitReach(positions);
    return number(scatter * unitReach(then));
  }

  /** The reach of a slope through these positions at a scatter of 1. */
  static double unitReach(double[] at) {
    double mean = DoubleStream.of(at).map(Math::log).average().orElseThrow();
    double squares =
        DoubleStream.of(at).map(x -> (Math.log(x) - mean) * (Math.log(x) - mean)).sum();
    return Student.reach(1 / squares, at.length - 2);
  }

  private String values(int count) {
    boolean widths = cell.axis().equals(WidthAnalysis.WIDTH);
    String noun = widths ? "width" : "value";
    return count + " " + noun + (count == 1 ? "" : "s") + (widths ? "" : " of " + cell.axis());
  }

  private static String number(double reach) {
    return String.format(Locale.ROOT, "%." + DIGITS + "f", reach);
  }
}
