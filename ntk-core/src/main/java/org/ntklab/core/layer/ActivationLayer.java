package org.ntklab.core.layer;

import java.util.List;
import org.ntklab.core.activation.Activation;

/**
 * An activation as an entry of a list of layers.
 *
 * @param kind the activation's name
 * @param activation the function
 */
public record ActivationLayer(String kind, Activation activation) implements Layer {
  @Override
  public Shape output(List<Shape> inputs, Sizes sizes) {
    return inputs.get(0);
  }
}
