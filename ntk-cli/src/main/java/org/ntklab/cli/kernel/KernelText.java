package org.ntklab.cli.kernel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ntklab.cli.console.Console;
import org.ntklab.cli.console.Numbers;
import org.ntklab.cli.console.TextTable;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.linalg.SpectrumEnds;

/** Kernels as a person reads them: their spectra, and the first entries. */
public final class KernelText {
  private static final int CORNER = 6;

  private final Console console;

  /** Prints on a console. */
  public KernelText(Console console) {
    this.console = console;
  }

  /** Prints an answer. */
  public void print(KernelAnswer answer) {
    console.heading(answer.title());
    console.print("");
    if (!answer.spectra().isEmpty()) {
      TextTable table =
          new TextTable().key("").number("λ max").number("λ min").number("condition number");
      answer
          .spectra()
          .forEach(
              (name, spectrum) ->
                  table.row(name, largest(spectrum), smallest(spectrum), condition(spectrum)));
      console.print(table.render(console.style(), Console.WIDTH));
      console.print("");
    }
    answer.estimate().ifPresent(this::estimate);
    if (answer.shape().size() <= 2) {
      answer.kernels().forEach((name, kernel) -> corner(answer, name, kernel));
    }
    answer.remarks().forEach(remark -> console.paragraph("  - ", "    ", remark));
    if (!answer.remarks().isEmpty()) {
      console.print("");
    }
    console.paragraph(cost(answer.algorithm(), answer.flops(), answer.bytes(), answer.seconds()));
  }

  private void estimate(KernelAnswer.Estimate estimate) {
    console.paragraph(
        "  ",
        "  ",
        "from %d random directions: relative error about %s in Frobenius norm; four times as many halve it"
            .formatted(estimate.directions(), Numbers.significant(estimate.relativeError())));
    console.print("");
  }

  private static String largest(SpectrumEnds spectrum) {
    return Numbers.significant(spectrum.largest());
  }

  private static String smallest(SpectrumEnds spectrum) {
    return Numbers.significant(spectrum.smallest());
  }

  /** A condition number, or that there is none. */
  public static String condition(SpectrumEnds spectrum) {
    double condition = spectrum.conditionNumber();
    return Double.isFinite(condition) ? Numbers.significant(condition) : "singular";
  }

  private void corner(KernelAnswer answer, String name, Matrix kernel) {
    Map<String, Matrix> errors = answer.standardErrors();
    int rows = Math.min(kernel.rows(), CORNER);
    int columns = Math.min(kernel.columns(), CORNER);
    TextTable table = new TextTable().key(name);
    for (int j = 0; j < columns; j++) {
      table.number(answer.shape().size() == 1 ? "diagonal" : Integer.toString(j));
    }
    for (int i = 0; i < rows; i++) {
      List<Object> cells = new ArrayList<>();
      cells.add(i);
      for (int j = 0; j < columns; j++) {
        String entry = Numbers.significant(kernel.get(i, j));
        cells.add(
            errors.containsKey(name)
                ? entry + " ± " + Numbers.significant(errors.get(name).get(i, j))
                : entry);
      }
      table.row(cells.toArray());
    }
    console.print(table.render(console.style(), Console.WIDTH));
    if (rows < kernel.rows() || columns < kernel.columns()) {
      console.print(
          "  … the first %d × %d of %d × %d entries"
              .formatted(rows, columns, kernel.rows(), kernel.columns()));
    }
    console.print("");
  }

  /** How something was computed, and what it took. */
  static String cost(String algorithm, double flops, double bytes, double seconds) {
    String time =
        seconds < 10
            ? Numbers.significant(seconds) + " s"
            : Numbers.duration(Duration.ofMillis(Math.round(1000 * seconds)));
    String operations = flops > 0 ? ", about " + Numbers.count(flops) + " operations" : "";
    return "%s%s, %s, computed in %s".formatted(algorithm, operations, Numbers.bytes(bytes), time);
  }
}
