package org.ntklab.plugins.resnet;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.reference.Reference;

/**
 * The wide residual network WRN-{@code depth}-{@code widen}: a convolution of n channels, three
 * stages of residual blocks with {@code widen}·n, 2·{@code widen}·n and 4·{@code widen}·n channels,
 * activation, the mean over all positions, and a dense readout. The second and third stage begin
 * with a stride of 2. A block adds two convolutions of 3 × 3, an activation before each, to what it
 * reads; where channels or positions change, to a convolution of 1 × 1 of it, whose weight-std is 1
 * and which has no bias, since it stands for the identity.
 *
 * <p>Options: {@code depth} (10), 6k + 4 for k blocks a stage, or {@code blocks} for k itself;
 * {@code widen} (1); {@code layer-norm} (false), over channels, or the original's {@code
 * batch-norm} (false: with it there is no tangent kernel), before each activation; {@code
 * activation} (relu), as in a list of layers; {@code weight-std} of the other layers but the
 * readout (the activation's own: √2 for relu); {@code readout-weight-std} (1); {@code bias-std} (0:
 * no biases).
 */
@Reference(key = "zagoruyko2016", where = "Table 1")
public final class WideResnet implements Kind<Architecture> {
  private static final int STAGES = 3;
  private static final int LAYERS_PER_BLOCK = 2;
  private static final int LAYERS_PER_DEPTH = STAGES * LAYERS_PER_BLOCK;

  /** The first convolution and the projections. */
  private static final int OTHER_LAYERS = 4;

  private static final int WIDEST = 1000;

  private final ActivationOption activations;

  /** A wide residual network that knows these activations. */
  @Inject
  public WideResnet(Kinds<Activation> activations) {
    this.activations = new ActivationOption(activations);
  }

  @Override
  public Architecture read(Options options) {
    int blocks = blocks(options);
    int widen =
        options
            .integer("widen")
            .check(w -> w >= 1 && w <= WIDEST, "a whole number from 1 to " + WIDEST)
            .orElse(1);
    PreActivation parts = PreActivation.read(options, activations);
    List<LayerSpec> layers = new ArrayList<>();
    layers.add(parts.convolution(channels(1), 1));
    for (int stage = 0; stage < STAGES; stage++) {
      String channels = channels(widen << stage);
      int stride = stage == 0 ? 1 : 2;
      boolean same = stage == 0 && widen == 1;
      List<LayerSpec> shortcut = same ? List.of() : List.of(projection(channels, stride));
      LayerSpec first = parts.convolution(channels, stride);
      LayerSpec next = parts.convolution(channels, 1);
      layers.add(parts.block(shortcut, List.of(first, next)));
      layers.addAll(PreActivation.repeat(blocks - 1, parts.block(List.of(), List.of(next, next))));
    }
    layers.addAll(parts.nonlinearity());
    layers.add(LayerSpec.of("global-average-pool"));
    layers.add(parts.readout());
    return () -> List.copyOf(layers);
  }

  /** Blocks a stage, from either of the two ways to say it. */
  private static int blocks(Options options) {
    if (options.has("depth") && options.has("blocks")) {
      options.problem("depth", "says the same as 'blocks', 6·blocks + 4; give one of them");
    }
    if (options.has("blocks")) {
      int blocks = PreActivation.count(options, "blocks", 1, 1);
      options.remember("depth", LAYERS_PER_DEPTH * blocks + OTHER_LAYERS);
      options.forget("blocks");
      return blocks;
    }
    int depth =
        options
            .integer("depth")
            .check(
                d -> d > OTHER_LAYERS && d <= 10_000 && d % LAYERS_PER_DEPTH == OTHER_LAYERS,
                "6k + 4 for k blocks a stage: 10, 16, 22, 28, …")
            .orElse(LAYERS_PER_DEPTH + OTHER_LAYERS);
    return (depth - OTHER_LAYERS) / LAYERS_PER_DEPTH;
  }

  private static LayerSpec projection(String channels, int stride) {
    Map<String, Object> shape = new LinkedHashMap<>();
    shape.put("channels", channels);
    shape.put("kernel", 1);
    shape.put("stride", stride);
    shape.put("weight-std", 1.0);
    return LayerSpec.of("conv", shape);
  }

  private static String channels(int factor) {
    return factor == 1 ? "n" : factor + "n";
  }
}
