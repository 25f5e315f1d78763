package org.ntklab.core.report;

import java.util.List;

/**
 * A figure with its data.
 *
 * @param title what is seen, in a few words
 * @param caption what exactly is drawn, with formula and units
 * @param description what a person sees who looks at it, for those who cannot
 * @param panels at least one; panels of the same axes share their ranges
 * @param data everything that is drawn, and more where it helps
 */
public record Figure(
    String title, String caption, String description, List<Panel> panels, FigureData data)
    implements ReportBlock {
  public Figure {
    panels = List.copyOf(panels);
    if (panels.isEmpty()) {
      throw new IllegalArgumentException("Figure: '" + title + "' has no panel");
    }
  }
}
