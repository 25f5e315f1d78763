package org.ntklab.cli.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.ntklab.cli.console.Bar;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyListener;

/**
 * Tells on standard error how a study goes: a bar with the time left on a terminal, a line every
 * few seconds elsewhere. The study calls it from one thread at a time.
 */
public final class Progress implements StudyListener, AutoCloseable {
  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  private final Console console;
  private final Clock clock;
  private Workload workload = new Workload(List.of());
  private Instant start;
  private Instant lastLine;
  private int cached;
  private int elsewhere;
  private final Set<String> owners = new HashSet<>();
  private Bar bar = Bar.NONE;

  /** Progress on a console, by a clock. */
  public Progress(Console console, Clock clock) {
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
    this.lastLine = start;
  }

  @Override
  public synchronized void started(List<RunSpec> open, int alreadyThere) {
    workload = new Workload(open);
    start = clock.instant();
    lastLine = start;
    cached = alreadyThere;
    if (open.isEmpty()) {
      console.say(
          (cached == 1 ? "the run is" : "all " + Numbers.of(cached, "run") + " are")
              + " in the store; nothing to train");
    } else if (cached > 0) {
      console.say(
          Numbers.of(cached, "run")
              + " in the store, "
              + Numbers.of(open.size(), "run")
              + " to train");
    }
    if (console.interactive() && !open.isEmpty()) {
      bar = Bar.on(console, () -> left());
    }
  }

  @Override
  public synchronized void progress(RunSpec run, int step, int of) {
    workload.progress(run, step, of);
    tell();
  }

  @Override
  public synchronized void resumed(RunSpec run, int step, int of) {
    workload.resumed(run, step, of);
    console.say("run " + run.hash() + " goes on from step " + step + " of " + of);
    tell();
  }

  @Override
  public synchronized void waiting(RunSpec run, String owner) {
    if (owners.add(owner)) {
      console.say("run " + run.hash() + " is being trained by " + owner + "; the others go first");
    }
  }

  @Override
  public synchronized void ended(RunResult run) {
    if (run.status() == RunStatus.CACHED) {
      workload.endedElsewhere(run.spec());
      elsewhere++;
    } else {
      workload.ended(run.spec());
    }
    tell();
  }

  /** How many runs have ended or were there before, of all. */
  public synchronized String standing() {
    return (workload.endedRuns() + cached) + " of " + Numbers.of(workload.runs() + cached, "run");
  }

  /** Takes the bar away. */
  @Override
  public void close() {
    Bar open;
    synchronized (this) {
      open = bar;
      bar = Bar.NONE;
    }
    // Not under the lock: the bar draws itself once more, and asks for the time left.
    open.close();
  }

  /** Says how long the training took, if there was any. */
  public synchronized void summary() {
    if (workload.runs() > 0) {
      Duration elapsed = Duration.between(start, clock.instant());
      String byOthers = elsewhere == 0 ? "" : ", " + elsewhere + " by others";
      console.say(
          Numbers.of(workload.endedRuns() - elsewhere, "run")
              + " trained in "
              + Numbers.duration(elapsed)
              + byOthers);
    }
  }

  private synchronized Optional<Duration> left() {
    return workload.left(Duration.between(start, clock.instant()));
  }

  private void tell() {
    bar.show(workload.fraction(), standing());
    Instant now = clock.instant();
    if (!console.interactive() && Duration.between(lastLine, now).compareTo(BETWEEN_LINES) >= 0) {
      lastLine = now;
      String left = left().map(time -> ", about " + Numbers.duration(time) + " left").orElse("");
      console.say(
          standing() + ", " + Math.round(100 * workload.fraction()) + " % of the work" + left);
    }
  }
}
