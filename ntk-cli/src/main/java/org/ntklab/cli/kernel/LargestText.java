package org.ntklab.cli.kernel;

import java.util.OptionalDouble;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.core.empirical.LargestEigenvalues;
import org.ntklab.core.prediction.StabilityLimits;

/** λ_max as a person reads it: what it is, and which rates it allows. */
public final class LargestText {
  private static final double MOMENTUM = 0.9;

  private final Console console;

  /** Prints on a console. */
  public LargestText(Console console) {
    this.console = console;
  }

  /** Prints an answer. */
  public void print(LargestAnswer answer) {
    LargestEigenvalues found = answer.found();
    console.heading(answer.title());
    console.print("");
    OptionalDouble error = found.standardError();
    console.print(
        "  λ max %s%s, of Θ between all outputs, %d examples × %s"
            .formatted(
                Numbers.significant(found.mean()),
                error.isPresent() ? " ± " + Numbers.significant(error.getAsDouble()) : "",
                found.examples(),
                Numbers.of(found.outputs(), "output")));
    console.print(
        "  sharpness %s of the squared error, λ max/M with M = %d"
            .formatted(
                Numbers.significant(answer.sharpness()),
                (long) found.examples() * found.outputs()));
    StabilityLimits limits = answer.limits();
    console.print(
        "  steps converge below a learning rate of %s (momentum 0.9: %s, nesterov 0.9: %s)"
            .formatted(
                Numbers.significant(limits.sgd()),
                Numbers.significant(limits.heavyBall(MOMENTUM)),
                Numbers.significant(limits.nesterov(MOMENTUM))));
    answer.remarks().forEach(remark -> console.paragraph("  - ", "    ", remark));
    console.print("");
    console.paragraph(KernelText.cost(answer.algorithm(), 0, answer.bytes(), answer.seconds()));
  }
}
