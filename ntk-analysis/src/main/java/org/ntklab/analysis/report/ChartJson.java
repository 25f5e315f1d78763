package org.ntklab.analysis.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.Chart;
import org.ntklab.core.report.Panel;
import org.ntklab.core.report.Series;

/** Charts as plain values for the page's script; numbers with six digits, null where not finite. */
final class ChartJson {
  private static final MathContext DIGITS = new MathContext(6);

  private ChartJson() {}

  /** A panel. */
  static Map<String, Object> panel(Panel panel) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("title", panel.title());
    entry.put("cell", index(panel.cell()));
    entry.put("chart", chart(panel.chart()));
    return entry;
  }

  /** A number as it is shown, or a text as it is. */
  static Object value(Object value) {
    if (value instanceof Double number) {
      return Double.isFinite(number) ? rounded(number) : null;
    }
    return value;
  }

  private static Map<String, Object> chart(Chart chart) {
    Map<String, Object> entry = new LinkedHashMap<>();
    if (chart instanceof Chart.Plot plot) {
      entry.put("type", "plot");
      entry.put("x", axis(plot.x()));
      entry.put("y", axis(plot.y()));
      entry.put("series", plot.series().stream().map(ChartJson::series).toList());
    } else if (chart instanceof Chart.Intervals intervals) {
      entry.put("type", "intervals");
      entry.put("x", axis(intervals.x()));
      entry.put("rows", intervals.rows().stream().map(ChartJson::row).toList());
      entry.put(
          "zones",
          intervals.zones().stream()
              .map(zone -> stretch(zone.label(), zone.low(), zone.high()))
              .toList());
    } else if (chart instanceof Chart.HeatMap map) {
      entry.put("type", "heat");
      entry.put("xName", map.xName());
      entry.put("columns", map.columns());
      entry.put("yName", map.yName());
      entry.put("rows", map.rows());
      entry.put("valueName", map.valueName());
      entry.put("values", Arrays.stream(map.values()).map(ChartJson::numbers).toList());
    }
    return entry;
  }

  private static Map<String, Object> axis(Axis axis) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("name", axis.name());
    entry.put("log", axis.scale() == Axis.Scale.LOG);
    return entry;
  }

  private static Map<String, Object> series(Series series) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("label", series.label());
    entry.put("cell", index(series.cell()));
    entry.put("mark", series.mark().name().toLowerCase(Locale.ROOT));
    if (series.hue() instanceof Series.Hue.Category category) {
      entry.put("category", category.index());
    } else if (series.hue() instanceof Series.Hue.Ramp ramp) {
      entry.put("ramp", ramp.place());
    }
    entry.put("points", series.points().stream().map(ChartJson::numbers).toList());
    return entry;
  }

  private static Map<String, Object> row(Chart.Row row) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("label", row.label());
    entry.put("cell", index(row.cell()));
    entry.put("value", value(row.value()));
    entry.put("low", value(row.low()));
    entry.put("high", value(row.high()));
    entry.put(
        "expected",
        row.expected().map(range -> stretch("", range.low(), range.high())).orElse(null));
    return entry;
  }

  private static Map<String, Object> stretch(String label, double low, double high) {
    Map<String, Object> entry = new LinkedHashMap<>();
    entry.put("label", label);
    entry.put("low", value(low));
    entry.put("high", value(high));
    return entry;
  }

  private static List<Object> numbers(double[] numbers) {
    List<Object> list = new ArrayList<>();
    for (double number : numbers) {
      list.add(value(number));
    }
    return list;
  }

  private static Object index(OptionalInt cell) {
    return cell.isPresent() ? cell.getAsInt() : null;
  }

  /** Shortest that keeps six digits; a whole number as one. */
  private static Object rounded(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      return (long) number;
    }
    return new BigDecimal(number).round(DIGITS).doubleValue();
  }
}
