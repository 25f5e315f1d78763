package org.ntklab.cli.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ntklab.core.Ntk;
import org.ntklab.core.layer.Weight;
import org.ntklab.core.parametrisation.Parametrisation;
import org.ntklab.core.parametrisation.Scaling;
import org.ntklab.core.plugin.Contributions;
import org.ntklab.core.plugin.ExtensionPoint;
import org.ntklab.core.plugin.LoadedPlugin;
import org.ntklab.core.plugin.NtkPlugin;
import org.ntklab.core.plugin.PluginCatalogue;

/** A run's hash covers the multiplier of residual branches, and the rates that go with it. */
class ResidualIdentityTest {
  private static final String RESIDUAL =
      """
      data: {name: digits, train: 8, probe: 4, test: 0}
      architecture:
        width: 4
        layers:
          - dense: n
          - parallel: {residual: true, branches: [[], [relu, {dense: n}]]}
          - parallel: {residual: true, branches: [[], [relu, {dense: n}]]}
          - dense: outputs
      parametrisation: mine
      """;
  private static final String PLAIN = RESIDUAL.replace("residual: true, ", "");

  /** No scaling at all, but of branches. */
  static class Whole implements Parametrisation {
    @Override
    public Scaling scaling(Weight weight) {
      return Scaling.plain(1);
    }
  }

  /** Branches count half. */
  static final class Halved extends Whole {
    @Override
    public double residualMultiplier(int blocks) {
      return 0.5;
    }
  }

  /** Rates in branches depend on the number of blocks. */
  static final class Faster extends Whole {
    @Override
    public Scaling scaling(Weight weight) {
      double rate = Math.max(1, weight.branchOf());
      return new Scaling(1, 1, rate, rate);
    }
  }

  private record OneName(Class<? extends Parametrisation> type) implements NtkPlugin {
    @Override
    public String name() {
      return "mine";
    }

    @Override
    public String version() {
      return "1";
    }

    @Override
    public int apiVersion() {
      return 1;
    }

    @Override
    public String description() {
      return "one parametrisation";
    }

    @Override
    public void contribute(Contributions contributions) {
      contributions.add(ExtensionPoint.PARAMETRISATION, "mine", type);
    }
  }

  private static String hash(Class<? extends Parametrisation> type, String yaml) {
    List<NtkPlugin> plugins = new ArrayList<>();
    for (LoadedPlugin loaded : PluginCatalogue.ofClassPath().plugins()) {
      plugins.add(loaded.plugin());
    }
    plugins.add(new OneName(type));
    return Ntk.with(PluginCatalogue.of(plugins)).parse("a", yaml, List.of()).runs().get(0).hash();
  }

  @Test
  void ofResidualNetworksItChangesWithTheMultiplierAndTheRates() {
    String whole = hash(Whole.class, RESIDUAL);
    assertNotEquals(whole, hash(Halved.class, RESIDUAL));
    assertNotEquals(whole, hash(Faster.class, RESIDUAL));
  }

  @Test
  void withoutResidualBlocksItIsTheSame() {
    String whole = hash(Whole.class, PLAIN);
    assertEquals(whole, hash(Halved.class, PLAIN));
    assertEquals(whole, hash(Faster.class, PLAIN));
  }
}
