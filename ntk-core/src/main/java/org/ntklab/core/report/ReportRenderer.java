package org.ntklab.core.report;

import java.nio.file.Path;

/** Makes the report of a study. */
public interface ReportRenderer {
  /** The report as one document that opens without a network. */
  String render(ReportedStudy study);

  /**
   * Writes the report, whole or not at all; its folder is made where it is missing.
   *
   * @throws org.ntklab.core.problem.FaultException when it cannot be written
   */
  void write(ReportedStudy study, Path file);
}
