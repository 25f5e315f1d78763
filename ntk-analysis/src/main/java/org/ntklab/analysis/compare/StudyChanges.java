package org.ntklab.analysis.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.compare.StudyComparison.ExponentChange;
import org.ntklab.analysis.compare.StudyComparison.MetricChange;
import org.ntklab.analysis.compare.StudyComparison.Run;
import org.ntklab.analysis.compare.StudyComparison.VerdictChange;
import org.ntklab.analysis.compare.StudyDocument.RunEntry;
import org.ntklab.analysis.compare.StudyDocument.RunKey;
import org.ntklab.core.regime.Exponent;

/**
 * Compares two studies: the same experiment by two revisions of the code, with two seeds' lists, or
 * two experiments whose grids have cells in common. Runs are paired by cell and seed.
 */
public final class StudyChanges {
  private final StudyDocument a;
  private final StudyDocument b;
  private final List<RunKey> common;

  private StudyChanges(StudyDocument a, StudyDocument b) {
    this.a = a;
    this.b = b;
    this.common = a.runs().keySet().stream().filter(b.runs()::containsKey).toList();
  }

  /** What changed from A to B; reads the traces of the runs that both have. */
  public static StudyComparison of(StudyDocument a, StudyDocument b) {
    StudyChanges changes = new StudyChanges(a, b);
    Map<Map<String, Object>, List<RunKey>> finished = changes.finished();
    CurveChanges curves = new CurveChanges(a, b);
    finished.forEach(curves::add);
    List<String> remarks = new ArrayList<>(changes.remarks(finished));
    remarks.addAll(curves.remarks());
    return new StudyComparison(
        a.name(),
        b.name(),
        changes.runs(),
        changes.verdicts(),
        changes.exponents(),
        changes.metrics(finished),
        curves.changes(),
        remarks);
  }

  /** Runs that came to their end in both, by cell. */
  private Map<Map<String, Object>, List<RunKey>> finished() {
    Map<Map<String, Object>, List<RunKey>> finished = new LinkedHashMap<>();
    for (RunKey key : common) {
      if (a.runs().get(key).isFinished() && b.runs().get(key).isFinished()) {
        finished.computeIfAbsent(key.cell(), none -> new ArrayList<>()).add(key);
      }
    }
    return finished;
  }

  private StudyComparison.Runs runs() {
    List<Run> ended = new ArrayList<>();
    int sameHash = 0;
    for (RunKey key : common) {
      RunEntry inA = a.runs().get(key);
      RunEntry inB = b.runs().get(key);
      sameHash += inA.hash().equals(inB.hash()) ? 1 : 0;
      if (!inA.status().equals(inB.status())) {
        ended.add(new Run(key.cell(), key.seed(), inA.status() + ", " + inB.status()));
      }
    }
    return new StudyComparison.Runs(common.size(), sameHash, only(a, b), only(b, a), ended);
  }

  private static List<Run> only(StudyDocument of, StudyDocument other) {
    return of.runs().entrySet().stream()
        .filter(run -> !other.runs().containsKey(run.getKey()))
        .map(run -> new Run(run.getKey().cell(), run.getKey().seed(), run.getValue().status()))
        .toList();
  }

  private List<VerdictChange> verdicts() {
    return a.verdicts().entrySet().stream()
        .filter(verdict -> b.verdicts().containsKey(verdict.getKey()))
        .map(
            verdict ->
                new VerdictChange(
                    verdict.getKey().cell(),
                    verdict.getKey().axis(),
                    verdict.getValue(),
                    b.verdicts().get(verdict.getKey())))
        .toList();
  }

  private List<ExponentChange> exponents() {
    List<ExponentChange> changes = new ArrayList<>();
    a.exponents()
        .forEach(
            (key, inA) -> {
              Exponent inB = b.exponents().get(key);
              if (inB != null) {
                changes.add(
                    new ExponentChange(
                        key.cell(), key.axis(), key.metric(), inA, inB, change(inA, inB)));
              }
            });
    return changes;
  }

  private static Change change(Exponent a, Exponent b) {
    if (Change.same(a.slope(), b.slope())) {
      return Change.SAME;
    }
    if (!a.hasInterval() || !b.hasInterval()) {
      return Change.UNDECIDED;
    }
    double reach = Math.hypot(a.high() - a.low(), b.high() - b.low()) / 2;
    return Math.abs(b.slope() - a.slope()) > reach ? Change.CHANGED : Change.WITHIN;
  }

  private List<MetricChange> metrics(Map<Map<String, Object>, List<RunKey>> finished) {
    List<MetricChange> changes = new ArrayList<>();
    finished.forEach(
        (cell, keys) -> {
          Set<String> names = new LinkedHashSet<>();
          keys.forEach(key -> names.addAll(a.runs().get(key).numbers().keySet()));
          names.forEach(name -> metric(cell, name, keys, changes));
        });
    return changes;
  }

  private void metric(
      Map<String, Object> cell, String name, List<RunKey> keys, List<MetricChange> changes) {
    List<RunKey> paired =
        keys.stream()
            .filter(key -> a.runs().get(key).numbers().containsKey(name))
            .filter(key -> b.runs().get(key).numbers().containsKey(name))
            .toList();
    if (paired.isEmpty()) {
      return;
    }
    double[] inA = numbers(a, name, paired);
    double[] inB = numbers(b, name, paired);
    changes.add(
        new MetricChange(
            cell,
            name,
            Change.mean(inA),
            Change.mean(inB),
            Change.difference(inA, inB, 1),
            Change.of(inA, inB, 1)));
  }

  private static double[] numbers(StudyDocument of, String name, List<RunKey> keys) {
    return keys.stream().mapToDouble(key -> of.runs().get(key).numbers().get(name)).toArray();
  }

  private List<String> remarks(Map<Map<String, Object>, List<RunKey>> finished) {
    List<String> remarks = new ArrayList<>();
    if (common.isEmpty()) {
      remarks.add("no run has the same cell and seed in both: only verdicts and exponents compare");
    } else if (finished.values().stream().anyMatch(keys -> keys.size() < 2)) {
      remarks.add("cells with one common seed have no interval, and are left undecided");
    }
    return remarks;
  }
}
