package org.ntklab.analysis.report.sections;

import java.util.List;
import org.ntklab.analysis.metrics.KernelCourse;
import org.ntklab.core.reference.Reference;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;

/** Whether the kernel turns towards the targets. */
@Reference(key = "baratin2021")
@Reference(key = "atanasov2022")
public final class AlignmentSection implements ReportSection {
  @Override
  public String title() {
    return "Alignment";
  }

  @Override
  public int position() {
    return 400;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    return List.of(
        new ReportBlock.Paragraph(
            "A network that learns features turns its kernel towards what it is to predict: the"
                + " alignment rises, often before the loss falls. In a lazy network it stays."),
        new CourseFigure(
                "Alignment of the kernel with the targets",
                "The cosine ⟨Θ, YYᵀ⟩ / (‖Θ‖ ‖YYᵀ‖) on the probe examples, from 0 to 1.",
                Axis.linear("alignment"),
                KernelCourse::alignment)
            .of(study));
  }
}
