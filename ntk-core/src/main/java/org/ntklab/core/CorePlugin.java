package org.ntklab.core;

import java.util.List;
import org.ntklab.core.engine.LocalEngine;
import org.ntklab.core.loss.CrossEntropy;
import org.ntklab.core.loss.MeanSquaredError;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** What the core itself contributes, the way every plugin does. */
public final class CorePlugin implements NtkPlugin {
  @Override
  public String name() {
    return "core";
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
    return "losses and the local engine";
  }

  @Override
  public List<String> references() {
    return List.of();
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .add(ExtensionPoint.LOSS, "mse", MeanSquaredError.class)
        .add(ExtensionPoint.LOSS, "cross-entropy", CrossEntropy.class)
        .add(ExtensionPoint.ENGINE, "local", LocalEngine.class);
  }
}
