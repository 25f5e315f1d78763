package org.ntklab.plugins.cnn;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ntklab.core.activation.Activation;
import org.ntklab.core.architecture.ActivationOption;
import org.ntklab.core.architecture.Architecture;
import org.ntklab.core.architecture.WeightOptions;
import org.ntklab.core.config.Options;
import org.ntklab.core.layer.LayerSpec;
import org.ntklab.core.plugin.Kind;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.reference.Reference;

/**
 * The Myrtle networks: 3×3 convolutions of n channels in three groups with average pooling between
 * them, the mean over all positions, and a dense readout.
 *
 * <p>Options: {@code depth} 5 (the default), 7 or 10, in which the readout counts, as it does in
 * the networks' names; {@code activation} (relu); {@code weight-std} of convolutions (the
 * activation's own), {@code readout-weight-std} (1), {@code bias-std} (0). On images of 32 × 32 the
 * last mean is that of the three poolings at the end of the original.
 */
@Reference(key = "shankar2020")
public final class Myrtle implements Kind<Architecture> {
  /** Convolutions in each group, by depth. */
  private static final Map<Integer, List<Integer>> GROUPS =
      Map.of(5, List.of(2, 1, 1), 7, List.of(2, 2, 2), 10, List.of(3, 3, 3));

  private static final int DEPTH = 5;

  private final ActivationOption activations;

  /** A Myrtle network that knows these activations. */
  @Inject
  public Myrtle(Kinds<Activation> activations) {
    this.activations = new ActivationOption(activations);
  }

  @Override
  public Architecture read(Options options) {
    int depth =
        options.integer("depth").check(GROUPS::containsKey, "one of 5, 7 and 10").orElse(DEPTH);
    Optional<ActivationOption.Chosen> activation = activations.read(options, "activation", "relu");
    ConvolutionStack stack =
        new ConvolutionStack(activation, WeightOptions.read(options, activation), 3, "same");
    List<Integer> groups = GROUPS.get(depth);
    for (int group = 0; group < groups.size(); group++) {
      if (group > 0) {
        stack.addAveragePool();
      }
      for (int layer = 0; layer < groups.get(group); layer++) {
        stack.addConvolution();
      }
    }
    List<LayerSpec> layers = stack.endedBy("global-average-pool");
    return () -> layers;
  }
}
