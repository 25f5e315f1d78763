package org.ntklab.analysis.report.sections;

import java.util.ArrayList;
import java.util.List;
import org.ntklab.analysis.metrics.KernelCourse;
import org.ntklab.core.report.Axis;
import org.ntklab.core.report.ReportBlock;
import org.ntklab.core.report.ReportSection;
import org.ntklab.core.report.ReportedStudy;
import org.ntklab.core.training.TraceColumns;

/** How kernel, loss and error go along training. */
public final class TimeSection implements ReportSection {
  @Override
  public String title() {
    return "Along training";
  }

  @Override
  public int position() {
    return 300;
  }

  @Override
  public List<ReportBlock> blocks(ReportedStudy study) {
    List<ReportBlock> blocks = new ArrayList<>();
    blocks.add(
        new CourseFigure(
                "Kernel drift along training",
                "‖Θ − Θ₀‖ / ‖Θ₀‖ on the probe examples, at each checkpoint.",
                Axis.log("kernel drift"),
                KernelCourse::drift)
            .of(study));
    blocks.add(
        new CourseFigure(
                "Training loss",
                "The loss of all training examples, at each checkpoint.",
                Axis.log("training loss"),
                run -> KernelCourse.column(run, TraceColumns.LOSS))
            .of(study));
    boolean fraction =
        study.result().runs().stream()
            .allMatch(run -> run.spec().data().target().errorName().equals("misclassified"));
    blocks.add(
        new CourseFigure(
                "Test error",
                fraction
                    ? "The fraction of test examples that are misclassified."
                    : "The root mean square error of the test examples, in units of the targets.",
                fraction ? Axis.linear("test error (fraction)") : Axis.log("test error"),
                run -> KernelCourse.column(run, TraceColumns.TEST_ERROR))
            .of(study));
    return blocks;
  }
}
