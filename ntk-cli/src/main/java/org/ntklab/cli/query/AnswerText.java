package org.ntklab.cli.query;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.analysis.query.QueryResult;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;

/** Shows an answer. */
public final class AnswerText {
  /** Characters of a list or a map that a table shows. */
  private static final int LONGEST = 60;

  private static final int DIGITS = 6;

  private final QueryResult answer;

  /** Shows this answer. */
  public AnswerText(QueryResult answer) {
    this.answer = answer;
  }

  /** As an aligned table and the number of rows. */
  public void print(Console console) {
    TextTable table = new TextTable();
    for (QueryResult.Column column : answer.columns()) {
      if (column.isNumeric()) {
        table.number(column.name());
      } else {
        table.text(column.name());
      }
    }
    for (List<Object> row : answer.rows()) {
      table.row(row.stream().map(AnswerText::shown).map(TextTable.Cell::of).toList());
    }
    if (!answer.columns().isEmpty()) {
      console.print(table.render(console.style(), Integer.MAX_VALUE));
    }
    console.print(Numbers.of(answer.rows().size(), "row"));
  }

  /** As plain values: columns with their types, and an object a row. */
  public Map<String, Object> json() {
    List<Map<String, Object>> columns = new ArrayList<>();
    for (QueryResult.Column column : answer.columns()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("name", column.name());
      entry.put("type", column.type());
      columns.add(entry);
    }
    List<Map<String, Object>> rows = new ArrayList<>();
    for (List<Object> row : answer.rows()) {
      Map<String, Object> entry = new LinkedHashMap<>();
      for (int c = 0; c < row.size(); c++) {
        entry.put(answer.columns().get(c).name(), row.get(c));
      }
      rows.add(entry);
    }
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("columns", columns);
    document.put("rows", rows);
    return document;
  }

  /** As comma-separated values with a heading (RFC 4180); what is absent is empty. */
  public void csv(Console console) {
    StringWriter text = new StringWriter();
    CsvWriter writer = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text);
    writer.writeRecord(answer.columns().stream().map(QueryResult.Column::name).toList());
    for (List<Object> row : answer.rows()) {
      writer.writeRecord(row.stream().map(v -> v == null ? null : v.toString()).toList());
    }
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot happen in memory", e);
    }
    console.out().print(text);
  }

  private static String shown(Object value) {
    if (value == null) {
      return Numbers.NONE;
    }
    if (value instanceof Double number) {
      return number(number);
    }
    String text = value.toString().replaceAll("\\s+", " ");
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** Six digits, or fewer where the number has no more. */
  private static String number(double x) {
    String whole = Double.toString(x);
    if (!Double.isFinite(x) || x == 0) {
      return whole.replaceFirst("^-?0\\.0$", "0");
    }
    double rounded = new BigDecimal(x).round(new MathContext(DIGITS)).doubleValue();
    String text = Double.toString(rounded).replace('E', 'e');
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }
}
