package org.ntklab.analysis.metrics;

import static org.mockito.Mockito.mock;

import com.google.inject.AbstractModule;
import com.google.inject.Key;
import java.util.List;
import org.ntklab.core.Ntk;
import org.ntklab.core.config.Options;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.network.NetworkFactory;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.problem.Problems;

/** Every metric that the plugin contributes. */
final class AllMetrics {
  private AllMetrics() {}

  static List<Metric> list() {
    return kinds().names().stream().map(AllMetrics::get).toList();
  }

  static Metric get(String name) {
    return kinds().find(name).orElseThrow().read(Options.none(new Problems()));
  }

  private static Kinds<Metric> kinds() {
    return Ntk.with(
            PluginCatalogue.ofClassPath(),
            new AbstractModule() {
              @Override
              protected void configure() {
                // No metric trains.
                bind(NetworkFactory.class).toInstance(mock(NetworkFactory.class));
              }
            })
        .get(new Key<Kinds<Metric>>() {});
  }
}
