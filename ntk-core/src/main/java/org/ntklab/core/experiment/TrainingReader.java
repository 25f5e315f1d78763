package org.ntklab.core.experiment;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.ntklab.core.config.ConfigNode;
import org.ntklab.core.config.Options;
import org.ntklab.core.optimiser.Adam;
import org.ntklab.core.optimiser.HeavyBall;
import org.ntklab.core.optimiser.Nesterov;
import org.ntklab.core.optimiser.Optimiser;
import org.ntklab.core.optimiser.Sgd;

/** Reads the {@code training:} group. */
final class TrainingReader {
  private static final List<String> LIMITS = List.of("steps", "time", "loss");
  private static final int STEPS = 1000;
  private static final double FRACTION = 0.25;
  private static final double MOMENTUM = 0.9;

  TrainingSpec read(Options root, int examples) {
    Options options = root.group("training");
    Optimiser optimiser = optimiser(options);
    LearningRate rate = learningRate(options, optimiser);
    OptionalInt batch = batch(options, examples);
    Until until = until(options.group("until"), options.has("until"));
    double scale = options.number("output-scale").check(a -> a > 0, "a number above 0").orElse(1.0);
    boolean centred = options.flag("centred").orElse(false);
    options.reportUnknown();
    return new TrainingSpec(optimiser, rate, batch, until, scale, centred);
  }

  private static Optimiser optimiser(Options options) {
    String name =
        options.oneOf("optimiser", List.of("sgd", "momentum", "nesterov", "adam")).orElse("sgd");
    return switch (name) {
      case "momentum" -> new HeavyBall(momentum(options));
      case "nesterov" -> new Nesterov(momentum(options));
      case "adam" ->
          new Adam(
              decay(options, "beta1", 0.9),
              decay(options, "beta2", 0.999),
              options.number("epsilon").check(e -> e > 0, "a number above 0").orElse(1e-8));
      default -> new Sgd();
    };
  }

  private static double momentum(Options options) {
    return decay(options, "momentum", MOMENTUM);
  }

  private static double decay(Options options, String key, double byDefault) {
    return options.number(key).check(m -> m >= 0 && m < 1, "a number in [0, 1)").orElse(byDefault);
  }

  private static LearningRate learningRate(Options options, Optimiser optimiser) {
    String key = "learning-rate";
    boolean hasMaximum = optimiser.recursion().isPresent();
    Optional<ConfigNode> node = options.node(key);
    if (node.isEmpty() && hasMaximum) {
      options.group(key).remember("of-maximum", FRACTION);
      return new LearningRate.OfMaximum(FRACTION);
    }
    if (node.isPresent() && node.get() instanceof ConfigNode.Entries) {
      if (!hasMaximum) {
        options.problem(key, "this optimiser has no largest stable rate: give a number");
      }
      Options group = options.group(key);
      double fraction =
          group.number("of-maximum").check(f -> f > 0, "a number above 0").required(FRACTION);
      group.reportUnknown();
      return new LearningRate.OfMaximum(fraction);
    }
    double eta = options.number(key).check(e -> e > 0, "a number above 0").required(1.0);
    return new LearningRate.Fixed(eta);
  }

  private static OptionalInt batch(Options options, int examples) {
    Optional<ConfigNode> node = options.node("batch");
    if (node.isEmpty() || "full".equals(node.get().plain())) {
      options.remember("batch", "full");
      return OptionalInt.empty();
    }
    String allowed = "'full' or a number from 1 to the " + examples + " training examples";
    if (!(node.get().plain() instanceof Long)) {
      options.expected("batch", allowed);
      return OptionalInt.empty();
    }
    int size = options.integer("batch").check(b -> b >= 1 && b <= examples, allowed).orElse(1);
    return OptionalInt.of(size);
  }

  private static Until until(Options options, boolean written) {
    Optional<Integer> steps =
        options
            .integer("steps")
            .check(s -> s >= 1 && s <= Until.MOST_STEPS, "1 to " + Until.MOST_STEPS)
            .optional();
    Optional<Double> time = options.number("time").check(t -> t > 0, "a number above 0").optional();
    Optional<Double> loss = options.number("loss").check(l -> l > 0, "a number above 0").optional();
    options.reportUnknown();
    if (steps.isEmpty() && time.isEmpty() && loss.isEmpty()) {
      // What was written and is wrong has been told.
      if (written && LIMITS.stream().noneMatch(options::has)) {
        options.problem("", "takes at least one of 'steps', 'time' and 'loss'");
      }
      options.remember("steps", STEPS);
      return Until.steps(STEPS);
    }
    return new Until(
        steps.map(OptionalInt::of).orElse(OptionalInt.empty()),
        time.map(OptionalDouble::of).orElse(OptionalDouble.empty()),
        loss.map(OptionalDouble::of).orElse(OptionalDouble.empty()));
  }
}
