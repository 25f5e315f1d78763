package org.ntklab.analysis.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ntklab.core.report.Figure;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportCell;
import org.ntklab.core.report.ReportedStudy;

/** What the page's script reads: charts and tables by id, and the cells that can be chosen. */
final class PageData {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** More cells than this are not told apart; readers choose others. */
  private static final int FIRST_SHOWN = 6;

  private final ReportedStudy study;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  PageData(ReportedStudy study) {
    this.study = study;
  }

  /** Takes up a block's data, if it has any. */
  PageBlock block(ReportBlock block) {
    String kind = block.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String id = "figure-" + (figures.size() + 1);
    if (block instanceof Figure figure) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("title", figure.title());
      entry.put("panels", figure.panels().stream().map(ChartJson::panel).toList());
      entry.put("table", table(figure.data()));
      figures.put(id, entry);
      return new PageBlock(kind, id, block);
    }
    if (block instanceof ReportBlock.Records records) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("title", records.title());
      entry.put("panels", List.of());
      entry.put("table", table(records.data()));
      figures.put(id, entry);
      return new PageBlock(kind, id, block);
    }
    return new PageBlock(kind, "", block);
  }

  /** As JSON that can stand in a script element: no text in it ends the element. */
  String json() {
    List<Object> cells = new ArrayList<>();
    List<ReportCell> shown = spread(study.cells());
    for (ReportCell cell : study.cells()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("label", cell.label());
      entry.put("shown", shown.contains(cell));
      cells.add(entry);
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("name", study.result().experiment().name());
    page.put("cells", cells);
    page.put("figures", figures);
    try {
      return MAPPER
          .writeValueAsString(page)
          .replace("<", "\\u003c")
          .replace("\u2028", "\\u2028")
          .replace("\u2029", "\\u2029");
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("plain values are always JSON", e);
    }
  }

  /** At most so many, evenly over the grid. */
  private static List<ReportCell> spread(List<ReportCell> cells) {
    if (cells.size() <= FIRST_SHOWN) {
      return cells;
    }
    List<ReportCell> shown = new ArrayList<>();
    for (int i = 0; i < FIRST_SHOWN; i++) {
      shown.add(cells.get((int) Math.round(i * (cells.size() - 1.0) / (FIRST_SHOWN - 1))));
    }
    return shown;
  }

  private static Map<String, Object> table(FigureData data) {
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("columns", data.columns());
    table.put(
        "rows",
        data.rows().stream().map(row -> row.stream().map(ChartJson::value).toList()).toList());
    return table;
  }
}
