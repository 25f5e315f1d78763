package org.ntklab.cli.command;

import com.google.inject.Key;
import java.nio.file.Path;
import java.util.Optional;
import org.ntklab.core.problem.FaultException;
import org.ntklab.core.report.ReportRenderer;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.store.StudyFolders;
import org.ntklab.core.study.StudyResult;

/**
 * The report of a study, after it was to be written.
 *
 * @param path where it is; empty when there is none
 * @param failure why it could not be written; empty when it was
 */
record WrittenReport(Optional<Path> path, Optional<FaultException> failure) {
  /** Where a study's report is, beside its record. */
  static Path place(StudyResult result) {
    String identity = result.experiment().identity();
    return StudyFolders.of(result.store()).study(identity).path().resolve("report.html");
  }

  /** Writes the report of a study that was run; a disk that is full must not cost the result. */
  static WrittenReport ofRun(Session session, StudyResult result) {
    try {
      return new WrittenReport(write(session, result, place(result)), Optional.empty());
    } catch (FaultException e) {
      return new WrittenReport(Optional.empty(), Optional.of(e));
    }
  }

  /**
   * Writes a report; empty when no plugin brings a renderer.
   *
   * @throws FaultException when it cannot be written
   */
  static Optional<Path> write(Session session, StudyResult result, Path file) {
    Optional<ReportRenderer> renderer = session.ntk().get(new Key<Optional<ReportRenderer>>() {});
    renderer.ifPresent(found -> found.write(new ReportedStudy(result), file));
    return renderer.map(found -> file);
  }
}
