package org.ntklab.core.report;

import java.util.List;

/** A piece of a section. All texts are plain: whoever renders them escapes them. */
public sealed interface ReportBlock
    permits ReportBlock.Paragraph,
        ReportBlock.Omitted,
        ReportBlock.Listing,
        ReportBlock.Table,
        ReportBlock.Records,
        ReportBlock.Cards,
        Figure {

  /** Sentences. */
  record Paragraph(String text) implements ReportBlock {}

  /**
   * Something that has no data in this study.
   *
   * @param what as in "Not shown: what"
   * @param reason why, a clause
   */
  record Omitted(String what, String reason) implements ReportBlock {}

  /**
   * Text kept as it is, as a configuration file.
   *
   * @param title what it is
   * @param text the lines
   */
  record Listing(String title, String text) implements ReportBlock {}

  /**
   * A small table, all of which is read.
   *
   * @param title what it is; may be empty
   * @param columns heads
   * @param rows as many texts as there are columns, each
   */
  record Table(String title, List<String> columns, List<List<String>> rows) implements ReportBlock {
    public Table {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * A table that is a click away, with the same downloads as a figure's data.
   *
   * @param title what it is
   * @param data the rows
   */
  record Records(String title, FigureData data) implements ReportBlock {}

  /** Answers side by side. */
  record Cards(List<Card> cards) implements ReportBlock {
    public Cards {
      cards = List.copyOf(cards);
    }
  }
}
