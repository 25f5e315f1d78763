package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.Optional;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.core.layer.LayerGraph;
import org.ntklab.core.network.Precision;

/**
 * A training step that is measured.
 *
 * @param title {@code "MLP 784-256×3-1"}
 * @param graph the network
 * @param batch examples of a step
 * @param precision of the weights
 * @param steps of one repetition, for a few tenths of a second
 * @param operations floating-point operations of a step's products, the batch that of the step
 *     before, as it is in full-batch descent and in the peer's script
 * @param others those of a step with another batch than the step before
 * @param target of the ratio to the peer
 * @param speed of the products by the peak of GEMM, if it has a target
 * @param peer how the peer does it
 */
record StepCase(
    String title,
    LayerGraph graph,
    int batch,
    Precision precision,
    int steps,
    double operations,
    double others,
    Optional<Target> target,
    Optional<Target> speed,
    StepScript peer) {
  private static final int FEATURES = 784;
  private static final int DIGITS = 64;
  private static final int BATCH = 256;
  private static final int IMAGES = 64;
  private static final int SIDE = 32;
  private static final int CLASSES = 10;

  /** The cases, sizes divided by the shrink of the sizes. */
  static List<StepCase> all(Sizes sizes) {
    return List.of(
        large(sizes, 256, 40, 0.65),
        large(sizes, 2048, 3, 0.75),
        convolutional(sizes),
        small(sizes, 8, 64, 1, 20_000, Optional.of(Target.atMost(0.05))),
        small(sizes, BATCH, 256, 2, 60, Optional.empty()));
  }

  /** Three hidden layers over vectors of 784, float32. */
  private static StepCase large(Sizes sizes, int width, int steps, double most) {
    int n = sizes.shrunk(width);
    int features = sizes.shrunk(FEATURES);
    int batch = sizes.shrunk(BATCH);
    double weights = (double) features * n + 2.0 * n * n + n;
    return new StepCase(
        "MLP %d-%d×3-1, batch %d, float32".formatted(features, n, batch),
        FiniteNetworks.dense(features, n, 3, 1, true),
        batch,
        Precision.SINGLE,
        sizes.shrunk(steps),
        repeated(batch, features, n, weights),
        plain(batch, features, n, weights),
        Optional.of(Target.atMost(most)),
        width == 2048 ? Optional.of(Target.atLeast(0.8)) : Optional.empty(),
        StepScript.shared("mlp 1 threads n %d ms ([0-9.]+)".formatted(n)));
  }

  private static StepCase convolutional(Sizes sizes) {
    int side = sizes.shrunk(SIDE);
    int channels = sizes.shrunk(IMAGES);
    int batch = sizes.shrunk(IMAGES);
    // As in the peer's script: two products of the first layer, three of the others.
    double ofPosition = 9 * 2 * (3.0 * channels * 2 + (double) channels * channels * 3 * 2);
    return new StepCase(
        "3×conv %d on %d×%d, pooled, batch %d, float32".formatted(channels, side, side, batch),
        FiniteNetworks.convolutional(side, channels, CLASSES, true),
        batch,
        Precision.SINGLE,
        1,
        ofPosition * batch * side * side,
        ofPosition * batch * side * side,
        Optional.of(Target.atMost(0.65)),
        Optional.empty(),
        StepScript.shared("cnn 1 ms ([0-9.]+)"));
  }

  /** Hidden layers over vectors of 64, float64, for which the peer has a script of ours. */
  private static StepCase small(
      Sizes sizes, int batch, int width, int hidden, int steps, Optional<Target> target) {
    int n = sizes.shrunk(width);
    int features = sizes.shrunk(DIGITS);
    int examples = sizes.shrunk(batch);
    double weights = (double) features * n + (hidden - 1.0) * n * n + n;
    String widths = features + ("-" + n).repeat(hidden) + "-1";
    return new StepCase(
        "MLP %s, batch %d, float64".formatted(widths, examples),
        FiniteNetworks.dense(features, n, hidden, 1, true),
        examples,
        Precision.DOUBLE,
        sizes.shrunk(steps),
        repeated(examples, features, n, weights),
        plain(examples, features, n, weights),
        target,
        Optional.empty(),
        StepScript.own(examples, widths));
  }

  /** Forward, and two products backward; none for the inputs, which nobody asks for. */
  private static double plain(double batch, double features, double width, double weights) {
    return 6 * batch * weights - 2 * batch * features * width;
  }

  /** The first layer by the inner products of fewer examples than features. */
  private static double repeated(double batch, double features, double width, double weights) {
    return batch <= features
        ? 6 * batch * (weights - features * width) + 2 * batch * batch * width
        : plain(batch, features, width, weights);
  }
}
