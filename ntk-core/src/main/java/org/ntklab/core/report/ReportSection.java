package org.ntklab.core.report;

import java.util.List;

/** One part of the report of a study; immutable and safe for threads. */
public interface ReportSection {
  /** Its heading. */
  String title();

  /**
   * Where it stands: sections are in ascending order. The project's own are at 100 (verdict), 200,
   * …, 1000 (specification and provenance).
   */
  int position();

  /**
   * What it shows of a study. What cannot be shown is left out with the reason, {@link
   * ReportBlock.Omitted}; no blocks at all, and there is no such section in the report.
   */
  List<ReportBlock> blocks(ReportedStudy study);
}
