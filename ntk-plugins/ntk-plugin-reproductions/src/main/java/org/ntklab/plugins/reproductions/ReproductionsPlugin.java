package org.ntklab.plugins.reproductions;

import java.util.List;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;
import org.ntklab.plugins.reproductions.classification.UciClassification;

/** Brings published results, and contributes what experiments cannot measure. */
public final class ReproductionsPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "reproductions";
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
    return "published results, each an experiment with what has to come out of it";
  }

  @Override
  public List<String> references() {
    return List.of(
        "jacot2018",
        "lee2019",
        "chizat2019",
        "geiger2020",
        "woodworth2020",
        "lewkowycz2020",
        "yang2021",
        "yang2022",
        "atanasov2022",
        "arora2020");
  }

  @Override
  public List<String> reproductions() {
    return List.of(
        "abc-table.yaml",
        "catapult.yaml",
        "diagonal-networks.yaml",
        "kernel-freezing.yaml",
        "lazy-scale.yaml",
        "learning-rate-transfer.yaml",
        "linearisation-error.yaml",
        "scale-crossover.yaml",
        "silent-alignment.yaml",
        "uci-classifiers.yaml");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions.addKind(
        ExtensionPoint.MEASUREMENT, "uci-classification", UciClassification.class);
  }
}
