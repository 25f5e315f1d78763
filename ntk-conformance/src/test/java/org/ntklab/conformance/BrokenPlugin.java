package org.ntklab.conformance;

import static org.ntklab.core.plugin.ExtensionPoint.ACTIVATION;
import static org.ntklab.core.plugin.ExtensionPoint.ARCHITECTURE;
import static org.ntklab.core.plugin.ExtensionPoint.LAYER;
import static org.ntklab.core.plugin.ExtensionPoint.PARAMETRISATION;

import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.NtkPlugin;

/** One fault of each sort that people make. */
final class BrokenPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "broken";
  }

  @Override
  public String version() {
    return "0";
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "faults";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .add(ACTIVATION, "wrong-derivative", BrokenActivations.WrongDerivative.class)
        .add(ACTIVATION, "wrong-dual", BrokenActivations.WrongDual.class)
        .add(ACTIVATION, "untold-kink", BrokenActivations.UntoldKink.class)
        .add(ACTIVATION, "false-homogeneity", BrokenActivations.FalseHomogeneity.class)
        .add(ACTIVATION, "wrong-loop", BrokenActivations.WrongLoop.class)
        .addKind(LAYER, "wrong-fan-in", BrokenLayers.WrongFanIn.OfOptions.class)
        .addKind(LAYER, "forgotten-bias", BrokenLayers.ForgottenBias.OfOptions.class)
        .addKind(LAYER, "coupled-examples", BrokenLayers.CoupledExamples.OfOptions.class)
        .addKind(LAYER, "coupled-branches", BrokenLayers.CoupledBranches.OfOptions.class)
        .addKind(LAYER, "wrong-gradient", BrokenLayers.WrongGradient.OfOptions.class)
        .addKind(LAYER, "lost-option", BrokenLayers.LostOption.class)
        .addKind(LAYER, "throws", BrokenLayers.Thrower.OfOptions.class)
        .addKind(ARCHITECTURE, "wrong-outputs", BrokenArchitectures.WrongOutputs.class)
        .addKind(ARCHITECTURE, "unknown-layer", BrokenArchitectures.UnknownLayer.class)
        .addKind(ARCHITECTURE, "shared-branches", BrokenArchitectures.SharedBranches.class)
        .addKind(ARCHITECTURE, "lost-depth", BrokenArchitectures.LostDepth.class)
        .add(PARAMETRISATION, "mis-scaled-rate", BrokenParametrisations.MisScaledRate.class)
        .add(PARAMETRISATION, "negative-rate", BrokenParametrisations.NegativeRate.class)
        .add(PARAMETRISATION, "counts-calls", BrokenParametrisations.CountsCalls.class)
        .add(PARAMETRISATION, "single-output", BrokenParametrisations.SingleOutput.class);
  }
}
