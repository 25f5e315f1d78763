package org.ntklab.plugins.resnet;

import java.util.List;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** Contributes residual networks. */
public final class ResnetPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "resnet";
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
    return "residual networks with pre-activation: of dense layers, of convolutions, and wide ones";
  }

  @Override
  public List<String> references() {
    return List.of("he2016", "zagoruyko2016");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(ExtensionPoint.ARCHITECTURE, "resnet-mlp", ResidualMlp.class)
        .addKind(ExtensionPoint.ARCHITECTURE, "resnet", ResidualCnn.class)
        .addKind(ExtensionPoint.ARCHITECTURE, "wide-resnet", WideResnet.class);
  }
}
