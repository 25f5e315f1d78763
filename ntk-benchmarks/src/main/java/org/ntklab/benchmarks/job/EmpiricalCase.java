package org.ntklab.benchmarks.job;

import java.util.List;
import java.util.regex.Pattern;
import org.ntklab.benchmarks.table.Target;
import org.ntklab.core.layer.LayerGraph;

/**
 * An empirical tangent kernel that is measured, all outputs against all.
 *
 * @param title {@code "MLP 784-1024×3-1, N = 128"}
 * @param graph the network
 * @param examples N
 * @param target of the ratio to the best of the peers that it is meant for
 * @param neuralTangents finds the seconds of its implementations in what they print
 * @param torch the same of {@code torch.func}
 * @param bestOfBoth whether the target is for the better of both, else for neural-tangents
 */
record EmpiricalCase(
    String title,
    LayerGraph graph,
    int examples,
    Target target,
    Pattern neuralTangents,
    Pattern torch,
    boolean bestOfBoth) {
  private static final int FEATURES = 784;
  private static final int WIDTH = 1024;
  private static final int CLASSES = 10;
  private static final int CHANNELS = 64;
  private static final int SIDE = 32;
  private static final int IMAGES = 32;
  private static final String SECONDS = " impl \\d \\(([0-9.]+)";

  /** The cases, sizes divided by the shrink of the sizes. */
  static List<EmpiricalCase> all(Sizes sizes) {
    return List.of(
        oneOutput(sizes, 128), oneOutput(sizes, 512), allOutputs(sizes), convolutional(sizes));
  }

  private static EmpiricalCase oneOutput(Sizes sizes, int count) {
    int features = sizes.shrunk(FEATURES);
    int n = sizes.shrunk(WIDTH);
    int examples = sizes.shrunk(count);
    return new EmpiricalCase(
        "MLP %d-%d×3-1, N = %d".formatted(features, n, examples),
        FiniteNetworks.dense(features, n, 3, 1, false),
        examples,
        Target.atMost(0.5),
        Pattern.compile("mlp3x1024 O=1 N=" + count + SECONDS),
        Pattern.compile("mlp n=1024 O=1 N " + count + " ([0-9.]+)"),
        false);
  }

  private static EmpiricalCase allOutputs(Sizes sizes) {
    int features = sizes.shrunk(FEATURES);
    int n = sizes.shrunk(WIDTH);
    int examples = sizes.shrunk(64);
    return new EmpiricalCase(
        "MLP %d-%d×2-10, N = %d, all outputs".formatted(features, n, examples),
        FiniteNetworks.dense(features, n, 2, CLASSES, false),
        examples,
        Target.atMost(0.6),
        Pattern.compile("mlp2x1024 O=10 N=64" + SECONDS),
        Pattern.compile("mlp 2x1024 O=10 N 64 ([0-9.]+)"),
        false);
  }

  private static EmpiricalCase convolutional(Sizes sizes) {
    int side = sizes.shrunk(SIDE);
    int channels = sizes.shrunk(CHANNELS);
    int examples = sizes.shrunk(IMAGES);
    return new EmpiricalCase(
        "3×conv %d on %d×%d, pooled, N = %d, all outputs".formatted(channels, side, side, examples),
        FiniteNetworks.convolutional(side, channels, CLASSES, false),
        examples,
        Target.atMost(0.7),
        Pattern.compile("cnn C=64 O=10 N=32" + SECONDS),
        Pattern.compile("cnn C=64 O=10 N 32 ([0-9.]+)"),
        true);
  }
}
