package org.ntklab.core.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a panel draws. Numbers that are not finite are gaps. */
public sealed interface Chart {

  /** Points and lines over two axes of numbers. */
  record Plot(Axis x, Axis y, List<Series> series) implements Chart {
    public Plot {
      series = List.copyOf(series);
    }
  }

  /**
   * Intervals, a row each, over one axis of numbers.
   *
   * @param zones what stretches of the axis mean, from left to right
   */
  record Intervals(Axis x, List<Row> rows, List<Zone> zones) implements Chart {
    public Intervals {
      rows = List.copyOf(rows);
      zones = List.copyOf(zones);
    }
  }

  /**
   * A row of {@link Intervals}.
   *
   * @param label what was measured
   * @param cell index of its cell
   * @param value measured
   * @param low lower end of its interval; may be NaN
   * @param high upper end; may be NaN
   * @param expected what theory says; empty where it says nothing
   */
  record Row(
      String label,
      OptionalInt cell,
      double value,
      double low,
      double high,
      Optional<Range> expected) {}

  /** A stretch; either end may be infinite. */
  record Range(double low, double high) {}

  /** A stretch with its meaning. */
  record Zone(String label, double low, double high) {}

  /**
   * Numbers over two lists of values, coloured by their logarithm.
   *
   * @param xName what the columns are
   * @param columns their values, as text
   * @param yName what the rows are
   * @param rows their values, as text, from below
   * @param valueName what is shown, with its unit
   * @param values {@code [rows][columns]}; NaN where there is none
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record HeatMap(
      String xName,
      List<String> columns,
      String yName,
      List<String> rows,
      String valueName,
      double[][] values)
      implements Chart {
    public HeatMap {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }
}
