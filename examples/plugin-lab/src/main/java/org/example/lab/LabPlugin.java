package org.example.lab;

import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;

/** Names what the lab adds. */
public final class LabPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "lab";
  }

  @Override
  public String version() {
    return "1.0";
  }

  @Override
  public int apiVersion() {
    return 1; // of the ntk that this was written for
  }

  @Override
  public String description() {
    return "the snake activation, residual perceptrons, and a scaling halfway to features";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(ExtensionPoint.ACTIVATION, "snake", Snake.OfOptions.class)
        .addKind(ExtensionPoint.ARCHITECTURE, "residual-mlp", ResidualMlp.class)
        .add(ExtensionPoint.PARAMETRISATION, "halfway", Halfway.class);
  }
}
