package org.ntklab.cli.run;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.ntklab.core.experiment.RunSpec;

/**
 * How much of a study is done, weighted by {@link RunSpec#estimatedWork}: the widest runs take
 * nearly all the time, and go first. Not safe for threads.
 */
final class Workload {
  /** Before that the time left is a guess. */
  private static final double ENOUGH = 0.02;

  private final Map<String, Double> done = new HashMap<>();

  /** Work that this process did not do: before it began, or by others beside it. */
  private final Map<String, Double> given = new HashMap<>();

  private final Set<String> ended = new HashSet<>();
  private final int runs;
  private final double total;

  Workload(List<RunSpec> open) {
    runs = open.size();
    total = open.stream().mapToDouble(Workload::work).sum();
  }

  /** A run has done so many of its steps. */
  void progress(RunSpec run, int step, int of) {
    done.put(run.hash(), work(run) * Math.min(1, (double) step / Math.max(1, of)));
  }

  /** A run goes on from so many of its steps. */
  void resumed(RunSpec run, int step, int of) {
    progress(run, step, of);
    given.put(run.hash(), done.get(run.hash()));
  }

  /** A run has ended, trained by another process. */
  void endedElsewhere(RunSpec run) {
    ended(run);
    given.put(run.hash(), work(run));
  }

  /** A run has ended, early or not. */
  void ended(RunSpec run) {
    done.put(run.hash(), work(run));
    ended.add(run.hash());
  }

  /** Runs to be trained. */
  int runs() {
    return runs;
  }

  /** Runs that have ended. */
  int endedRuns() {
    return ended.size();
  }

  /** Part of the work that is done, from 0 to 1. */
  double fraction() {
    return total > 0 ? Math.min(1, sum(done) / total) : 1;
  }

  /** The time left, if the rest goes as the work so far did; empty while too little is done. */
  Optional<Duration> left(Duration elapsed) {
    double own = total - sum(given);
    double fraction = own > 0 ? Math.min(1, (sum(done) - sum(given)) / own) : 1;
    if (fraction < ENOUGH) {
      return Optional.empty();
    }
    return Optional.of(Duration.ofMillis((long) (elapsed.toMillis() * (1 - fraction) / fraction)));
  }

  private static double sum(Map<String, Double> works) {
    return works.values().stream().mapToDouble(Double::doubleValue).sum();
  }

  private static double work(RunSpec run) {
    return Math.max(1, run.estimatedWork());
  }
}
