package org.ntklab.core.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/**
 * A cell of the grid, the axis left out.
 *
 * @param index from 0, in the order of the grid
 * @param label in a line: {@code ntk}, or {@code ntk, depth 3}
 * @param values the grid's keys with the cell's values, without the axis
 * @param places along the axis, in the order of the grid; a single one without an axis
 */
public record ReportCell(
    int index, String label, Map<String, Object> values, List<ReportCell.Place> places) {
  public ReportCell {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    places = List.copyOf(places);
  }

  /**
   * A place on the axis.
   *
   * @param value of the axis; empty without an axis
   * @param runs of its seeds, failed ones included
   */
  public record Place(Optional<Object> value, List<RunResult> runs) {
    public Place {
      runs = List.copyOf(runs);
    }

    /** The value as a number; NaN without an axis. */
    public double position() {
      return value.orElse(null) instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /** Runs that came to their end. */
    public List<RunResult> finished() {
      return runs.stream()
          .filter(run -> run.status() == RunStatus.DONE || run.status() == RunStatus.CACHED)
          .toList();
    }
  }

  /** The cells of a study, in the order of the grid. */
  static List<ReportCell> of(StudyResult study) {
    Optional<String> axis = study.experiment().axis();
    Map<Map<String, Object>, Map<Object, List<RunResult>>> cells = new LinkedHashMap<>();
    for (RunResult run : study.runs()) {
      Map<String, Object> cell = new LinkedHashMap<>(run.spec().cell());
      Object place = axis.map(cell::remove).orElse("");
      cells
          .computeIfAbsent(cell, none -> new LinkedHashMap<>())
          .computeIfAbsent(place, none -> new ArrayList<>())
          .add(run);
    }
    List<ReportCell> list = new ArrayList<>();
    cells.forEach(
        (values, byAxis) -> {
          List<Place> places = new ArrayList<>();
          byAxis.forEach((value, runs) -> places.add(new Place(axis.map(key -> value), runs)));
          list.add(new ReportCell(list.size(), GridText.cell(values), values, places));
        });
    return List.copyOf(list);
  }
}
