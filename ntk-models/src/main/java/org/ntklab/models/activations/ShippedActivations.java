package org.ntklab.models.activations;

import static org.ntklab.core.plugin.ExtensionPoint.ACTIVATION;

import org.ntklab.core.plugin.Contributions;

/** All activations of this package under the names that users write. */
public final class ShippedActivations {
  private ShippedActivations() {}

  /**
   * Adds every activation.
   *
   * @param contributions modified
   */
  public static void contribute(Contributions contributions) {
    contributions
        .add(ACTIVATION, "abs", Abs.class)
        .add(ACTIVATION, "erf", Erf.class)
        .add(ACTIVATION, "gelu", Gelu.class)
        .add(ACTIVATION, "relu", Relu.class)
        .add(ACTIVATION, "sigmoid", Sigmoid.class)
        .add(ACTIVATION, "sign", Sign.class)
        .add(ACTIVATION, "silu", Silu.class)
        .add(ACTIVATION, "softplus", Softplus.class)
        .add(ACTIVATION, "tanh", Tanh.class)
        .addKind(ACTIVATION, "abrelu", AbRelu.OfOptions.class)
        .addKind(ACTIVATION, "cos", Cos.OfOptions.class)
        .addKind(ACTIVATION, "exp", Exp.OfOptions.class)
        .addKind(ACTIVATION, "gaussian", Gaussian.OfOptions.class)
        .addKind(ACTIVATION, "hermite", Hermite.OfOptions.class)
        .addKind(ACTIVATION, "leaky-relu", LeakyRelu.OfOptions.class)
        .addKind(ACTIVATION, "monomial", Monomial.OfOptions.class)
        .addKind(ACTIVATION, "polynomial", Polynomial.OfOptions.class)
        .addKind(ACTIVATION, "rbf", Rbf.OfOptions.class)
        .addKind(ACTIVATION, "rectified-monomial", RectifiedMonomial.OfOptions.class)
        .addKind(ACTIVATION, "sin", Sin.OfOptions.class);
  }
}
