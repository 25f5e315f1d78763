package org.ntklab.core.report;

import java.lang.ref.SoftReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.ntklab.core.metric.RunTrace;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.store.RunStatus;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.study.RunResult;
import org.ntklab.core.study.StudyResult;

/**
 * A study that is reported: its result by cells, and the traces of its runs, read when asked for
 * and kept while there is memory. Safe for threads.
 */
public final class ReportedStudy {
  private final StudyResult result;
  private final List<ReportCell> cells;
  private final Map<String, SoftReference<RunTrace>> traces = new ConcurrentHashMap<>();
  private final Map<String, String> damaged = new ConcurrentHashMap<>();

  /** A study whose traces lie in its store. */
  public ReportedStudy(StudyResult result) {
    this.result = result;
    this.cells = ReportCell.of(result);
  }

  /** Runs and verdicts. */
  public StudyResult result() {
    return result;
  }

  /** Cells of the grid without the axis, in the order of the grid. */
  public List<ReportCell> cells() {
    return cells;
  }

  /** The key over which exponents are fitted, if there is one. */
  public Optional<String> axis() {
    return result.experiment().axis();
  }

  /** The axis in words: {@code width}. */
  public String axisName() {
    return axis().map(GridText::key).orElse("");
  }

  /** What a run left behind; empty when it has not, or when it cannot be read. */
  public Optional<RunTrace> trace(RunResult run) {
    String hash = run.spec().hash();
    if (run.status() == RunStatus.FAILED || damaged.containsKey(hash)) {
      return Optional.empty();
    }
    SoftReference<RunTrace> known = traces.get(hash);
    RunTrace trace = known == null ? null : known.get();
    if (trace == null) {
      try {
        trace = RunStore.existing(result.store()).run(hash).read();
      } catch (InvalidInputException e) {
        damaged.put(hash, e.getMessage());
        return Optional.empty();
      }
      traces.put(hash, new SoftReference<>(trace));
    }
    return Optional.of(trace);
  }

  /** What was wrong with traces that could not be read, by hash; grows as they are asked for. */
  public Map<String, String> damaged() {
    return new TreeMap<>(damaged);
  }
}
