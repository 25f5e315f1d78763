package org.ntklab.cli.command;

import java.time.Clock;
import org.ntklab.cli.run.Progress;
import org.ntklab.core.study.Study;
import org.ntklab.core.study.StudyListener;
import org.ntklab.core.study.StudyResult;

/** Runs studies of a command: in its store, with progress on standard error, and interruptible. */
final class WatchedStudy {
  private final Session session;

  WatchedStudy(Session session) {
    this.session = session;
  }

  /**
   * Runs a study that knows all but its store and its listener.
   *
   * @throws InterruptedStudyException when the user stopped it
   */
  StudyResult run(Study study) {
    Progress progress = new Progress(session.console(), Clock.systemUTC());
    boolean quiet = session.options().quiet();
    study.store(session.options().store()).listener(quiet ? StudyListener.SILENT : progress);
    Interruption interruption = session.interruptible();
    try {
      StudyResult result = study.run();
      progress.close();
      if (!quiet) {
        progress.summary();
      }
      return result;
    } catch (InterruptedException e) {
      throw stopped(progress, e);
    } catch (RuntimeException e) {
      // A write that an interruption cut short is no fault of the disk.
      if (interruption.happened()) {
        throw stopped(progress, e);
      }
      throw e;
    } finally {
      progress.close();
    }
  }

  private InterruptedStudyException stopped(Progress progress, Exception cause) {
    String standing = session.options().quiet() ? "" : " after " + progress.standing();
    return new InterruptedStudyException(
        "interrupted"
            + standing
            + "; finished runs, and how far the others came, stay in "
            + session.options().store()
            + "; the same command goes on from there: "
            + session.commandLineWithout("--fresh"),
        cause);
  }
}
