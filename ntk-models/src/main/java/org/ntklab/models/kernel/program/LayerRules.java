package org.ntklab.models.kernel.program;

import java.util.List;
import org.ntklab.core.layer.ActivationLayer;
import org.ntklab.core.layer.GraphNode;
import org.ntklab.core.layer.Layer;
import org.ntklab.core.problem.RefusedException;
import org.ntklab.models.kernel.KernelLayer;
import org.ntklab.models.kernel.KernelRule;
import org.ntklab.models.kernel.points.ActivationRule;

/** The kernel rules of layers; core's activations have one for all. */
final class LayerRules {
  private LayerRules() {}

  /**
   * The rules of a node, in series.
   *
   * @throws RefusedException when the layer has no kernel reading, naming it
   */
  static List<KernelRule> of(GraphNode node) {
    Layer layer = node.layer();
    if (layer instanceof ActivationLayer activation) {
      return List.of(new ActivationRule(activation.activation()));
    }
    if (!(layer instanceof KernelLayer kernel)) {
      throw new RefusedException(
          "layer '%s' has no kernel at infinite width: the kind '%s' gives no rule for it"
              .formatted(node.name(), layer.kind()));
    }
    try {
      return kernel.kernel();
    } catch (RefusedException e) {
      throw new RefusedException(
          "layer '%s' has no kernel at infinite width: %s".formatted(node.name(), e.getMessage()));
    }
  }
}
