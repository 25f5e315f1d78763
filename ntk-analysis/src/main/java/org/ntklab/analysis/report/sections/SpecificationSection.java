package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ntklab.analysis.metrics.KernelDrift;
import org.ntklab.core.experiment.RunSpec;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.core.report.FigureData;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.study.RunResult;

/** What was asked, every run, and what computed them. */
public final class SpecificationSection implements ReportSection {
  /** Told of each run elsewhere, or too long for a line. */
  private static final Set<String> LEFT_OUT =
      Set.of("ntk.hash", "ntk.seed", "ntk.specification", "ntk.status");

  private static final int MOST_VALUES = 4;

  @Override
  public String title() {
    return "Specification";
  }

  @Override
  public int position() {
    return 1000;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<ReportBlock> blocks = new ArrayList<>();
    String experiment = study.result().experiment().text();
    if (!experiment.isEmpty()) {
      blocks.add(new ReportBlock.Listing("The experiment", experiment));
    }
    List<RunSpec> runs = study.result().experiment().runs();
    if (!runs.isEmpty()) {
      blocks.add(
          new ReportBlock.Listing(
              "The first run, with every default (run " + runs.get(0).hash() + ")",
              runs.get(0).canonical()));
    }
    blocks.add(records(study));
    blocks.add(provenance(study));
    return blocks;
  }

  private static ReportBlock records(ReportedStudy study) {
    List<String> keys = study.result().experiment().gridKeys();
    List<String> columns = new ArrayList<>(keys);
    columns.addAll(List.of("seed", "status", "final loss", "test error", "kernel drift", "run"));
    List<List<Object>> rows = new ArrayList<>();
    for (RunResult run : study.result().runs()) {
      List<Object> row = new ArrayList<>();
      keys.forEach(
          key -> {
            Object value = run.spec().cell().get(key);
            row.add(value instanceof Number ? value : GridText.value(value));
          });
      row.add(run.spec().seed());
      row.add(run.status().toString().equals("cached") ? "done" : run.status().toString());
      row.add(run.finalLoss());
      row.add(run.testError());
      row.add(run.number(KernelDrift.NAME).orElse(Double.NaN));
      row.add(run.spec().hash());
      rows.add(row);
    }
    return new ReportBlock.Records(
        "All %d runs".formatted(rows.size()), new FigureData(columns, rows));
  }

  private static ReportBlock provenance(ReportedStudy study) {
    Map<String, Set<String>> values = new LinkedHashMap<>();
    for (RunResult run : study.result().runs()) {
      study
          .trace(run)
          .ifPresent(
              trace ->
                  trace
                      .checkpoints()
                      .metadata()
                      .forEach(
                          (key, value) -> {
                            if (!LEFT_OUT.contains(key)) {
                              values.computeIfAbsent(key, none -> new LinkedHashSet<>()).add(value);
                            }
                          }));
    }
    List<List<String>> rows = new ArrayList<>();
    values.forEach((key, found) -> rows.add(List.of(key, join(List.copyOf(found)))));
    rows.add(List.of("store", study.result().store().toString()));
    rows.add(
        List.of("report made by", "ntk " + Provenance.version() + ", " + Provenance.revision()));
    return new ReportBlock.Table("What computed the runs", List.of("what", "value"), rows);
  }

  private static String join(List<String> values) {
    String text = String.join("; ", values.subList(0, Math.min(MOST_VALUES, values.size())));
    return values.size() > MOST_VALUES
        ? text + "; and " + (values.size() - MOST_VALUES) + " more"
        : text;
  }
}
