package org.ntklab.plugins.parametrisations;

import java.util.List;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.provenance.Provenance;

/** Contributes the parametrisations of the literature, and abc for those that are not in it. */
public final class ParametrisationsPlugin implements NtkPlugin {
  @Override
  public String name() {
    return "parametrisations";
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
    return "standard, NTK, mean-field and maximal-update parametrisations, in width and depth, and any abc";
  }

  @Override
  public List<String> references() {
    return List.of(
        "yang2021",
        "jacot2018",
        "lee2019",
        "mei2018",
        "bordelon2022",
        "hajjar2021",
        "yang2022",
        "yang2024",
        "bordelon2024",
        "dey2025",
        "everett2024",
        "he2015");
  }

  @Override
  public void contribute(Contributions contributions) {
    contributions
        .add(ExtensionPoint.PARAMETRISATION, "standard", StandardParametrisation.class)
        .add(ExtensionPoint.PARAMETRISATION, "standard-over-n", StandardOverN.class)
        .add(ExtensionPoint.PARAMETRISATION, "ntk", NtkParametrisation.class)
        .add(ExtensionPoint.PARAMETRISATION, "mean-field", MeanField.class)
        .add(ExtensionPoint.PARAMETRISATION, "naive-mean-field", NaiveMeanField.class)
        .add(ExtensionPoint.PARAMETRISATION, "mup", MaximalUpdate.class)
        .add(ExtensionPoint.PARAMETRISATION, "depth-mup", DepthMaximalUpdate.class)
        .add(ExtensionPoint.PARAMETRISATION, "complete-p", CompleteP.class)
        .addKind(ExtensionPoint.PARAMETRISATION, "abc", Abc.class);
  }
}
