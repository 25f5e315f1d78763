package org.ntklab.core.report;

import java.util.OptionalInt;

/**
 * One chart of a figure.
 *
 * @param title what tells it from the others; may be empty
 * @param cell index of the {@link ReportCell} that it shows alone, so that readers can choose cells
 * @param chart what is drawn
 */
public record Panel(String title, OptionalInt cell, Chart chart) {
  /** A panel of all cells. */
  public static Panel of(Chart chart) {
    return new Panel("", OptionalInt.empty(), chart);
  }
}
