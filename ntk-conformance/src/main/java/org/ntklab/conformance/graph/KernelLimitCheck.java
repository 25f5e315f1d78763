package org.ntklab.conformance.graph;

import static org.ntklab.conformance.Finding.number;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.ntklab.conformance.Check;
import org.ntklab.conformance.Finding;
import org.ntklab.core.empirical.EmpiricalKernelComputation;
import org.ntklab.core.empirical.EmpiricalKernels;
import org.ntklab.core.empirical.EmpiricalProgress;
import org.ntklab.core.empirical.OutputPairs;
import org.ntklab.core.gram.GramListener;
import org.ntklab.core.infinitewidth.InfiniteKernel;
import org.ntklab.core.infinitewidth.KernelComputation;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.layer.Shape;
import org.ntklab.core.layer.WeightShape;
import org.ntklab.core.linalg.Matrix;
import org.ntklab.core.network.Precision;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.core.reference.Reference;

/**
 * What claims a kernel is what wide networks tend to: means of Θ and of f·f′ over draws,
 * extrapolated to infinite width, and Θ of single draws, whose distance to the limit falls like
 * n^−½. A graph whose kernel is refused has no claim, and the reason is told.
 */
@Reference(key = "jacot2018", where = "Theorem 1")
@Reference(key = "lee2019")
final class KernelLimitCheck implements Check<GraphSubject> {
  private static final int EXAMPLES = 3;

  /** Networks of the largest width. */
  private static final int DRAWS = 32;

  /** Outputs that f·f′ is averaged over; Θ needs one, its mean is over hidden units. */
  private static final int OUTPUTS = 32;

  private static final int NARROWEST = 32;
  private static final int WIDEST = 256;
  private static final int LEAST_WIDEST = 64;

  /** Multiplications of all networks of the largest width together. */
  private static final double BUDGET = 3e8;

  /** Midway between n^−½ and a distance that stays. */
  private static final double SLOPE = -0.25;

  @Override
  public String name() {
    return "kernel limit";
  }

  @Override
  public List<Finding> findings(GraphSubject subject) {
    List<Finding> findings = new ArrayList<>();
    for (GraphCase graph : subject.cases()) {
      try {
        findings.addAll(compare(subject, graph));
      } catch (RefusedException e) {
        String reason = "no kernel: " + e.getMessage();
        findings.add(Finding.notApplicable(subject.name(), name(), graph.place(), reason));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        String reason = "interrupted";
        findings.add(Finding.notApplicable(subject.name(), name(), graph.place(), reason));
      }
    }
    return findings;
  }

  private List<Finding> compare(GraphSubject subject, GraphCase graph) throws InterruptedException {
    Matrix x = graph.examples(EXAMPLES);
    InfiniteKernel kernel =
        subject
            .workbench()
            .infinite()
            .kernel(graph.graph(NARROWEST, 1), new NtkScaling(), Precision.DOUBLE);
    Map<String, Matrix> limits =
        new KernelComputation(
                kernel,
                List.of(InfiniteKernel.NNGP, InfiniteKernel.NTK),
                OptionalInt.empty(),
                1,
                GramListener.NONE)
            .gram(x);
    if (graph.finiteRefusal(subject.workbench()).isPresent()) {
      String reason = graph.finiteRefusal(subject.workbench()).get();
      return List.of(Finding.notApplicable(subject.name(), name(), graph.place(), reason));
    }
    if (!graph.dependsOnN()) {
      String reason = "no layer grows with the width n";
      return List.of(Finding.notApplicable(subject.name(), name(), graph.place(), reason));
    }
    if (graph.drawsMasks(subject.workbench())) {
      String reason = "training draws masks: the kernel is theirs, and they are off when measuring";
      return List.of(Finding.notApplicable(subject.name(), name(), graph.place(), reason));
    }
    List<Integer> widths = widths(graph);
    WidthSweep covariance = sweep(subject, graph, widths, InfiniteKernel.NNGP, OUTPUTS, limits);
    WidthSweep tangent = sweep(subject, graph, widths, InfiniteKernel.NTK, 1, limits);
    return List.of(
        limit(subject, graph, covariance),
        limit(subject, graph, tangent),
        scatter(subject, graph, tangent));
  }

