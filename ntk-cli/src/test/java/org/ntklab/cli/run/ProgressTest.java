package org.ntklab.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ntklab.cli.ToyStudies;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Style;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.RunStatus;

/** Time left is told by work, and not too often. */
class ProgressTest {
  private final StringWriter err = new StringWriter();

  /** One seed each at widths 8 and 16: work 5·64 and 5·256, so a fifth and four fifths. */
  private final List<RunSpec> runs = ToyStudies.experiment("seeds=1").runs();

  private final StandingClock clock = new StandingClock();

  @Test
  void timeLeftIsWeightedByWorkAndNotByRuns() {
    Workload workload = new Workload(runs);
    assertEquals(Optional.empty(), workload.left(Duration.ofSeconds(10)), "nothing done yet");
    workload.ended(runs.get(0));
    assertEquals(0.2, workload.fraction(), 1e-15);
    assertEquals(Optional.of(Duration.ofSeconds(40)), workload.left(Duration.ofSeconds(10)));
    workload.progress(runs.get(1), 2, 4);
    assertEquals(0.6, workload.fraction(), 1e-15);
    assertEquals(1, workload.endedRuns());
    workload.ended(runs.get(1));
    assertEquals(Optional.of(Duration.ZERO), workload.left(Duration.ofSeconds(10)));
  }

  @Test
  void workDoneBeforeOrByOthersDoesNotMakeTheRestLookQuick() {
    Workload workload = new Workload(runs);
    workload.resumed(runs.get(1), 1, 2);
    assertEquals(0.4, workload.fraction(), 1e-15);
    assertEquals(Optional.empty(), workload.left(Duration.ofSeconds(10)), "none of it was ours");
    workload.progress(runs.get(1), 3, 4);
    // A fifth of all in 10 s, and two fifths are left.
    assertEquals(Optional.of(Duration.ofSeconds(20)), workload.left(Duration.ofSeconds(10)));
    workload.endedElsewhere(runs.get(0));
    assertEquals(Optional.of(Duration.ofSeconds(10)), workload.left(Duration.ofSeconds(10)));
  }

  @Test
  void ownersOfRunsAreToldOnceAndTheirRunsAreNotCountedAsOurs() {
    Progress progress = new Progress(console(false), clock);
    progress.started(runs, 0);
    progress.waiting(runs.get(0), "alice (process 8 on node7)");
    progress.waiting(runs.get(1), "alice (process 8 on node7)");
    progress.ended(ToyStudies.result(runs.get(0), RunStatus.CACHED));
    progress.ended(ToyStudies.result(runs.get(1), RunStatus.DONE));
    progress.summary();
    assertEquals(
        "ntk: run "
            + runs.get(0).hash()
            + " is being trained by alice (process 8 on node7); the others go first\n"
            + "ntk: 1 run trained in 0 s, 1 by others\n",
        err.toString());
  }

  @Test
  void aStudyWithNothingToTrainIsDone() {
    assertEquals(1, new Workload(List.of()).fraction());
  }

  @Test
  void linesComeAtMostEveryFewSeconds() {
    Progress progress = new Progress(console(false), clock);
    progress.started(runs, 3);
    for (int second = 1; second <= 11; second++) {
      clock.now = Instant.ofEpochSecond(second);
      progress.progress(runs.get(1), second, 20);
    }
    progress.ended(ToyStudies.result(runs.get(1), RunStatus.DONE));
    assertEquals(
        """
        ntk: 3 runs in the store, 2 runs to train
        ntk: 3 of 5 runs, 20 % of the work, about 20 s left
        ntk: 3 of 5 runs, 40 % of the work, about 15 s left
        """,
        err.toString());
    assertEquals("4 of 5 runs", progress.standing());
  }

  @Test
  void aStoredStudySaysThatNothingIsTrained() {
    Progress progress = new Progress(console(false), clock);
    progress.started(List.of(), 4);
    progress.summary();
    assertEquals("ntk: all 4 runs are in the store; nothing to train\n", err.toString());
  }

  @Test
  void aStoredRunIsOne() {
    new Progress(console(false), clock).started(List.of(), 1);
    assertEquals("ntk: the run is in the store; nothing to train\n", err.toString());
  }

  @Test
  void onATerminalABarIsDrawnAndTakenAway() {
    Progress progress = new Progress(console(true), clock);
    progress.started(runs, 0);
    clock.now = Instant.ofEpochSecond(10);
    progress.ended(ToyStudies.result(runs.get(0), RunStatus.DONE));
    progress.close();
    progress.close();
    String drawn = err.toString();
    assertTrue(drawn.contains("20%"), drawn);
    assertTrue(drawn.contains("1 of 2 runs"), drawn);
    assertTrue(drawn.contains("0:00:40"), "the time left, by work: " + drawn);
    assertTrue(drawn.endsWith(" \r"), "the line is free again");
  }

  private Console console(boolean interactive) {
    return new Console(
        new PrintWriter(new StringWriter()), new PrintWriter(err), Style.PLAIN, interactive);
  }

  private static final class StandingClock extends Clock {
    private volatile Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
