package org.ntklab.analysis.metrics;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Key;
import java.util.List;
import org.ntklab.core.config.Options;
import org.ntklab.core.data.DatasetCache;
import org.ntklab.core.metric.Metric;
import org.ntklab.core.plugin.Kinds;
import org.ntklab.core.plugin.PluginCatalogue;
import org.ntklab.core.plugin.PluginModule;
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
    return Guice.createInjector(
            new PluginModule(PluginCatalogue.ofClassPath()),
            new AbstractModule() {
              @Override
              protected void configure() {
                bind(DatasetCache.class);
              }
            })
        .getInstance(new Key<Kinds<Metric>>() {});
  }
}
