package org.ntklab.cli.predict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.prediction.PredictionQuality;
import org.ntklab.core.prediction.SolverReport;
import org.ntklab.core.prediction.StabilityLimits;

/** A prediction as a person reads it: how good it is at each time, and how it was solved for. */
public final class PredictionText {
  private static final double MOMENTUM = 0.9;

  private final Console console;

  /** Prints on a console. */
  public PredictionText(Console console) {
    this.console = console;
  }

  /** Prints an answer. */
  public void print(PredictionAnswer answer) {
    console.heading("Trained in closed form: " + answer.question().title());
    console.print("");
    console.print(table(answer).render(console.style(), Console.WIDTH));
    console.print("");
    answer.solver().ifPresent(this::print);
    stability(answer.stability());
    answer.remarks().forEach(remark -> console.paragraph("  - ", "    ", remark));
    console.print("");
    console.print(
        "kernels in %s s, solution in %s s"
            .formatted(
                Numbers.significant(answer.kernelSeconds()),
                Numbers.significant(answer.solveSeconds())));
  }

  private static TextTable table(PredictionAnswer answer) {
    boolean classes = answer.question().data().isClassification();
    TextTable table =
        new TextTable().key(answer.question().descent().isDiscrete() ? "steps" : "time");
    heads("train", answer.trainQuality().get(0), classes, table);
    boolean tested = !answer.testQuality().isEmpty();
    if (tested) {
      heads("test", answer.testQuality().get(0), classes, table);
    }
    for (int i = 0; i < answer.predictions().size(); i++) {
      List<Object> cells = new ArrayList<>();
      cells.add(time(answer.predictions().get(i).time()));
      quality(answer.trainQuality().get(i), classes, cells);
      if (tested) {
        quality(answer.testQuality().get(i), classes, cells);
      }
      table.row(cells.toArray());
    }
    return table;
  }

  private static void heads(
      String part, PredictionQuality quality, boolean classes, TextTable table) {
    if (classes) {
      table.number(part, "accuracy");
    }
    if (!Double.isNaN(quality.rmse())) {
      table.number(part, "rmse");
    }
    if (quality.nll().isPresent()) {
      table.number(part, "nll");
    }
  }

  private static void quality(PredictionQuality quality, boolean classes, List<Object> cells) {
    if (classes) {
      cells.add(Numbers.percent(quality.accuracy()));
    }
    if (!Double.isNaN(quality.rmse())) {
      cells.add(Numbers.significant(quality.rmse()));
    }
    quality.nll().ifPresent(nll -> cells.add(Numbers.significant(nll)));
  }

  private static String time(double time) {
    if (Double.isInfinite(time)) {
      return "inf";
    }
    return time == Math.rint(time) && time < 1e15
        ? Long.toString((long) time)
        : Double.toString(time);
  }

  private void print(SolverReport report) {
    double condition = report.conditionNumber();
    console.print(
        "  λ max %s, λ min %s, condition number %s"
            .formatted(
                Numbers.significant(report.lambdaMax()),
                Numbers.significant(report.lambdaMin()),
                Double.isFinite(condition) ? Numbers.significant(condition) : "infinite"));
    if (report.ridge() > 0) {
      console.print(
          "  the ridge puts %s on the diagonal".formatted(Numbers.significant(report.ridge())));
    }
    if (report.jitter() > 0) {
      console.print("  jitter: %s".formatted(Numbers.significant(report.jitter())));
    }
  }

  private void stability(StabilityLimits limits) {
    console.print(
        "  steps converge below a learning rate of %s (momentum 0.9: %s, nesterov 0.9: %s)"
            .formatted(
                Numbers.significant(limits.sgd()),
                Numbers.significant(limits.heavyBall(MOMENTUM)),
                Numbers.significant(limits.nesterov(MOMENTUM))));
  }

  /** Name of a decomposition. */
  static String method(SolverReport report) {
    return report.method().name().toLowerCase(Locale.ROOT);
  }
}
