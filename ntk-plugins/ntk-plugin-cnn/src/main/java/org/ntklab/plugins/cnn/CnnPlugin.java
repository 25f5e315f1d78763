package org.ntklab.plugins.cnn;

import java.util.List;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** Contributes convolutional networks. */
public final class CnnPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "cnn";
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
    return "convolutional networks: plain ones, and the Myrtle networks with average pooling";
  }

  @Override
  public List<String> references() {
    return List.of("arora2019", "novak2019", "shankar2020");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .addKind(ExtensionPoint.ARCHITECTURE, "cnn", Cnn.class)
        .addKind(ExtensionPoint.ARCHITECTURE, "myrtle", Myrtle.class);
  }
}