  private static WidthSweep sweep(
      GraphSubject subject,
      GraphCase graph,
      List<Integer> widths,
      String kernel,
      int outputs,
      Map<String, Matrix> limits)
      throws InterruptedException {
    List<EmpiricalKernels> drawn = new ArrayList<>();
    for (int width : widths) {
      drawn.add(
          new EmpiricalKernelComputation(
                  subject.workbench().networks(),
                  graph.graph(width, outputs),
                  new NtkScaling(),
                  Precision.DOUBLE,
                  Workbench.SEED + width,
                  draws(widths, width),
                  OutputPairs.MEAN,
                  List.of(kernel),
                  Runtime.getRuntime().availableProcessors(),
                  EmpiricalProgress.NONE)
              .of(graph.examples(EXAMPLES)));
    }
    return new WidthSweep(widths, kernel, drawn, limits.get(kernel));
  }

  private Finding limit(GraphSubject subject, GraphCase graph, WidthSweep sweep) {
    WidthSweep.Entry worst = sweep.worst();
    String lookedAt =
        "%s, %s: means of %s networks at widths %s, extrapolated; significance %s"
            .formatted(
                graph.place(),
                sweep.kernel(),
                sweep.draws(),
                sweep.widths(),
                number(WidthSweep.SIGNIFICANCE));
    String expected =
        "the kernel's %s[%d, %d] = %s"
            .formatted(sweep.kernel(), worst.row(), worst.column(), number(worst.expected()));
    String found =
        "wide networks tend to %s ± %s there, %s standard errors off (%s allowed)"
            .formatted(
                number(worst.found()),
                number(worst.error()),
                number(worst.deviations()),
                number(sweep.critical()));
    boolean passed = worst.deviations() <= sweep.critical();
    return Finding.of(subject.name(), name(), lookedAt, expected, found, passed);
  }

  private Finding scatter(GraphSubject subject, GraphCase graph, WidthSweep sweep) {
    String lookedAt =
        "%s, distance of single networks to the ntk at widths %s"
            .formatted(graph.place(), sweep.widths());
    if (sweep.isExact()) {
      return Finding.of(
          subject.name(), name(), lookedAt, "a fall", "0 to rounding at every width", true);
    }
    double slope = sweep.slope();
    return Finding.of(
        subject.name(),
        name(),
        lookedAt,
        "a fall like n^-0.5, below n^" + number(SLOPE),
        "n^" + number(slope),
        slope < SLOPE);
  }

  /** Three widths a factor of two or more apart, as large as the budget allows. */
  private static List<Integer> widths(GraphCase graph) {
    int widest = WIDEST;
    while (widest > LEAST_WIDEST && DRAWS * work(graph.graph(widest, OUTPUTS)) > BUDGET) {
      widest /= 2;
    }
    return widest == WIDEST
        ? List.of(NARROWEST, WIDEST / 4, WIDEST / 2, WIDEST)
        : List.of(widest / 4, widest / 2, widest);
  }

  /**
   * Networks of a width. Where the budget ends at small widths, single networks scatter the most;
   * there are more of the narrower ones then, which cost less.
   */
  private static int draws(List<Integer> widths, int width) {
    int widest = widths.get(widths.size() - 1);
    return widest == WIDEST ? DRAWS : DRAWS * (widest / width);
  }

  /** Multiplications of a forward and a backward pass, and what it takes to draw the weights. */
  private static double work(LayerGraph graph) {
    double work = 0;
    for (GraphNode node : graph.weighted()) {
      Shape shape = node.shape();
      double positions = (double) shape.size() / shape.channels();
      for (WeightShape weight : node.weights()) {
        work += (double) weight.fanIn() * weight.fanOut() * (3 * EXAMPLES * positions + 50);
      }
    }
    return work;
  }
}
