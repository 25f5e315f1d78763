package org.ntklab.plugins.mlp;

import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** Contributes the multilayer perceptron. */
public final class MlpPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "mlp";
  }

  @Override
  public String version() {
    return Provenance.version();
  }

  @Override
  public int apiVersion() {
    return 1;
  }

  @Override
  public String description() {
    return "the multilayer perceptron: dense layers with one activation between them";
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions.addKind(ExtensionPoint.ARCHITECTURE, "mlp", Mlp.class);
  }
}
