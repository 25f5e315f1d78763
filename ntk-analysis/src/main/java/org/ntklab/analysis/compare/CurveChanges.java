package org.ntklab.analysis.compare;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.ntklab.analysis.compare.StudyComparison.CurveChange;
import org.ntklab.analysis.compare.StudyDocument.RunKey;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.core.problem.InvalidInputException;
import org.ntklab.core.regime.Estimate;
import org.ntklab.core.store.RunFolder;
import org.ntklab.core.store.RunStore;
import org.ntklab.core.trace.Trace;
import org.ntklab.core.training.TraceColumns;

/** Compares curves over the checkpoints, cell by cell, from the traces in both stores. */
final class CurveChanges {
  private static final List<String> COLUMNS =
      List.of(
          TraceColumns.LOSS,
          TraceColumns.TEST_LOSS,
          TraceColumns.TEST_ERROR,
          TraceColumns.LAMBDA_MAX);

  private final StudyDocument a;
  private final StudyDocument b;
  private final List<CurveChange> changes = new ArrayList<>();
  private final TreeSet<String> unread = new TreeSet<>();
  private int identical;
  private int missing;

  /** Curves of a run: by name, by step. */
  private record Curves(Map<String, Map<Long, Double>> byName) {}

  CurveChanges(StudyDocument a, StudyDocument b) {
    this.a = a;
    this.b = b;
  }

  List<CurveChange> changes() {
    return changes;
  }

  List<String> remarks() {
    List<String> remarks = new ArrayList<>();
    if (identical > 0) {
      remarks.add(
          "%s one and the same in both studies: curves are the same without a look at them"
              .formatted(identical == 1 ? "1 run is" : identical + " runs are"));
    }
    if (missing > 0) {
      remarks.add(
          "curves of %d %s are not compared: no readable trace in %s"
              .formatted(missing, missing == 1 ? "run" : "runs", String.join(" and ", unread)));
    }
    return remarks;
  }

  /** Compares a cell's curves over runs that finished in both. */
  void add(Map<String, Object> cell, List<RunKey> keys) {
    List<Curves> inA = new ArrayList<>();
    List<Curves> inB = new ArrayList<>();
    for (RunKey key : keys) {
      if (isOne(key)) {
        identical++;
        continue;
      }
      Optional<Curves> left = read(a, key);
      Optional<Curves> right = read(b, key);
      if (left.isPresent() && right.isPresent()) {
        inA.add(left.get());
        inB.add(right.get());
      } else {
        missing++;
      }
    }
    if (!inA.isEmpty()) {
      for (String curve : inA.get(0).byName().keySet()) {
        compare(cell, curve, inA, inB).ifPresent(changes::add);
      }
    }
  }

  private boolean isOne(RunKey key) {
    return a.store().toAbsolutePath().normalize().equals(b.store().toAbsolutePath().normalize())
        && a.runs().get(key).hash().equals(b.runs().get(key).hash());
  }

  private Optional<Curves> read(StudyDocument of, RunKey key) {
    RunFolder folder = RunStore.existing(of.store()).run(of.runs().get(key).hash());
    Path file = folder.trace();
    if (Files.isRegularFile(file)) {
      try {
        return Optional.of(curves(Trace.read(file)));
      } catch (InvalidInputException e) {
        unread.add(of.store().toString());
        return Optional.empty();
      }
    }
    unread.add(of.store().toString());
    return Optional.empty();
  }

  private static Curves curves(Trace trace) {
    long[] steps = trace.longs(TraceColumns.STEP);
    Map<String, Map<Long, Double>> byName = new LinkedHashMap<>();
    for (String column : COLUMNS) {
      if (trace.has(column)) {
        byName.put(column, curve(steps, trace.doubles(column)));
      }
    }
    byName.put("kernel_drift", curve(steps, KernelDrift.overTime(trace)));
    return new Curves(byName);
  }

  private static Map<Long, Double> curve(long[] steps, double[] values) {
    Map<Long, Double> curve = new LinkedHashMap<>();
    for (int i = 0; i < steps.length; i++) {
      if (Double.isFinite(values[i])) {
        curve.put(steps[i], values[i]);
      }
    }
    return curve;
  }

  private static Optional<CurveChange> compare(
      Map<String, Object> cell, String curve, List<Curves> inA, List<Curves> inB) {
    TreeSet<Long> steps = new TreeSet<>(curve(inA.get(0), curve).keySet());
    inA.forEach(run -> steps.retainAll(curve(run, curve).keySet()));
    inB.forEach(run -> steps.retainAll(curve(run, curve).keySet()));
    if (steps.isEmpty()) {
      return Optional.empty();
    }
    Change whole = Change.SAME;
    int changedAt = 0;
    OptionalLong first = OptionalLong.empty();
    long furthest = steps.first();
    double most = -1;
    for (long step : steps) {
      double[] left = at(inA, curve, step);
      double[] right = at(inB, curve, step);
      Change here = Change.of(left, right, steps.size());
      whole = here.compareTo(whole) > 0 && whole != Change.CHANGED ? here : whole;
      if (here == Change.CHANGED) {
        whole = Change.CHANGED;
        changedAt++;
        first = first.isPresent() ? first : OptionalLong.of(step);
      }
      double apart = apart(Change.difference(left, right, steps.size()));
      if (apart > most) {
        most = apart;
        furthest = step;
      }
    }
    double[] left = at(inA, curve, furthest);
    double[] right = at(inB, curve, furthest);
    return Optional.of(
        new CurveChange(
            cell,
            curve,
            steps.size(),
            changedAt,
            first,
            furthest,
            Change.mean(left),
            Change.mean(right),
            Change.difference(left, right, steps.size()),
            whole));
  }

  /** Size of a difference in units of its interval, or by itself where it has none. */
  private static double apart(Estimate difference) {
    double reach = (difference.high() - difference.low()) / 2;
    return Math.abs(difference.mean()) / (reach > 0 ? reach : 1);
  }

  private static double[] at(List<Curves> runs, String curve, long step) {
    return runs.stream().mapToDouble(run -> curve(run, curve).get(step)).toArray();
  }

  private static Map<Long, Double> curve(Curves run, String name) {
    return run.byName().getOrDefault(name, Map.of());
  }
}
