package org.ntklab.cli.run;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.core.study.StudyResult;

/** The verdicts that suffer from runs that did not come to their end. */
public final class AffectedCells {
  private AffectedCells() {}

  /** Each cell without the axis, in a line, as {@code parametrisation ntk}. */
  public static List<String> of(StudyResult study) {
    Set<String> cells = new LinkedHashSet<>();
    study
        .unexpected()
        .forEach(
            run -> {
              Map<String, Object> cell = new LinkedHashMap<>(run.spec().cell());
              study.experiment().axis().ifPresent(cell::remove);
              cells.add(cell.isEmpty() ? "the whole study" : CellText.of(cell));
            });
    return List.copyOf(cells);
  }
}
