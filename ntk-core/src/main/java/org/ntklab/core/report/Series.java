package org.ntklab.core.report;

import java.util.List;
import java.util.OptionalInt;

/**
 * Points of a plot that belong together.
 *
 * @param label entry of the legend; series of one label are switched on and off together
 * @param cell index of the {@link ReportCell} it belongs to, if it belongs to one
 * @param mark how it is drawn
 * @param hue its colour
 * @param points {@code (x, y)}, or {@code (x, low, high)} for a band; not modified
 */
public record Series(String label, OptionalInt cell, Mark mark, Hue hue, List<double[]> points) {
  public Series {
    points = List.copyOf(points);
    for (double[] point : points) {
      if (point.length != mark.numbers) {
        throw new IllegalArgumentException(
            "Series '%s': expected %d numbers a point, found %d"
                .formatted(label, mark.numbers, point.length));
      }
    }
  }

  /** How points are drawn. */
  public enum Mark {
    /** A symbol each. */
    POINTS(2),
    /** A line through them. */
    LINE(2),
    /** A line with a symbol each. */
    LINE_AND_POINTS(2),
    /** A broken line: something computed, not measured. */
    DASHED(2),
    /** A thin dotted line: something expected. */
    DOTTED(2),
    /** A pale stretch between low and high. */
    BAND(3);

    private final int numbers;

    Mark(int numbers) {
      this.numbers = numbers;
    }
  }

  /** A colour by its meaning; which colours those are is for the page to choose. */
  public sealed interface Hue {
    /** One of several that have no order: a colour and a symbol of its own. */
    record Category(int index) implements Hue {}

    /** A place in an order, from 0 to 1: from dark to bright. */
    record Ramp(double place) implements Hue {}

    /** Neither: text colour. */
    record Neutral() implements Hue {}
  }
}
