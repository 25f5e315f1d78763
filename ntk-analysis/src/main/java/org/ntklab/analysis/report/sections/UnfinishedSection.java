package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.core.report.GridText;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.study.RunResult;

/** Runs that diverged, failed or cannot be read. */
public final class UnfinishedSection implements ReportSection {
  @Override
  public String title() {
    return "Unfinished runs";
  }

  @Override
  public int position() {
    return 900;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    Map<String, String> damaged = study.damaged();
    List<RunResult> unexpected = study.result().unexpected();
    List<List<String>> rows = new ArrayList<>();
    for (RunResult run : study.result().runs()) {
      String hash = run.spec().hash();
      if (run.message().isEmpty() && !damaged.containsKey(hash)) {
        continue;
      }
      boolean expected = run.message().isEmpty() || !unexpected.contains(run);
      rows.add(
          List.of(
              GridText.cell(run.spec().cell()),
              Long.toString(run.spec().seed()),
              damaged.containsKey(hash)
                  ? "damaged"
                  : run.status() + (expected ? " (expected)" : ""),
              damaged.getOrDefault(hash, run.message()),
              hash));
    }
    if (rows.isEmpty()) {
      return List.of(
          new ReportBlock.Paragraph(
              "All %d runs came to their end.".formatted(study.result().runs().size())));
    }
    return List.of(
        new ReportBlock.Paragraph(
            ("%d of %d runs did not come to their end, or cannot be read. Fits, medians and curves"
                    + " are of the others.")
                .formatted(rows.size(), study.result().runs().size())),
        new ReportBlock.Table("", List.of("cell", "seed", "what", "why", "run"), rows));
  }
}
