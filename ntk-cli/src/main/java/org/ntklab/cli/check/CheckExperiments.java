package org.ntklab.cli.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.experiment.ExperimentReader;
import org.ntklab.core.experiment.ExperimentSpec;
import org.ntklab.core.experiment.RunSpec;

/** The experiments behind the checks, as files would say them. */
final class CheckExperiments {
  private static final String SOURCE = "check";
  private static final String WIDTH = "architecture.width";

  /** Of the largest stable rate on the narrowest network: it is stable no more as kernels grow. */
  private static final double FRACTION = 1.0 / 8;

  /** The same with momentum, which adds steps up. */
  private static final double FRACTION_OF_MOMENTUM = 1.0 / 32;

  private final ExperimentReader reader;
  private final CheckQuestion question;

  CheckExperiments(ExperimentReader reader, CheckQuestion question) {
    this.reader = reader;
    this.question = question;
  }

  /** One step at a fraction of the largest stable rate, on the narrowest network. */
  ExperimentSpec firstRate() {
    List<Integer> narrowest = question.widths().subList(0, 1);
    double fraction = question.optimiser().equals("sgd") ? FRACTION : FRACTION_OF_MOMENTUM;
    return read(narrowest, Map.of("of-maximum", fraction), 1, new Steps(1, 2, false));
  }

  /** All networks with their outputs as they are, and one step. */
  ExperimentSpec atTheStart(double rate) {
    return read(question.widths(), rate, question.seeds(), new Steps(1, 2, false));
  }

  /** All networks at one rate, with a checkpoint at every step. */
  ExperimentSpec atOneRate(double rate) {
    int steps = question.steps();
    return read(question.widths(), rate, question.seeds(), new Steps(steps, steps + 1, true));
  }

  /** All networks of some widths at rates of their own. */
  ExperimentSpec atRates(Map<Integer, List<Double>> byWidth) {
    List<RunSpec> runs = new ArrayList<>();
    byWidth.forEach(
        (width, rates) ->
            rates.forEach(
                rate ->
                    runs.addAll(
                        read(
                                List.of(width),
                                rate,
                                question.seeds(),
                                new Steps(question.transferSteps(), 2, true))
                            .runs())));
    return new ExperimentSpec(SOURCE, runs, Optional.empty(), List.of(WIDTH));
  }

  /**
   * How long networks train.
   *
   * @param centred whether the outputs at the start are taken off: random and of order one in some
   *     parametrisations, they would add noise to everything that training does
   */
  private record Steps(int count, int checkpoints, boolean centred) {}

  private ExperimentSpec read(List<Integer> widths, Object rate, int seeds, Steps steps) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("name", SOURCE);
    tree.put("data", question.data());
    tree.put("architecture", question.architecture());
    tree.put("parametrisation", question.parametrisation());
    tree.put(
        "training",
        Map.of(
            "optimiser",
            question.optimiser(),
            "learning-rate",
            rate,
            "until",
            Map.of("steps", steps.count()),
            "centred",
            steps.centred()));
    tree.put("trace", Map.of("checkpoints", steps.checkpoints()));
    tree.put("seeds", seeds);
    tree.put("grid", Map.of(WIDTH, widths));
    ConfigNode.Entries entries = (ConfigNode.Entries) ConfigNode.of(tree, 0);
    ExperimentSpec spec = reader.read(SOURCE, entries, Path.of(""));
    // Exponents are the checks' own; the study is not to judge a regime as well.
    return new ExperimentSpec(spec.name(), spec.runs(), Optional.empty(), spec.gridKeys());
  }
}
