package org.ntklab.cli.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of aligned columns.
 *
 * <p>Where it is too wide it goes on below, with the key columns repeated. A column may stand under
 * a group's heading, which neighbours with the same one share. Not safe for threads.
 */
public final class TextTable {
  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * One entry.
   *
   * @param text what it says
   * @param tone what it means
   */
  public record Cell(String text, Tone tone) {
    /** An entry that means nothing special. */
    public static Cell of(Object text) {
      return new Cell(text.toString(), Tone.PLAIN);
    }
  }

  private record Column(String group, String head, boolean right, boolean key) {}

  /** Adds a column that is repeated in every part, text to the left. */
  public TextTable key(String head) {
    columns.add(new Column("", head, false, true));
    return this;
  }

  /** Adds a column of text. */
  public TextTable text(String head) {
    columns.add(new Column("", head, false, false));
    return this;
  }

  /** Adds a column of numbers. */
  public TextTable number(String head) {
    return number("", head);
  }

  /** Adds a column of numbers under a heading shared with its neighbours. */
  public TextTable number(String group, String head) {
    columns.add(new Column(group, head, true, false));
    return this;
  }

  /** Adds a row, one entry a column. */
  public TextTable row(List<Cell> cells) {
    if (cells.size() != columns.size()) {
      throw new IllegalArgumentException(
          "a row has " + cells.size() + " entries, the table has " + columns.size() + " columns");
    }
    rows.add(List.copyOf(cells));
    return this;
  }

  /** Adds a row of entries that mean nothing special. */
  public TextTable row(Object... texts) {
    return row(Arrays.stream(texts).map(Cell::of).toList());
  }

  /** The lines, at most {@code width} wide unless the key and one more column are wider. */
  public List<String> render(Style style, int width) {
    List<String> lines = new ArrayList<>();
    int[] widths = widths(style);
    for (List<Integer> part : parts(widths, width)) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      renderPart(style, widths, part, lines);
    }
    return lines;
  }

  private int[] widths(Style style) {
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      widths[c] = length(style.text(columns.get(c).head()));
      for (List<Cell> row : rows) {
        widths[c] = Math.max(widths[c], length(style.text(row.get(c).text())));
      }
    }
    return widths;
  }

  private List<List<Integer>> parts(int[] widths, int width) {
    List<Integer> keys = new ArrayList<>();
    int keyWidth = INDENT.length() - GAP.length();
    for (int c = 0; c < widths.length; c++) {
      if (columns.get(c).key()) {
        keys.add(c);
        keyWidth += GAP.length() + widths[c];
      }
    }
    List<List<Integer>> parts = new ArrayList<>();
    List<Integer> part = new ArrayList<>(keys);
    int used = keyWidth;
    for (int c = 0; c < widths.length; c++) {
      if (columns.get(c).key()) {
        continue;
      }
      int wanted = GAP.length() + widths[c];
      if (used + wanted > width && part.size() > keys.size()) {
        parts.add(part);
        part = new ArrayList<>(keys);
        used = keyWidth;
      }
      part.add(c);
      used += wanted;
    }
    parts.add(part);
    return parts;
  }

  private void renderPart(Style style, int[] shared, List<Integer> part, List<String> lines) {
    int[] widths = shared.clone();
    boolean grouped = part.stream().anyMatch(c -> !columns.get(c).group().isEmpty());
    if (grouped) {
      lines.add(style.paint(Tone.STRONG, groupLine(style, widths, part)));
    }
    List<Cell> heads =
        columns.stream().map(column -> new Cell(column.head(), Tone.STRONG)).toList();
    lines.add(line(style, widths, part, heads));
    rows.forEach(row -> lines.add(line(style, widths, part, row)));
  }

  /** Group headings above their columns; a column is widened where its heading needs the room. */
  private String groupLine(Style style, int[] widths, List<Integer> part) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int i = 0; i < part.size(); ) {
      String group = columns.get(part.get(i)).group();
      int span = -GAP.length();
      int first = i;
      while (i < part.size() && columns.get(part.get(i)).group().equals(group)) {
        span += GAP.length() + widths[part.get(i)];
        i++;
      }
      String text = style.text(group);
      int missing = Math.max(0, length(text) - span);
      widths[part.get(i - 1)] += missing;
      line.append(first == 0 ? "" : GAP).append(text);
      line.append(" ".repeat(span + missing - length(text)));
    }
    return line.toString().stripTrailing();
  }

  private String line(Style style, int[] widths, List<Integer> part, List<Cell> cells) {
    StringBuilder line = new StringBuilder();
    int blank = 0;
    for (int i = 0; i < part.size(); i++) {
      int c = part.get(i);
      String text = style.text(cells.get(c).text());
      int room = widths[c] - length(text);
      blank += (i == 0 ? INDENT : GAP).length() + (columns.get(c).right() ? room : 0);
      if (!text.isEmpty()) {
        line.append(" ".repeat(blank)).append(style.paint(cells.get(c).tone(), text));
        blank = 0;
      }
      blank += columns.get(c).right() ? 0 : room;
    }
    return line.toString();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
